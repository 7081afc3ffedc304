/** Where fields belong that learners put at a wrong level, as the end of "Move it ...". */
const POD = 'to the level of the Pod, directly under spec';
const CONTAINER = 'into a container';

const HOMES: ReadonlyMap<string, string> = new Map([
  ...[
    'volumes',
    'initContainers',
    'containers',
    'shareProcessNamespace',
    'hostNetwork',
    'hostPID',
    'serviceAccountName',
  ].map((field) => [field, POD] as const),
  ...['nodeSelector', 'tolerations', 'affinity', 'imagePullSecrets', 'hostAliases', 'dnsPolicy'].map(
    (field) => [field, POD] as const,
  ),
  ...[
    'volumeMounts',
    'image',
    'command',
    'args',
    'env',
    'envFrom',
    'livenessProbe',
    'readinessProbe',
    'startupProbe',
  ].map((field) => [field, CONTAINER] as const),
  ...['lifecycle', 'imagePullPolicy', 'workingDir'].map((field) => [field, CONTAINER] as const),
  ['fsGroup', 'into the securityContext of the Pod, under spec'],
  ['capabilities', 'into the securityContext of a container'],
  ['privileged', 'into the securityContext of a container'],
  ['labels', 'under metadata'],
  ['annotations', 'under metadata'],
]);

/** Where a field belongs that is unknown at `field`; '' when nothing is known, or when it is there already. */
export function homeOf(name: string, field: string): string {
  const home = HOMES.get(name) ?? '';
  if (home === POD && /^spec\.[^.]+$/.test(field)) return '';
  return home;
}
