import { KINDS } from '#domain/kubernetes/schema/schema.gen.ts';
import type { Random } from './random.ts';
import { rightPodSpec, type Fields } from './right-pods.ts';

const LABELS = { app: 'web', 'app.kubernetes.io/part-of': 'shop' };

/** Half are Pods; the others share the rest. */
export const rightKind = (random: Random): string =>
  random.chance(0.5) ? 'Pod' : random.pick(Object.keys(KINDS));

/** An object of a kind as the API server accepts it. */
export function rightObject(kind: string, random: Random): Fields {
  const metadata = {
    name: `web-${random.below(1000)}`,
    ...(kind === 'Namespace' || random.chance(0.5) ? {} : { namespace: 'shop' }),
    labels: LABELS,
    ...(random.chance(0.3) ? { annotations: { 'example.com/owner': 'team "blue"', note: 'a: b # c' } } : {}),
  };
  const object = { apiVersion: KINDS[kind], kind, metadata };
  return { ...object, ...BODIES.get(kind)?.(random) };
}

const selecting = (random: Random, more: Fields = {}): Fields => ({
  spec: {
    replicas: random.below(5),
    selector: { matchLabels: { app: 'web' } },
    template: template(random),
    ...more,
  },
});
const template = (random: Random, restartPolicy?: string): Fields => ({
  metadata: { labels: LABELS },
  spec: rightPodSpec(random, restartPolicy),
});
const job = (random: Random): Fields => ({
  spec: { backoffLimit: 3, template: template(random, random.pick(['Never', 'OnFailure'])) },
});
const data = (random: Random): Fields =>
  Object.fromEntries(
    random.some(4, (at) => [`key-${at}`, random.pick(['1', 'yes', 'listen 80;\nroot /srv;\n', ''])]),
  );

const BODIES: ReadonlyMap<string, (random: Random) => Fields> = new Map<string, (random: Random) => Fields>([
  ['Pod', (random) => ({ spec: rightPodSpec(random) })],
  ['Service', service],
  ['ConfigMap', (random) => ({ data: data(random), ...(random.chance(0.2) ? { immutable: true } : {}) })],
  ['Secret', (random) => ({ type: 'Opaque', stringData: data(random), data: { token: 'c2VjcmV0' } })],
  ['PersistentVolumeClaim', claim],
  ['Deployment', (random) => selecting(random, { strategy: { type: 'RollingUpdate' } })],
  ['StatefulSet', (random) => selecting(random, { serviceName: 'web' })],
  [
    'DaemonSet',
    (random) => ({ spec: { selector: { matchLabels: { app: 'web' } }, template: template(random) } }),
  ],
  ['ReplicaSet', (random) => selecting(random)],
  ['Job', job],
  ['CronJob', (random) => ({ spec: { schedule: '*/5 * * * *', jobTemplate: job(random) } })],
  ['NetworkPolicy', policy],
]);

function service(random: Random): Fields {
  const ports = random.some(3, (at) => ({
    name: `port-${at}`,
    port: 80 + at,
    targetPort: random.pick([8080, 'http']),
  }));
  return {
    spec: { type: random.pick(['ClusterIP', 'NodePort', 'LoadBalancer']), selector: { app: 'web' }, ports },
  };
}

function claim(random: Random): Fields {
  const resources = { requests: { storage: random.pick(['1Gi', '500Mi', 5368709120]) } };
  return { spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'fast', resources } };
}

function policy(random: Random): Fields {
  const from = [{ podSelector: { matchLabels: { app: 'web' } } }];
  return {
    spec: {
      podSelector: {},
      policyTypes: ['Ingress'],
      ingress: [{ from, ports: [{ protocol: 'TCP', port: random.pick([80, 'http']) }] }],
    },
  };
}
