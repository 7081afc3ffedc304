import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { rowsIn } from './corpus/rows.ts';
import type { KubernetesObject } from './manifest.ts';
import { readManifests } from './read.ts';
import { KINDS } from './schema/schema.gen.ts';

/** The same objects each time: what fails here fails for everybody. */
const SEED = 35;

type Fields = Readonly<Record<string, unknown>>;

const { constantFrom, option, record, uniqueArray } = fc;

/** Some of these fields, in any combination. */
const some = (fields: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Fields> =>
  record(fields, { requiredKeys: [] });

/** Texts that YAML reads as something else when nobody quotes them. */
// prettier-ignore
const text = constantFrom(
  'on', 'yes', 'n', '~', 'null', '0644', '0o17', '1_000', '1e3', '.5', '1:30', '2001-01-01', '<<', '=', '-', '', ' ',
  'a: b', 'a #b', '- a', '{a}', '[b', '"c', "it's", '%d', '@e', '`f`', '&g', '*h', '!i', '|', '>', '?',
  'two\nlines', 'ends\n', '\n', 'tab\there', 'é', '日本', '\u{1f600}', '\\n', '$(A)', '---', '...', '#',
);
const name = constantFrom('a', 'web', 'log-shipper', 'x1', 'n');
const labels = fc.dictionary(
  constantFrom('app', 'example.com/part', 'y'),
  constantFrom('web', '1', 'true', ''),
  {
    maxKeys: 3,
  },
);
const quantity = constantFrom<unknown>('100m', '0.5', '64Mi', '1e3', '1Gi', 1, 2.5);
const port = constantFrom<unknown>(80, 8080, 'http');

const METADATA = some({
  namespace: constantFrom('default', 'shop'),
  labels,
  annotations: fc.dictionary(constantFrom('note', 'example.com/text', 'on'), text, { maxKeys: 3 }),
  finalizers: fc.constant(['example.com/keep']),
});

const handler = fc.oneof(
  record({ httpGet: record({ port, path: constantFrom('/', '/a?b=c') }) }),
  record({ tcpSocket: record({ port }) }),
  record({ exec: record({ command: fc.array(text, { minLength: 1, maxLength: 3 }) }) }),
);
const probe = fc
  .tuple(handler, some({ periodSeconds: constantFrom(1, 10), failureThreshold: constantFrom(1, 3) }))
  .map(([how, when]) => ({ ...how, ...when }));

const source = fc.oneof(
  record({ emptyDir: some({ medium: constantFrom('', 'Memory'), sizeLimit: constantFrom('1Gi') }) }),
  record({ configMap: some({ name, defaultMode: constantFrom(0o400, 0o644), optional: fc.boolean() }) }),
  record({ secret: some({ secretName: name, defaultMode: constantFrom(256) }) }),
  record({ persistentVolumeClaim: record({ claimName: name }) }),
  record({ hostPath: record({ path: constantFrom('/var/log') }) }),
  record({
    projected: record({ sources: fc.constant([{ configMap: { name: 'a' } }, { secret: { name: 'b' } }]) }),
  }),
);
const volumes = uniqueArray(constantFrom('data', 'conf', 'logs'), { maxLength: 3 }).chain((names) =>
  fc.tuple(...names.map((each) => source.map((of): Fields => ({ name: each, ...of })))),
);

const env = uniqueArray(constantFrom('A', 'LEVEL', 'path.to', 'x-y'), { maxLength: 3 }).chain((names) =>
  fc.tuple(
    ...names.map((each) =>
      fc.oneof(
        text.map((value): Fields => ({ name: each, value })),
        fc.constant<Fields>({ name: each, valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }),
        fc.constant<Fields>({
          name: each,
          valueFrom: { secretKeyRef: { name: 'a', key: 'b', optional: true } },
        }),
      ),
    ),
  ),
);

const containerOf = (names: readonly string[]): fc.Arbitrary<Fields> =>
  some({
    command: fc.array(text, { minLength: 1, maxLength: 3 }),
    args: fc.array(text, { maxLength: 3 }),
    env,
    ports: fc.constant([
      { name: 'http', containerPort: 8080 },
      { containerPort: 53, protocol: 'UDP' },
    ]),
    resources: some({
      requests: record({ memory: constantFrom('64Mi') }),
      limits: record({ cpu: quantity }),
    }),
    imagePullPolicy: constantFrom('Always', 'IfNotPresent'),
    securityContext: some({ runAsUser: constantFrom(0, 1000), readOnlyRootFilesystem: fc.boolean() }),
    volumeMounts: fc.constant(names.map((each) => ({ name: each, mountPath: `/mnt/${each}` }))),
    terminationMessagePolicy: constantFrom('File', 'FallbackToLogsOnError'),
    stdin: fc.boolean(),
  });

const probes = some({ livenessProbe: probe, readinessProbe: probe, startupProbe: probe });

/** A Pod's spec that the API server accepts. */
const podSpec: fc.Arbitrary<Fields> = volumes.chain((made) => {
  const container = containerOf(made.map((volume) => String(volume['name'])));
  return fc
    .tuple(
      fc.array(fc.tuple(container, probes), { minLength: 1, maxLength: 3 }),
      fc.array(fc.tuple(container, option(constantFrom('Always'), { nil: undefined })), { maxLength: 2 }),
      some({
        terminationGracePeriodSeconds: constantFrom(0, 30),
        nodeSelector: labels,
        hostNetwork: fc.constant(false),
        shareProcessNamespace: fc.boolean(),
        securityContext: some({ fsGroup: constantFrom(2000), runAsNonRoot: fc.boolean() }),
        tolerations: fc.constant([{ key: 'team', operator: 'Exists' }]),
        dnsPolicy: constantFrom('Default', 'ClusterFirst'),
      }),
    )
    .map(([apps, inits, more]) => ({
      ...more,
      volumes: made,
      containers: apps.map(([app, asked], at) => ({ name: `app-${at}`, image: 'nginx', ...app, ...asked })),
      initContainers: inits.map(([init, restartPolicy], at) => ({
        name: `init-${at}`,
        image: 'busybox:1.36',
        ...init,
        ...(restartPolicy === undefined ? {} : { restartPolicy }),
      })),
    }));
});

const template = (spec: Fields): Fields => ({ metadata: { labels: { app: 'web' } }, spec });
const selecting = podSpec.map((spec): Fields => ({
  selector: { matchLabels: { app: 'web' } },
  template: template(spec),
}));
const ending = podSpec.map((spec): Fields => ({ template: template({ ...spec, restartPolicy: 'Never' }) }));

const BODIES: Readonly<Record<string, fc.Arbitrary<Fields>>> = {
  Pod: record({ spec: podSpec }),
  Service: record({
    spec: record({
      type: constantFrom('ClusterIP', 'NodePort', 'LoadBalancer'),
      selector: labels,
      ports: fc.constant([
        { name: 'a', port: 80, targetPort: 8080 },
        { name: 'b', port: 81, targetPort: 'http' },
      ]),
    }),
  }),
  ConfigMap: some({ data: fc.dictionary(constantFrom('a', 'b.conf', 'no'), text), immutable: fc.boolean() }),
  Secret: some({
    stringData: fc.dictionary(constantFrom('a', 'on'), text),
    data: fc.constant({ token: 'YQ==' }),
  }),
  PersistentVolumeClaim: record({
    spec: record({
      accessModes: fc.constant(['ReadWriteOnce']),
      resources: record({
        requests: record({ storage: quantity.map((each) => (each === '0.5' ? '1Gi' : each)) }),
      }),
    }),
  }),
  Deployment: record({ spec: selecting }),
  StatefulSet: record({ spec: selecting.map((spec) => ({ ...spec, serviceName: 'web' })) }),
  DaemonSet: record({ spec: selecting }),
  ReplicaSet: record({ spec: selecting }),
  Job: record({ spec: ending }),
  CronJob: record({ spec: ending.map((spec) => ({ schedule: '*/5 * * * *', jobTemplate: { spec } })) }),
  NetworkPolicy: record({ spec: fc.constant({ podSelector: {}, policyTypes: ['Ingress'], ingress: [{}] }) }),
};

/** Objects of a kind, nearly all of which the API server accepts, with texts in them that YAML likes to take for something else. */
const rightObject = (kind: string): fc.Arbitrary<KubernetesObject> =>
  fc.tuple(METADATA, BODIES[kind] ?? fc.constant({})).map(([metadata, body]) => {
    const { namespace, ...more } = metadata;
    const whole = kind === 'Namespace' || namespace === undefined ? more : { ...more, namespace };
    return {
      apiVersion: KINDS[kind],
      kind,
      metadata: { name: 'web', ...whole },
      ...body,
    } as KubernetesObject;
  });

/** The ways in which a program writes an object down. */
const WRITERS: readonly (readonly [string, (object: unknown) => string])[] = [
  ['js-yaml', (object) => dump(object, { noRefs: true, forceQuotes: true })],
  ['js-yaml with anchors', (object) => dump(object, { forceQuotes: true })],
  ['js-yaml in brackets', (object) => dump(object, { noRefs: true, forceQuotes: true, flowLevel: 3 })],
  ['JSON', (object) => JSON.stringify(object)],
  ['JSON in lines', (object) => JSON.stringify(object, null, 2)],
];

function expectSame(
  object: KubernetesObject,
  { written, object: stored }: { written: unknown; object: unknown },
): void {
  for (const [, write] of WRITERS) {
    const [again, ...more] = readManifests(write(object)).manifests;
    expect(more).toEqual([]);
    expect(again?.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(again?.accepted).toBe(true);
    expect(again?.written).toEqual(written);
    expect(again?.object).toEqual(stored);
  }
}

describe('what is accepted stays accepted, written down and read again as the same object', () => {
  test.each(Object.keys(KINDS))('any %s', (kind) => {
    let accepted = 0;
    fc.assert(
      fc.property(rightObject(kind), (object) => {
        const [first] = readManifests(JSON.stringify(object)).manifests;
        if (first?.accepted !== true || first.written === undefined) return;
        accepted += 1;
        expectSame(first.written, first);
        // What the API server stores is accepted too.
        const [stored] = readManifests(JSON.stringify(first.object)).manifests;
        expect(stored?.object).toEqual(first.object);
      }),
      { numRuns: 30, seed: SEED },
    );
    expect(accepted).toBeGreaterThan(20);
  });

  test('every accepted manifest of the corpus', () => {
    const rows = rowsIn(readFileSync(new URL('./corpus/verdicts.jsonl', import.meta.url), 'utf8'));
    const manifests = rows.flatMap(({ yaml }) =>
      readManifests(yaml).manifests.filter((each) => each.accepted),
    );
    expect(manifests.length).toBeGreaterThan(30);
    for (const manifest of manifests)
      if (manifest.written !== undefined) expectSame(manifest.written, manifest);
  });
});
