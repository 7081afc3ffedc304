/** The engine behind rules on what happens. A file of its own, as nothing else needs the engine to grade. */
import type { Manifest } from '#domain/kubernetes/manifest.ts';
import { readManifests } from '#domain/kubernetes/read.ts';
import { createRun, type RunOptions } from '#domain/simulation/cluster/simulate.ts';
import type { ImageLookup, Schedule } from '#domain/simulation/kubelet/kubelet.ts';
import { CLIENT_MANIFEST } from './client.ts';
import type { Observed, Plan, Runs } from './observed.ts';

/** Other luck each time: containers in the order of the manifest, in the other one, and at odd moments. */
const SCHEDULES: readonly Schedule[] = ['list', 'reverse', { seed: 7 }];

/** A deleted Pod is gone after its grace period, mostly 30 seconds, and what its last sidecar takes. */
const GRACE_SECONDS = 45;

/** Runs answers, with these images, beside what is given: once for each plan that a rule asks for. */
export const runsWith =
  (images: ImageLookup) =>
  (answer: readonly Manifest[], given: readonly Manifest[]): Runs => {
    const client = readManifests(CLIENT_MANIFEST, 'client').manifests;
    const beside = { given: [...given, ...client], images };
    const known = new Map<string, readonly Observed[]>();
    return (plan) => {
      const key = JSON.stringify(plan);
      const runs =
        known.get(key) ?? SCHEDULES.map((schedule) => observe(answer, { ...beside, schedule }, plan));
      known.set(key, runs);
      return runs;
    };
  };

function observe(answer: readonly Manifest[], options: RunOptions, { seconds, deletes }: Plan): Observed {
  const run = createRun(answer, options);
  run.advance(seconds);
  const since = run.now;
  if (deletes !== undefined) {
    const pod = run.pods().find(({ metadata }) => metadata?.name === deletes);
    run.remove('Pod', pod?.metadata?.namespace ?? 'default', deletes);
    run.advance(GRACE_SECONDS);
  }
  return {
    cluster: run,
    events: [...run.trace.events],
    live: run.trace.events,
    since,
    cutShort: run.cutShort,
  };
}
