import { CLI_LIMITS } from '#domain/kubernetes/limits.ts';
import { readManifests } from '#domain/kubernetes/read.ts';
import type { Manifest } from '#domain/kubernetes/manifest.ts';
import type { Run } from '#domain/simulation/cluster/run.ts';
import { createRun } from '#domain/simulation/cluster/simulate.ts';
import { imageFor } from '#domain/simulation/images/all.ts';
import { recordOf } from '#domain/simulation/record/record.ts';
import { storyOf } from '#domain/simulation/record/story.ts';
import type { PodRecord, RunRecord } from '#domain/simulation/record/types.ts';
import { parse, readRows, readSources, withValue } from './arguments.ts';
import type { Command, Surroundings } from './command.ts';
import { refusals } from './refusals.ts';
import { UsageError } from './usage.ts';

const SECONDS = 60;
/** An hour of virtual time. */
const MOST_SECONDS = 3600;

export function secondsOf(text: string | undefined): number {
  if (text === undefined) return SECONDS;
  const seconds = Number(text);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > MOST_SECONDS)
    throw new UsageError(`--seconds takes a whole number from 1 to ${MOST_SECONDS}`);
  return seconds;
}

/** All documents that the API server accepts, run together for so many virtual seconds. */
export function runFor(manifests: readonly Manifest[], seconds: number): Run {
  const run = createRun(
    manifests.filter(({ accepted }) => accepted),
    { images: imageFor },
  );
  run.advance(seconds);
  return run;
}

/** `run`: what `kubectl get pods -w` and the logs would show, with virtual times. */
export const run: Command = async (args, surroundings) => {
  const { rest, value } = withValue(args, '--seconds');
  const { flags, operands } = parse(rest, ['--json', '--rows']);
  if (flags.has('--rows') && !flags.has('--json')) throw new UsageError('--rows needs --json');
  if (flags.has('--rows')) return runRows(operands, surroundings);
  const seconds = secondsOf(value);
  const sources = await readSources(operands);
  const manifests = sources.flatMap(({ name, text }) => readManifests(text, name, CLI_LIMITS).manifests);
  const refused = refusals(manifests);
  for (const line of refused) process.stderr.write(`${line}\n`);
  const done = runFor(manifests, seconds);
  const lines = flags.has('--json')
    ? done.trace.events.map((event) => JSON.stringify(event))
    : storyOf(recordOf(done));
  for (const line of lines) surroundings.print(line);
  return refused.length === 0 && manifests.length > 0 ? 0 : 1;
};

async function runRows(operands: readonly string[], { print }: Surroundings): Promise<number> {
  for (const { id, yaml, seconds } of await readRows(operands, ['yaml'], ['seconds'])) {
    const { manifests } = readManifests(yaml, String(id), CLI_LIMITS);
    const record = recordOf(runFor(manifests, seconds ?? SECONDS));
    print(JSON.stringify({ id, ...summaryOf(record) }));
  }
  return 0;
}

/** The shape is a contract (see README.md). */
const summaryOf = ({ pods, unmodelled }: RunRecord) => ({
  pods: pods.filter(({ gone }) => gone === undefined).map(podSummary),
  containers: pods.flatMap((pod) =>
    pod.containers.map(({ name, log, spans }) => ({
      pod: pod.name,
      name,
      log: log.map(({ line }) => line),
      exits: spans.flatMap(({ state, code }) => (state === 'ended' && code !== undefined ? [code] : [])),
    })),
  ),
  unmodelled,
});

function podSummary({ name, rows }: PodRecord) {
  const { status = '', ready = '', restarts = 0 } = rows.at(-1) ?? {};
  return { name, status, ready, restarts };
}
