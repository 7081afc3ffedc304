import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { atCheck } from './at-check.ts';
import { atRun } from './at-run.ts';
import { compare } from './measure.ts';
import { ajvJudges, languageServiceJudges, tripod, type Judge } from './peers.ts';
import { mixedSamples, type Sample } from './samples.ts';
import { stages } from './stages.ts';
import { printed, type Table } from './table.ts';
import { catches, knownSamples } from './verdicts.ts';

const PACKAGES = ['js-yaml', 'yaml', 'ajv', 'yaml-language-server'];
const MANIFESTS = 1000;

function versionsIn(root: string): Readonly<Record<string, string>> {
  const versionOf = (name: string): string => {
    const file = readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8');
    return (JSON.parse(file) as { version: string }).version;
  };
  return Object.fromEntries(PACKAGES.map((name) => [name, versionOf(name)]));
}

/** `npm run bench [-- --json]`: Tripod beside what else there is on npm, on this machine, in one run. */
export async function bench({
  root,
  json,
}: {
  readonly root: string;
  readonly json: boolean;
}): Promise<void> {
  const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`;
  const tables: Table[] = [];
  if (!json) process.stdout.write(`${machine}\n\n`);
  for await (const table of measured(root)) {
    tables.push(table);
    if (!json) process.stdout.write(`${printed(table)}\n`);
  }
  if (json) process.stdout.write(`${JSON.stringify({ machine, tables }, null, 2)}\n`);
}

async function* measured(root: string): AsyncGenerator<Table> {
  const versions = versionsIn(root);
  const started = performance.now();
  const ajv = ajvJudges(versions);
  const compiling = performance.now() - started;
  const judges = [tripod, ...ajv, ...languageServiceJudges(versions)];
  const pod = { kind: 'Pod', text: readFileSync(join(root, 'src/cli/bench/pod.yaml'), 'utf8') };
  const mixed = mixedSamples(MANIFESTS);
  const lines = Math.round(mixed.reduce((sum, { text }) => sum + text.split('\n').length, 0) / mixed.length);
  const repeated = Array.from({ length: 100 }, () => pod);
  yield speed('A Pod of 60 lines, from text to verdict', judges, repeated, { warmUp: 3, rounds: 5 });
  yield speed(
    `${MANIFESTS} mixed manifests of ${lines} lines on average, from text to verdict`,
    judges,
    mixed,
    { warmUp: 1, rounds: 3 },
  );
  yield {
    title: 'Once, before the first text, and not counted above',
    columns: ['milliseconds', ''],
    rows: [[`ajv ${versions['ajv']} compiles the schemas`, compiling]],
  };
  const corpus = knownSamples(join(root, 'src/domain/kubernetes/corpus/verdicts.jsonl'));
  yield catches("The API server's own verdicts (src/domain/kubernetes/corpus)", judges, corpus);
  const ours = mixed.map((sample) => ({ sample, accepted: tripod.run(sample) === true }));
  yield catches("Tripod's verdicts on the mixed manifests", judges.slice(1), ours);
  const right = mixed.filter((_, at) => ours[at]?.accepted);
  const wrong = mixed.filter((_, at) => ours[at]?.accepted === false);
  yield stages('Where the time of check goes: the Pod', repeated);
  yield stages('Where it goes: mixed manifests that are accepted', right);
  yield stages('Where it goes: mixed manifests that are refused', wrong);
  yield atCheck(root);
  yield atRun(root);
}

/** `times as long`: how often Tripod could do it in that time. */
async function speed(
  title: string,
  judges: readonly Judge[],
  samples: readonly Sample[],
  rounds: { readonly warmUp: number; readonly rounds: number },
): Promise<Table> {
  const figures = await compare(judges, samples, rounds);
  const own = figures[0];
  const each = figures.map(({ median, p95, total }, at) => [
    judges[at]?.name ?? '',
    median,
    p95,
    total / samples.length,
    own === undefined ? 0 : total / own.total,
  ]);
  return { title, columns: ['milliseconds each', 'median', 'p95', 'mean', 'times as long'], rows: each };
}
