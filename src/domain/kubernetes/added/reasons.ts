import type { Reason } from './because.ts';

/** Why a field is there that nobody wrote, by the type that it belongs to and its name. The only place with these words. */

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** For an image's tag, of a container or of a volume. */
const pullPolicy =
  (image: string): Reason =>
  ({ value, beside }) => {
    const name = text(beside[image]);
    if (value === 'Always') {
      const tagged = name.endsWith(':latest');
      return `${tagged ? 'The tag is' : 'No tag means'} :latest, so the image is asked for again at every start.`;
    }
    const named = name.includes('@') ? 'A digest is always the same image' : 'The tag is not :latest';
    return `${named}: it is not pulled again where it is on the node already.`;
  };

const FILE_MODE = 'Decimal for octal 0644: everybody may read the files, their owner may write them.';
const DRIVER = 'What this kind of volume takes when nothing is written.';
const TCP = 'TCP, unless UDP or SCTP is written.';
const TOKEN_MOUNT = 'The ServiceAccount’s token, for programs that talk to the API server.';
const HISTORY = 'The last ten revisions are kept for a rollback.';
const TWICE = 'The same source under its other name: dataSource and dataSourceRef are kept alike.';

const isNameLabel = (labels: unknown): boolean =>
  Object.keys(labels as Readonly<Record<string, unknown>>).includes('kubernetes.io/metadata.name');

function unwell(toleration: unknown): string {
  const key = text((toleration as Readonly<Record<string, unknown>> | undefined)?.['key']);
  return key.endsWith('unreachable') ? 'unreachable' : 'not ready';
}

