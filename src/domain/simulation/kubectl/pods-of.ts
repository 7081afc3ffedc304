/** The Pods behind `web`, `pod/web`, `deploy/front`, `job/pi`, `svc/web`. After kubectl's polymorphichelpers. */
import type { Pod } from '#domain/kubernetes/schema/api.gen.ts';
import { Refusal } from './answer.ts';
import type { Call } from './call.ts';
import { readField } from './field.ts';
import { objectNamed, type ApiObject } from './objects.ts';
import { groupedPlural, type Resource } from './resources.ts';
import { labelTest, selectorTest, type LabelSelector } from './selectors.ts';
import { podColumns } from './status-columns.ts';
import { resourceOf } from './targets.ts';

const SELECTING = new Set(['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job']);

/** `logs` wraps what the server says; others pass it on. */
export type Missing = (resource: Resource, name: string) => Refusal;

export const missingPlainly: Missing = (resource, name) =>
  new Refusal(`Error from server (NotFound): ${groupedPlural(resource)} "${name}" not found`);

/** One Pod; of a workload, the one that most likely has something to show. Throws `Refusal`. */
export function podFor(call: Call, word: string, doing: string, missing: Missing = missingPlainly): Pod {
  const pods = podsFor(call, word, doing, missing);
  const [first] = pods;
  if (!first) throw new Refusal('error: timed out waiting for the condition');
  if (pods.length > 1) call.output.complain(`Found ${pods.length} pods, using pod/${first.metadata?.name}`);
  return first;
}

/** All Pods that a word means, the most telling first. */
export function podsFor(call: Call, word: string, doing: string, missing: Missing): readonly Pod[] {
  const [type = '', name] = word.includes('/') ? word.split('/') : ['pods', word];
  const resource = resourceOf(type);
  const object = objectNamed(call.cluster, resource.kind, call.namespace, name ?? '');
  if (!object) throw missing(resource, name ?? '');
  if (resource.kind === 'Pod') return [object as Pod];
  const isSelected = podTest(object, resource, doing);
  return podsIn(call)
    .filter(({ metadata }) => isSelected(metadata?.labels ?? {}))
    .toSorted((one, other) => rank(one, call) - rank(other, call));
}

function podTest(
  object: ApiObject,
  { kind }: Resource,
  doing: string,
): (labels: Readonly<Record<string, string>>) => boolean {
  const selector = readField(object, 'spec.selector');
  if (kind === 'Service')
    return selectorTest({ matchLabels: (selector ?? {}) as Readonly<Record<string, string>> });
  if (!SELECTING.has(kind))
    throw new Refusal(`error: cannot ${doing} *v1.${kind}: selector for *v1.${kind} not implemented`);
  return selectorTest(selector as LabelSelector | undefined);
}

/** Running and ready ones come before others. After ByLogging of kubectl's util/podutils. */
function rank(pod: Pod, { cluster }: Call): number {
  const [ready = '0', all] = podColumns(pod, cluster.wallTime).ready.split('/');
  const isRunning = pod.status?.phase === 'Running';
  return (isRunning ? 0 : 2) + (ready === all ? 0 : 1);
}

const podsIn = ({ cluster, namespace }: Call): readonly Pod[] =>
  cluster.pods().filter(({ metadata }) => (metadata?.namespace ?? 'default') === namespace);

/** Pods that a label selector lets through, by name. */
export function podsWith(call: Call, selector: string): readonly Pod[] {
  const isSelected = labelTest(selector);
  return podsIn(call)
    .filter(({ metadata }) => isSelected(metadata?.labels ?? {}))
    .toSorted((one, other) => ((one.metadata?.name ?? '') < (other.metadata?.name ?? '') ? -1 : 1));
}
