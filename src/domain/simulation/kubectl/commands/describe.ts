import type { RunningCluster } from '#domain/simulation/cluster/running.ts';
import { Refusal } from '#domain/simulation/kubectl/answer.ts';
import type { Call, Command } from '#domain/simulation/kubectl/call.ts';
import {
  describeClaim,
  describeConfigMap,
  describeNamespace,
  describeSecret,
} from '#domain/simulation/kubectl/describe/data.ts';
import type { Description } from '#domain/simulation/kubectl/describe/description.ts';
import { describeCronJob, describeJob } from '#domain/simulation/kubectl/describe/jobs.ts';
import { describePlainly } from '#domain/simulation/kubectl/describe/plain.ts';
import { describePod } from '#domain/simulation/kubectl/describe/pod.ts';
import { describeService } from '#domain/simulation/kubectl/describe/service.ts';
import {
  describeDaemonSet,
  describeDeployment,
  describeReplicaSet,
  describeStatefulSet,
} from '#domain/simulation/kubectl/describe/workloads.ts';
import { defineFlags } from '#domain/simulation/kubectl/flags.ts';
import { objectsOf, type ApiObject } from '#domain/simulation/kubectl/objects.ts';
import type { Resource } from '#domain/simulation/kubectl/resources.ts';
import { resourceOf, targetsOf } from '#domain/simulation/kubectl/targets.ts';
import { noneFound } from './get.ts';

export const DESCRIBE: Command = {
  name: 'describe',
  says: 'Show details of a specific resource or group of resources',
  usage: '(TYPE [NAME_PREFIX | -l label] | TYPE/NAME)',
  flags: defineFlags('all-namespaces,A bool', 'selector,l string', 'show-events bool', 'chunk-size int', 'filename,f list', 'recursive,R bool', 'kustomize,k string'), // prettier-ignore
  run: describe,
};

type Describer = (object: ApiObject, cluster: RunningCluster) => Description;

/** Each is given objects of its own kind only. */
const own = <Kind extends ApiObject>(
  describer: (object: Kind, cluster: RunningCluster) => Description,
): Describer => describer as unknown as Describer;

const DESCRIBERS: ReadonlyMap<string, Describer> = new Map([
  ['Pod', own(describePod)],
  ['Service', own(describeService)],
  ['Deployment', own(describeDeployment)],
  ['ReplicaSet', own(describeReplicaSet)],
  ['StatefulSet', own(describeStatefulSet)],
  ['DaemonSet', own(describeDaemonSet)],
  ['Job', own(describeJob)],
  ['CronJob', own(describeCronJob)],
  ['ConfigMap', own(describeConfigMap)],
  ['Secret', own(describeSecret)],
  ['PersistentVolumeClaim', own(describeClaim)],
  ['Namespace', own(describeNamespace)],
]);

function describe(call: Call): void {
  const { words, output, cluster } = call;
  if (words.length === 0)
    throw new Refusal(
      'error: You must specify the type of resource to describe. Use "kubectl api-resources" for a complete list of supported resources.',
    );
  const targets = targetsOf(call);
  const exact = targets.groups.flatMap(({ objects, resource }) => textsOf(objects, resource, cluster));
  const alike = exact.length === 0 && targets.isSingle ? byPrefix(call) : [];
  if (exact.length === 0 && !targets.isNamed) return output.complain(noneFound(call, targets.groups));
  output.stdout += exact.length > 0 ? exact.join('\n\n') : alike.map((text) => `${text}\n`).join('');
  if (alike.length === 0) for (const line of targets.missing) output.fail(line);
}

const textsOf = (
  objects: readonly ApiObject[],
  { kind, isNamespaced }: Resource,
  cluster: RunningCluster,
): readonly string[] =>
  objects.map((object) => {
    const describer = DESCRIBERS.get(kind);
    return (describer?.(object, cluster) ?? describePlainly(object, cluster, isNamespaced)).toString();
  });

/** `describe pod web` also means `web-1` and `web-2` when there is no `web`. */
function byPrefix({ words, cluster, namespace }: Call): readonly string[] {
  const [type = '', prefix = ''] = words.length === 1 ? (words[0] ?? '').split('/') : words;
  const resource = resourceOf(type);
  const objects = objectsOf(cluster, resource.kind)
    .filter(({ metadata }) => !resource.isNamespaced || (metadata?.namespace ?? 'default') === namespace)
    .filter(({ metadata }) => metadata?.name?.startsWith(prefix) === true);
  return textsOf(objects, resource, cluster);
}
