/** Runs of manifests for tests, with the test image, and short ways to look at them. */
import { readManifests } from '#domain/kubernetes/read.ts';
import type { Pod } from '#domain/kubernetes/schema/api.gen.ts';
import type { Run } from '#domain/simulation/cluster/run.ts';
import { createRun, type RunOptions } from '#domain/simulation/cluster/simulate.ts';
import { testImages } from './images.test-data.ts';

/** Throws when the API server would refuse it: a typing error of the test. */
export function runOf(yaml: string, options: Partial<RunOptions> = {}): Run {
  const { manifests } = readManifests(yaml);
  for (const { accepted, said } of manifests)
    if (!accepted) throw new Error(`refused: ${said.map(({ facts }) => JSON.stringify(facts)).join('; ')}`);
  return createRun(manifests, { images: testImages, ...options });
}

/** A Pod `p` with this spec (YAML, indented by two or more). */
export const podYaml = (spec: string, metadata = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\n${metadata}spec:\n${spec}`;

export function podOf(run: Run, name = 'p'): Pod {
  const pod = run.pods().find(({ metadata }) => metadata?.name === name);
  if (!pod) throw new Error(`no Pod ${name}`);
  return pod;
}

/** To a tenth: turns of processes cost some milliseconds. */
export const secondsOf = (ms: number): number => Math.round(ms / 100) / 10;

/** `Running 1/1 0` in order, each with its time in seconds. */
export const rowsOf = (run: Run, pod = 'p'): readonly string[] =>
  run.trace
    .of('status', pod)
    .map(({ at, status, ready, restarts }) => `${secondsOf(at)} ${status} ${ready} ${restarts}`);

export const linesOf = (run: Run, container = 'c', previous = false): readonly string[] =>
  (run.log(podOf(run), container, previous) ?? []).map(({ line }) => line);

/** `Warning Failed ...` of the Pod and its containers. */
export const eventsOf = (run: Run, reason?: string): readonly string[] =>
  run
    .events()
    .filter((event) => reason === undefined || event.reason === reason)
    .map(({ type, reason: why, message }) => `${type} ${why} ${message}`);

/** When containers started: `a 0.2`. */
export const startsOf = (run: Run): readonly string[] =>
  run.trace.of('start').map(({ at, container }) => `${container} ${secondsOf(at)}`);
