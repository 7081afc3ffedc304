/** The order in which people write fields, for the types that they write by hand. What is not named comes after, by the alphabet. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  Object: ['apiVersion', 'kind', 'metadata', 'spec', 'data'],
  ObjectMeta: ['name', 'namespace', 'labels', 'annotations', 'generateName'],
  PodSpec: [
    'containers',
    'initContainers',
    'volumes',
    'shareProcessNamespace',
    'restartPolicy',
    'securityContext',
    'serviceAccountName',
    'nodeSelector',
    'terminationGracePeriodSeconds',
  ],
  Container: [
    'name',
    'image',
    'command',
    'args',
    'ports',
    'env',
    'envFrom',
    'volumeMounts',
    'resources',
    'readinessProbe',
    'livenessProbe',
    'startupProbe',
    'securityContext',
    'restartPolicy',
    'lifecycle',
    'imagePullPolicy',
    'workingDir',
  ],
  Volume: [
    'name',
    'emptyDir',
    'configMap',
    'secret',
    'persistentVolumeClaim',
    'projected',
    'hostPath',
    'downwardAPI',
    'image',
  ],
  VolumeMount: ['name', 'mountPath', 'readOnly', 'subPath'],
  EnvVar: ['name', 'value', 'valueFrom'],
  ContainerPort: ['containerPort', 'name', 'protocol'],
  Probe: ['httpGet', 'exec', 'tcpSocket', 'grpc', 'initialDelaySeconds', 'periodSeconds', 'failureThreshold'],
  HTTPGetAction: ['path', 'port'],
  ServiceSpec: ['selector', 'ports', 'type'],
  ServicePort: ['name', 'port', 'targetPort', 'protocol'],
  ResourceRequirements: ['requests', 'limits'],
  Lifecycle: ['postStart', 'preStop'],
  DeploymentSpec: ['replicas', 'selector', 'template'],
};

/** Filled in by the cluster, or not allowed in a new object: not offered. */
const OF_THE_SERVER: ReadonlySet<string> = new Set([
  'ObjectMeta.creationTimestamp',
  'ObjectMeta.deletionGracePeriodSeconds',
  'ObjectMeta.deletionTimestamp',
  'ObjectMeta.generation',
  'ObjectMeta.managedFields',
  'ObjectMeta.resourceVersion',
  'ObjectMeta.selfLink',
  'ObjectMeta.uid',
  'PodSpec.ephemeralContainers',
  'PodSpec.workloadRef',
  'PodSpec.serviceAccount',
]);

const KINDS_LIKE_OBJECT = [
  'Pod',
  'Service',
  'ConfigMap',
  'Secret',
  'Deployment',
  'Job',
  'CronJob',
  'StatefulSet',
];

/** A text that sorts as people write; undefined for a field that is not offered. */
export function orderOf(type: string, field: string): string | undefined {
  if (field === 'status' || OF_THE_SERVER.has(`${type}.${field}`)) return undefined;
  const order = ORDER[KINDS_LIKE_OBJECT.includes(type) ? 'Object' : type] ?? [];
  const place = order.indexOf(field);
  return place < 0 ? `z${field}` : String.fromCharCode('a'.charCodeAt(0) + place);
}
