import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { readManifests } from '#domain/kubernetes/read.ts';
const key = (v: any) => v === undefined ? 'nothing' : v.valid ? 'valid' : v.stage === 'validate' ? `validate ${[...new Set(v.errors.map((e: any) => `${e.type} @ ${e.field}`))].sort().join(' | ')}` : v.stage;
test('measure', () => {
  let out = '';
  for (const file of ['public', 'mistakes']) {
    const rows = readFileSync(`/work/shared/verdicts/${file}.jsonl`, 'utf8').trim().split('\n').map((l) => JSON.parse(l));
    const stats: Record<string, number[]> = {};
    let msgs = 0, msgsame = 0;
    for (const row of rows) {
      const { manifests } = readManifests(row.yaml);
      const mine = new Map(manifests.map((m) => [m.doc, { valid: m.accepted, stage: m.stage, kind: m.kind, errors: m.diagnostics.filter((d) => d.severity === 'error').map((d) => ({ type: d.type, field: d.field, detail: d.detail })) }]));
      const pairs: any[] = row.verdicts.map((t: any) => [t, mine.get(String(t.doc))]);
      for (const [doc, g] of mine) if (!row.verdicts.some((t: any) => String(t.doc) === doc)) pairs.push([undefined, g]);
      for (const [t, g] of pairs) {
        const group = t === undefined ? 'extra' : t.stage && t.stage !== 'validate' ? t.stage : t.kind === 'Pod' ? 'Pod' : 'other';
        const s = (stats[group] ??= [0, 0, 0]);
        s[0]! += 1;
        const sv = t && g && t.valid === g.valid;
        if (sv) s[1]! += 1;
        const same = sv && key(t) === key(g);
        if (same) s[2]! += 1;
        else out += `${row.id} [${row.rule}] ${t?.kind}\n   truth ${key(t)} ${t?.stage && t.stage !== 'validate' ? JSON.stringify(t.errors) : ''}\n   found ${key(g)} ${g && g.stage !== 'validate' ? JSON.stringify(g.errors) : ''}\n`;
        if (same && file === 'public' && !t.valid && t.stage !== 'yaml') {
          msgs += 1;
          const f = (v: any) => v.errors.map((e: any) => `${e.type}@${e.field}@${e.detail}`).sort().join('\n');
          if (f(t) === f(g)) msgsame += 1; else out += `MSG ${row.id}\n  ${f(t)}\n  ${f(g)}\n`;
        }
        if (t && g && t.kind !== g.kind && t.kind !== undefined && t.stage !== 'yaml') out += `KIND ${row.id} ${t.kind} ${g.kind}\n`;
      }
    }
    out += `== ${file} ${JSON.stringify(stats)} messages ${msgsame}/${msgs}\n`;
  }
  writeFileSync('/tmp/measure.txt', out);
});