export const REASONS: ReadonlyMap<string, Reason> = new Map<string, Reason>([
  // metadata
  [
    'ObjectMeta.namespace',
    'kubectl takes the namespace of your context, which is default unless you changed it.',
  ],
  ['ObjectMeta.name', 'The server puts five letters of its own behind generateName.'],
  [
    'ObjectMeta.labels',
    ({ value }) =>
      isNameLabel(value) ? undefined : 'Without labels of its own it gets those of its template.',
  ],
  [
    'ObjectMeta.labels[]',
    'Every namespace carries its name as a label, so that a namespaceSelector can name it.',
  ],
  ['ObjectMeta.finalizers[]', 'Keeps the claim, and so the data, until no Pod uses it any more.'],

  // Pod
  ['PodSpec.dnsPolicy', 'Names are asked of the cluster’s DNS, which passes on what it does not know.'],
  ['PodSpec.enableServiceLinks', 'Containers get environment variables for the Services of their namespace.'],
  ['PodSpec.restartPolicy', 'A container that ends is started again, whatever its exit code.'],
  ['PodSpec.schedulerName', 'The cluster’s own scheduler chooses the node.'],
  ['PodSpec.securityContext', 'Printed though it is empty: nothing is set for all containers at once.'],
  ['PodSpec.terminationGracePeriodSeconds', 'Containers have 30 seconds from TERM until they are killed.'],
  ['PodSpec.serviceAccount', 'The old name of serviceAccountName, kept the same.'],
  ['PodSpec.serviceAccountName', 'A Pod that names no ServiceAccount runs as default.'],
  ['PodSpec.imagePullSecrets', 'From the Pod’s ServiceAccount, as the Pod names none of its own.'],
  [
    'PodSpec.priority',
    ({ value }) =>
      value === 0
        ? 'No priorityClassName, so 0, unless the cluster has a default class.'
        : 'The number of this class.',
  ],
  ['PodSpec.preemptionPolicy', 'Where no node has room, Pods of lower priority may be removed for it.'],
  [
    'PodSpec.tolerations[]',
    ({ value }) => `The Pod stays five minutes on a node that is ${unwell(value)}, then it is evicted.`,
  ],
  ['PodSpec.volumes[]', `${TOKEN_MOUNT} The server picks the last five letters.`],
  ['Volume.emptyDir', 'A volume with no source is an empty directory that lives as long as the Pod.'],
  ['ConfigMapVolumeSource.defaultMode', FILE_MODE],
  ['SecretVolumeSource.defaultMode', FILE_MODE],
  ['DownwardAPIVolumeSource.defaultMode', FILE_MODE],
  ['ProjectedVolumeSource.defaultMode', FILE_MODE],
  ['HostPathVolumeSource.type', 'Empty: nobody looks what is at the path before it is mounted.'],
  ['ServiceAccountTokenProjection.expirationSeconds', 'The token is good for an hour and renewed before.'],
  ['ImageVolumeSource.pullPolicy', pullPolicy('reference')],
  ['ISCSIVolumeSource.iscsiInterface', DRIVER],
  ...['pool', 'user', 'keyring'].map((name) => [`RBDVolumeSource.${name}`, DRIVER] as const),
  ...['cachingMode', 'kind', 'fsType', 'readOnly'].map(
    (name) => [`AzureDiskVolumeSource.${name}`, DRIVER] as const,
  ),
  ...['storageMode', 'fsType'].map((name) => [`ScaleIOVolumeSource.${name}`, DRIVER] as const),

  // Containers
  ['Container.imagePullPolicy', pullPolicy('image')],
  ['Container.resources', 'Printed though it is empty: the container asks for nothing and is not limited.'],
  ['Container.terminationMessagePath', 'A last message that the container writes here shows in its status.'],
  ['Container.terminationMessagePolicy', 'The last message comes from that file, never from the log.'],
  ['Container.volumeMounts[]', TOKEN_MOUNT],
  ['ContainerPort.protocol', TCP],
  ['ContainerPort.hostPort', 'On the node’s network a container’s port is the node’s own.'],
  ['ObjectFieldSelector.apiVersion', 'fieldPath is one of version v1.'],
  ['ResourceFieldSelector.divisor', 'Printed though it is not set: 0 counts as 1, whole CPUs or bytes.'],
  [
    'ResourceRequirements.requests[]',
    ({ path }) =>
      path.startsWith('spec.resources')
        ? 'What the containers ask for together, or else the limit.'
        : 'A request that is not written is the limit.',
  ],
  ['ResourceRequirements.limits[]', 'The sum of what the containers are limited to.'],
  ['Probe.timeoutSeconds', 'An answer has to come within a second.'],
  ['Probe.periodSeconds', 'The probe runs every 10 seconds.'],
  ['Probe.successThreshold', 'One success is enough.'],
  ['Probe.failureThreshold', 'Only the third failure in a row counts.'],
  ['HTTPGetAction.path', 'The root of the site.'],
  ['HTTPGetAction.scheme', 'Plain HTTP.'],
  ['GRPCAction.service', 'Empty: the server is asked as a whole.'],

  // Service
  ['ServiceSpec.type', 'An address inside the cluster only.'],
  ['ServiceSpec.sessionAffinity', 'Each connection may go to another Pod.'],
  ['ClientIPConfig.timeoutSeconds', 'A client stays with its Pod for three hours.'],
  ['ServiceSpec.internalTrafficPolicy', 'Traffic from inside goes to ready Pods on all nodes.'],
  ['ServiceSpec.externalTrafficPolicy', 'Traffic from outside goes to ready Pods on all nodes.'],
  ['ServiceSpec.allocateLoadBalancerNodePorts', 'A load balancer reaches the Service by ports of the nodes.'],
  ['ServiceSpec.clusterIPs', 'The list that begins with clusterIP.'],
  ['ServicePort.protocol', TCP],
  ['ServicePort.targetPort', 'A port that names no target goes to the same port of the Pods.'],

  // Others
  ['Secret.type', 'A Secret of any keys.'],
  ['Secret.data[]', 'stringData is kept under data, in base64.'],
  ['NamespaceSpec.finalizers[]', 'Deleting the namespace first deletes what is in it.'],
  ['PersistentVolumeClaimSpec.resources', 'Printed though it is empty: no size is asked for.'],
  [
    'PersistentVolumeClaimSpec.volumeMode',
    'The volume is mounted as a directory, not handed over as a device.',
  ],
  ['PersistentVolumeClaimSpec.dataSource', TWICE],
  ['PersistentVolumeClaimSpec.dataSourceRef', TWICE],
  ['PersistentVolumeClaim.apiVersion', 'Each template is a whole object.'],
  ['PersistentVolumeClaim.kind', 'Each template is a whole object.'],
  ['NetworkPolicySpec.policyTypes', 'Ingress always, Egress where egress rules are written.'],
  ['NetworkPolicyPort.protocol', TCP],

  // Controllers
  ...['DeploymentSpec', 'ReplicaSetSpec', 'StatefulSetSpec'].map(
    (type) => [`${type}.replicas`, 'One Pod.'] as const,
  ),
  ...['DeploymentSpec', 'StatefulSetSpec', 'DaemonSetSpec'].map(
    (type) => [`${type}.revisionHistoryLimit`, HISTORY] as const,
  ),
  [
    'DeploymentSpec.progressDeadlineSeconds',
    'A rollout that makes no progress for ten minutes is reported as failed.',
  ],
  ['DeploymentStrategy.type', 'New Pods take the place of the old ones step by step.'],
  ['RollingUpdateDeployment.maxSurge', 'During a rollout at most a quarter more Pods run than wanted.'],
  [
    'RollingUpdateDeployment.maxUnavailable',
    'During a rollout at most a quarter of the wanted Pods is missing.',
  ],
  [
    'StatefulSetSpec.podManagementPolicy',
    'Pods start one after the other, each when the one before is ready.',
  ],
  ['StatefulSetUpdateStrategy.type', 'Pods are replaced one by one, the last one first.'],
  ['RollingUpdateStatefulSetStrategy.partition', 'Pods from this number on are updated: all of them.'],
  ['RollingUpdateStatefulSetStrategy.maxUnavailable', 'One Pod at a time may be missing during an update.'],
  ...['whenDeleted', 'whenScaled'].map(
    (name) =>
      [
        `StatefulSetPersistentVolumeClaimRetentionPolicy.${name}`,
        'The claims, and so the data, stay.',
      ] as const,
  ),
  ['DaemonSetUpdateStrategy.type', 'Pods are replaced node by node.'],
  ['RollingUpdateDaemonSet.maxSurge', 'No node runs an old and a new Pod at once.'],
  ['RollingUpdateDaemonSet.maxUnavailable', 'One node at a time is without its Pod during an update.'],
  ['JobSpec.parallelism', 'One Pod at a time.'],
  ['JobSpec.completions', 'One Pod that succeeds completes the Job.'],
  [
    'JobSpec.backoffLimit',
    ({ value }) =>
      value === 6
        ? 'After six retries the Job has failed.'
        : 'As good as no limit for the whole Job: each index has its own.',
  ],
  ['JobSpec.completionMode', 'The Pods are alike: none has a number of its own.'],
  ['JobSpec.suspend', 'It starts at once.'],
  ['JobSpec.manualSelector', 'The server makes selector and labels itself.'],
  [
    'JobSpec.podReplacementPolicy',
    ({ value }) =>
      `A new Pod takes the place of one that ${value === 'Failed' ? 'has failed' : 'is being deleted or has failed'}.`,
  ],
  ['PodFailurePolicyOnPodConditionsPattern.status', 'The condition has to be true.'],
  ['CronJobSpec.suspend', 'It runs at every time of its schedule.'],
  ['CronJobSpec.concurrencyPolicy', 'A run may begin while the one before is still going on.'],
  ['CronJobSpec.successfulJobsHistoryLimit', 'The last three Jobs that succeeded are kept.'],
  ['CronJobSpec.failedJobsHistoryLimit', 'The last Job that failed is kept.'],
]);
