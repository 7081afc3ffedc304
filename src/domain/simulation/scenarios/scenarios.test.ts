/**
 * The exercises of the course, run: their solutions come to the status that they should, typical wrong answers show the symptom
 * that a cluster would show. Each file is one exercise: what is given, a solution, and what it shows after a minute; other right
 * ways to write it and wrong answers are replacements in the solution.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { readManifests } from '#domain/kubernetes/read.ts';
import type { Run } from '#domain/simulation/cluster/run.ts';
import { createRun } from '#domain/simulation/cluster/simulate.ts';
import { imageFor } from '#domain/simulation/images/all.ts';
import { podColumns } from '#domain/simulation/kubectl/status-columns.ts';

type ByName = Readonly<Record<string, string>>;

interface Variant {
  readonly says: string;
  readonly replace: readonly { readonly from: string; readonly to: string }[];
  readonly shows: ByName;
  readonly logs?: Readonly<Record<string, readonly string[]>>;
}

interface Scenario {
  readonly given?: string;
  readonly solution: string;
  /** By Pod (`*` at the end stands for the rest of a generated name): READY, STATUS and RESTARTS; `|` between several, `*` for any. */
  readonly shows: ByName;
  /** By `pod/container`: texts that its log holds; with `!` before it, does not hold. */
  readonly logs?: Readonly<Record<string, readonly string[]>>;
  readonly right?: readonly Variant[];
  readonly wrong?: readonly Variant[];
}

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const SCENARIOS = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => [name.replace('.yaml', ''), load(readFileSync(FOLDER + name, 'utf8')) as Scenario] as const);

function runFor(text: string, given = ''): Run {
  const { manifests, problems } = readManifests(text);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const run = createRun(manifests, { images: imageFor, given: readManifests(given).manifests });
  run.advance(60);
  return run;
}

const isNamed = (name: string | undefined, pattern: string): boolean =>
  pattern.endsWith('*') ? (name ?? '').startsWith(pattern.slice(0, -1)) : name === pattern;

function columnsOf(run: Run, pattern: string): readonly string[] {
  const [name = '', namespace = 'default'] = pattern.split('/').toReversed();
  return run
    .pods()
    .filter(
      ({ metadata }) => isNamed(metadata?.name, name) && (metadata?.namespace ?? 'default') === namespace,
    )
    .map((pod) => {
      const { ready, status, restartCount } = podColumns(pod, run.wallTime);
      return `${ready} ${status} ${restartCount}`;
    });
}

const fits = (found: string, wanted: string): boolean =>
  wanted.split('|').some((one) => (one.endsWith('*') ? found.startsWith(one.slice(0, -1)) : found === one));

function expectShown(run: Run, shows: ByName): void {
  for (const [pod, wanted] of Object.entries(shows)) {
    const found = columnsOf(run, pod);
    expect(found.length, pod).toBeGreaterThan(0);
    for (const each of found)
      expect({ pod, shows: fits(each, wanted) ? wanted : each }).toEqual({ pod, shows: wanted });
  }
}

function logOf(run: Run, of: string): string {
  const [pod = '', container = ''] = of.split('/');
  return run.trace.events
    .flatMap((event) =>
      event.op === 'log' && event.container === container && isNamed(event.pod, pod) ? [event.line] : [],
    )
    .join('\n');
}

function expectLogged(run: Run, logs: Scenario['logs'] = {}): void {
  for (const [of, texts] of Object.entries(logs)) {
    const log = logOf(run, of);
    for (const text of texts) {
      if (text.startsWith('!')) expect(log).not.toContain(text.slice(1));
      else expect(log).toContain(text);
    }
  }
}

const isUnmodelled = ({ op }: Run['trace']['events'][number]): boolean => op === 'unmodelled';

describe.each(SCENARIOS)('%s', (_, { given, solution, shows, logs, right = [], wrong = [] }) => {
  it('the solution comes to the status that it should, and nothing of it is unknown', () => {
    const run = runFor(solution, given);
    expect(run.trace.events.filter(isUnmodelled)).toEqual([]);
    expectShown(run, shows);
    expectLogged(run, logs);
  });

  it.each([...right, ...wrong].map((one) => [one.says, one] as const))('%s', (_says, one) => {
    const text = one.replace.reduce((answer, { from, to }) => {
      expect(answer).toContain(from);
      return answer.replace(from, () => to);
    }, solution);
    const run = runFor(text, given);
    expectShown(run, one.shows);
    expectLogged(run, one.logs);
  });
});
