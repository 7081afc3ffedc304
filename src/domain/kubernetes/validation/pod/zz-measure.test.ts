import { test } from 'vitest';
import { readFileSync, writeFileSync } from 'node:fs';
import { readManifests } from '#domain/kubernetes/read.ts';
test('measure', () => {
  const out: string[] = [];
  let docs = 0, verdictOk = 0, setOk = 0, detailOk = 0;
  for (const file of ['public.jsonl', 'mistakes.jsonl', 'disputed.jsonl']) {
    docs = verdictOk = setOk = detailOk = 0;
    for (const line of readFileSync('/work/shared/verdicts/' + file, 'utf8').split('\n')) {
      if (line === '') continue;
      const row = JSON.parse(line);
      let verdicts = row.apiserverLikeVerdicts ?? row.verdicts ?? row.verdict ?? [];
      let reading;
      try { reading = readManifests(row.yaml, 'x'); } catch (e) { out.push(row.id + ' THROWS ' + String((e as Error).stack).slice(0, 400)); reading = { manifests: [] as any[] }; }
      const byDoc = new Map(reading.manifests.map((m: any) => [m.doc, m]));
      for (const v of verdicts) {
        if (v.kind !== 'Pod' || (v.stage !== 'validate' && v.stage !== '' && v.stage !== undefined)) continue;
        docs += 1;
        const m: any = byDoc.get(String(v.doc)) ?? byDoc.get(v.doc);
        const mine = m ? m.diagnostics.filter((d: any) => d.severity === 'error') : [];
        const key = (e: any) => e.type + ' | ' + e.field;
        const full = (e: any) => key(e) + ' | ' + e.detail;
        const a = [...new Set(mine.map(key))].sort(), b = [...new Set(v.errors.map(key))].sort();
        const fa = [...new Set(mine.map(full))].sort(), fb = [...new Set(v.errors.map(full))].sort();
        const vOk = m && m.accepted === v.valid;
        if (vOk) verdictOk += 1;
        if (JSON.stringify(a) === JSON.stringify(b)) setOk += 1;
        if (JSON.stringify(fa) === JSON.stringify(fb)) detailOk += 1;
        else out.push(`${row.id}#${v.doc} [${row.rule}] ${vOk ? '' : 'VERDICT '}${m ? '' : 'NO MANIFEST '}${m?.stage ?? ''}\n   mine: ${fa.filter((x) => !fb.includes(x)).join('\n         ')}\n   want: ${fb.filter((x) => !fa.includes(x)).join('\n         ')}`);
      }
    }
    out.push(`== ${file} docs ${docs} verdict ${verdictOk} set ${setOk} detail ${detailOk}`);
    console.log(out.at(-1));
  }
  writeFileSync('/tmp/pod-measure.txt', out.join('\n'));
}, 120000);
