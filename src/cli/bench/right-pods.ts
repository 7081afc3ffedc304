import type { Random } from './random.ts';

export type Fields = Record<string, unknown>;

const IMAGES = ['nginx:1.27', 'busybox:1.36', 'redis:7', 'httpd:2.4', 'registry.example.com/team/app:v3'];
const SCRIPTS = [
  'tail -n+1 -F /var/log/app/app.log',
  'while true; do date >> /data/out; sleep 5; done',
  'sleep 3600',
];
const VOLUMES: readonly ((name: string) => Fields)[] = [
  (name) => ({ name, emptyDir: {} }),
  (name) => ({ name, emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } }),
  (name) => ({ name, configMap: { name: `${name}-config`, items: [{ key: 'app.conf', path: 'app.conf' }] } }),
  (name) => ({ name, secret: { secretName: `${name}-secret`, defaultMode: 0o400 } }),
  (name) => ({ name, persistentVolumeClaim: { claimName: `${name}-claim` } }),
  (name) => ({
    name,
    projected: { sources: [{ configMap: { name } }, { secret: { name, optional: true } }] },
  }),
  (name) => ({
    name,
    downwardAPI: { items: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }] },
  }),
];
const PROBES: readonly Fields[] = [
  { httpGet: { path: '/healthz', port: 8080 }, periodSeconds: 5 },
  { tcpSocket: { port: 'http' }, initialDelaySeconds: 3, failureThreshold: 2 },
  { exec: { command: ['cat', '/tmp/ready'] }, timeoutSeconds: 2 },
  { grpc: { port: 9000 } },
];
const ENV: readonly ((name: string) => Fields)[] = [
  (name) => ({ name, value: 'on' }),
  (name) => ({ name, valueFrom: { configMapKeyRef: { name: 'settings', key: 'level' } } }),
  (name) => ({ name, valueFrom: { secretKeyRef: { name: 'login', key: 'password', optional: true } } }),
  (name) => ({ name, valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } }),
];
const PLACEMENT: readonly Fields[] = [
  { nodeSelector: { disk: 'ssd' }, terminationGracePeriodSeconds: 10 },
  { tolerations: [{ key: 'team', operator: 'Equal', value: 'web', effect: 'NoSchedule' }] },
  { securityContext: { runAsUser: 1000, runAsNonRoot: true, fsGroup: 2000 }, shareProcessNamespace: true },
  {
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: 'kubernetes.io/hostname',
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: { app: 'web' } },
      },
    ],
  },
  {
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [{ matchExpressions: [{ key: 'zone', operator: 'In', values: ['a', 'b'] }] }],
        },
      },
    },
  },
];

/** The spec of a Pod that the API server accepts, of one to four containers. */
export function rightPodSpec(random: Random, restartPolicy?: string): Fields {
  const volumes = random.some(3, (at) => random.pick(VOLUMES)(`volume-${at}`));
  const spec: Fields = {
    containers: random.some(3, (at) => container(random, `main-${at}`, 8080 + at, volumes)),
  };
  if (random.chance(0.4)) spec['initContainers'] = [initContainer(random, volumes)];
  if (random.chance(0.4)) Object.assign(spec, random.pick(PLACEMENT));
  if (random.chance(0.2)) spec['serviceAccountName'] = 'builder';
  if (restartPolicy !== undefined) spec['restartPolicy'] = restartPolicy;
  return { ...spec, volumes };
}

function container(random: Random, name: string, port: number, volumes: readonly Fields[]): Fields {
  const made: Fields = { name, image: random.pick(IMAGES) };
  if (random.chance(0.5)) made['command'] = ['sh', '-c', random.pick(SCRIPTS)];
  made['ports'] = [
    { name: 'http', containerPort: port },
    { containerPort: port + 1000, protocol: 'TCP' },
  ];
  if (random.chance(0.5)) made['env'] = random.some(4, (at) => random.pick(ENV)(`SETTING_${at}`));
  if (random.chance(0.6))
    made['resources'] = { requests: { cpu: '100m', memory: '64Mi' }, limits: { memory: '128Mi' } };
  for (const probe of ['livenessProbe', 'readinessProbe', 'startupProbe'])
    if (random.chance(0.3)) made[probe] = random.pick(PROBES);
  if (random.chance(0.3))
    made['securityContext'] = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
  if (random.chance(0.2)) made['lifecycle'] = { preStop: { exec: { command: ['sleep', '5'] } } };
  made['volumeMounts'] = volumes.map(({ name: volume }, at) => mount(random, String(volume), at));
  return made;
}

function mount(random: Random, name: string, at: number): Fields {
  const place = { name, mountPath: `/mnt/${at}` };
  return random.chance(0.3) ? { ...place, readOnly: true } : place;
}

function initContainer(random: Random, volumes: readonly Fields[]): Fields {
  const made = { ...container(random, 'before', 7080, volumes) };
  for (const field of ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle']) delete made[field];
  return random.chance(0.5) ? { ...made, restartPolicy: 'Always' } : made;
}
