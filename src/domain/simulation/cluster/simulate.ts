/** From manifests to a run on the virtual clock. */
import type { Manifest } from '#domain/kubernetes/manifest.ts';
import { BUDGET, type Budget } from '#domain/simulation/kernel/budget.ts';
import { Kernel } from '#domain/simulation/kernel/kernel.ts';
import type { ImageLookup, Schedule } from '#domain/simulation/kubelet/kubelet.ts';
import { Recorder } from '#domain/simulation/trace/recorder.ts';
import { identityOf } from '#domain/world/identity.ts';
import { Cluster } from './cluster.ts';
import { ClusterRun, type Run } from './run.ts';

export interface RunOptions {
  /** Objects that are there already; the answer's shadow those of the same kind, namespace and name. */
  readonly given?: readonly Manifest[];
  readonly schedule?: Schedule;
  readonly budget?: Budget;
  /** Those that can be run; the known ones when left out. */
  readonly images: ImageLookup;
}

const FIRST_SEED = 42;

/** Everything is created at the beginning; nothing has run yet. Refused manifests run, too, as far as they could be read. */
export function createRun(manifests: readonly Manifest[], options: RunOptions): Run {
  const { given = [], schedule = 'list', budget = BUDGET, images } = options;
  const seed = typeof schedule === 'object' ? FIRST_SEED + schedule.seed : FIRST_SEED;
  const kernel = new Kernel(new Recorder(budget.events), { budget, seed });
  const all = chosen(manifests, given);
  const cluster = new Cluster({ kernel, images, schedule, manifests: all });
  for (const manifest of all) if (manifest.object) cluster.create(manifest.kind, manifest.object);
  return new ClusterRun(cluster);
}

/** Of two of one name the later counts, as `kubectl apply` leaves it; what others need comes first. */
function chosen(manifests: readonly Manifest[], given: readonly Manifest[]): readonly Manifest[] {
  const all = new Map<string, Manifest>();
  for (const manifest of [...given, ...manifests]) all.set(identityOf(manifest), manifest);
  return [...all.values()];
}
