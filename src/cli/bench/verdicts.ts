import { readFileSync } from 'node:fs';
import { readManifests } from '#domain/kubernetes/read.ts';
import type { Judge } from './peers.ts';
import type { Sample } from './samples.ts';
import type { Table } from './table.ts';

/** A sample of which it is known whether the API server accepts it. */
interface Known {
  readonly sample: Sample;
  readonly accepted: boolean;
}

/** Rows of one document from the corpus that holds the verdicts of Kubernetes' own code. */
export function knownSamples(file: string): readonly Known[] {
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { yaml: string; verdicts: readonly { valid: boolean }[] });
  return rows.flatMap(({ yaml, verdicts }) => {
    const [verdict] = verdicts;
    if (verdict === undefined || verdicts.length > 1) return [];
    const kind = readManifests(yaml).manifests[0]?.kind || 'Pod';
    return [{ sample: { text: yaml, kind }, accepted: verdict.valid }];
  });
}

/** What each judge catches, so that speed is not compared blind. */
export async function catches(
  title: string,
  judges: readonly Judge[],
  known: readonly Known[],
): Promise<Table> {
  const wrong = known.filter(({ accepted }) => !accepted).length;
  const rows = await Promise.all(
    judges.map(async ({ name, run }) => {
      const verdicts: boolean[] = [];
      for (const { sample } of known) verdicts.push(await run(sample));
      const count = (truth: boolean, verdict: boolean): number =>
        known.filter(({ accepted }, at) => accepted === truth && verdicts[at] === verdict).length;
      const alarms = count(true, false);
      const caught = count(false, false);
      return [
        name,
        `${caught} of ${wrong}`,
        `${alarms} of ${known.length - wrong}`,
        caught + count(true, true),
      ];
    }),
  );
  return {
    title: `${title}: ${known.length} manifests, ${wrong} of them refused`,
    columns: ['', 'refused rightly', 'refused wrongly', 'same verdict'],
    rows,
  };
}
