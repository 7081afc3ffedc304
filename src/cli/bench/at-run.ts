import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readManifests } from '#domain/kubernetes/read.ts';
import { runsWith } from '#domain/grading/behaviour/run.ts';
import { createRun } from '#domain/simulation/cluster/simulate.ts';
import { imageFor } from '#domain/simulation/images/all.ts';
import { compare, type Contender } from './measure.ts';
import type { Table } from './table.ts';

const SECONDS = 60;

/** What a Check may take for the three runs of an answer, in milliseconds. */
const CHECK = 150;

/** Four containers that write, adapt, serve and ask, for a virtual minute. */
export async function atRun(root: string): Promise<Table> {
  const { manifests } = readManifests(readFileSync(join(root, 'src/cli/bench/run.yaml'), 'utf8'));
  const once = () => createRun(manifests, { images: imageFor }).advance(SECONDS);
  const contenders: readonly Contender<null>[] = [
    { name: 'one run', run: once },
    {
      name: 'three runs, as for a Check',
      run: () => runsWith(imageFor)(manifests, [])({ seconds: SECONDS }),
    },
  ];
  const figures = await compare(contenders, [null], { warmUp: 5, rounds: 30 });
  const kept = (figures[1]?.p95 ?? 0) < CHECK ? 'kept' : 'MISSED';
  return {
    title: `${SECONDS} virtual seconds of four containers; 95 % of checks within ${CHECK} ms: ${kept}`,
    columns: ['milliseconds', 'median', 'p95', 'worst'],
    rows: contenders.map(({ name }, at) => [
      name,
      figures[at]?.median ?? 0,
      figures[at]?.p95 ?? 0,
      figures[at]?.worst ?? 0,
    ]),
  };
}
