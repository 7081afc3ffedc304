/** Parts of a Pod. */
import type { Snippet } from './snippet.ts';

const volume = (label: string, says: string, ...lines: readonly string[]): Snippet => ({
  label,
  goesInto: '[]Volume',
  says,
  lines: ['name: ${1:data}', ...lines],
});

export const VOLUMES: readonly Snippet[] = [
  volume('emptyDir volume', 'Begins empty and lives as long as the Pod.', 'emptyDir: {}'),
  volume('configMap volume', 'Each key of the ConfigMap is a file.', 'configMap:', '  name: ${2:config}'),
  volume('secret volume', 'Each key of the Secret is a file.', 'secret:', '  secretName: ${2:secret}'),
  volume(
    'persistentVolumeClaim volume',
    'Storage that outlives the Pod.',
    'persistentVolumeClaim:',
    '  claimName: ${2:data}',
  ),
];

export const CONTAINERS: readonly Snippet[] = [
  {
    label: 'container with a shell command',
    goesInto: '[]Container',
    says: 'A loop keeps it running; a command that ends is started again.',
    lines: [
      'name: ${1:app}',
      'image: ${2:busybox}',
      'command: ["sh", "-c", "${3:while true; do date; sleep 5; done}"]',
    ],
  },
  {
    label: 'container with a volume',
    goesInto: '[]Container',
    says: 'The volume itself stands under spec.volumes.',
    lines: [
      'name: ${1:app}',
      'image: ${2:nginx}',
      'volumeMounts:',
      '  - name: ${3:data}',
      '    mountPath: ${4:/data}',
    ],
  },
];

const probe = (field: string, says: string): readonly Snippet[] => [
  {
    label: `${field} by HTTP`,
    goesInto: 'Container',
    says,
    lines: [`${field}:`, '  httpGet:', '    path: ${1:/}', '    port: ${2:80}', '  periodSeconds: ${3:10}'],
  },
  {
    label: `${field} by command`,
    goesInto: 'Container',
    says,
    lines: [`${field}:`, '  exec:', '    command: [${1:"cat", "/tmp/ready"}]', '  periodSeconds: ${2:10}'],
  },
];

export const FIELDS: readonly Snippet[] = [
  ...probe('readinessProbe', 'Until it succeeds, Services send nothing to the Pod.'),
  ...probe('livenessProbe', 'When it fails, the container is restarted.'),
  ...probe(
    'startupProbe',
    'The other probes, and the containers after a sidecar, wait until it has succeeded.',
  ),
  {
    label: 'env from a ConfigMap',
    goesInto: '[]EnvVar',
    says: 'One variable with the value of one key.',
    lines: [
      'name: ${1:NAME}',
      'valueFrom:',
      '  configMapKeyRef:',
      '    name: ${2:config}',
      '    key: ${3:key}',
    ],
  },
  {
    label: 'env from a Secret',
    goesInto: '[]EnvVar',
    says: 'One variable with the value of one key.',
    lines: ['name: ${1:NAME}', 'valueFrom:', '  secretKeyRef:', '    name: ${2:secret}', '    key: ${3:key}'],
  },
  {
    label: 'env from the Pod',
    goesInto: '[]EnvVar',
    says: 'The downward API: a field of this very Pod.',
    lines: ['name: ${1:POD_NAME}', 'valueFrom:', '  fieldRef:', '    fieldPath: ${2:metadata.name}'],
  },
  {
    label: 'resources with requests and limits',
    goesInto: 'Container',
    says: 'Requests are reserved, limits are enforced.',
    lines: [
      'resources:',
      '  requests:',
      '    cpu: ${1:100m}',
      '    memory: ${2:64Mi}',
      '  limits:',
      '    cpu: ${3:200m}',
      '    memory: ${4:128Mi}',
    ],
  },
];
