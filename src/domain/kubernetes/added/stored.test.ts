import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readManifests } from '#domain/kubernetes/read.ts';
import { NO_REASON } from './because.ts';
import { compareKeys } from './key-order.ts';
import { storedOf } from './stored.ts';
import type { Origin, Stored } from './types.ts';
import { yamlOf } from './yaml.ts';

const all = (text: string): readonly Stored[] => {
  const { manifests } = readManifests(text);
  return manifests.flatMap((manifest) => storedOf(manifest, manifests) ?? []);
};
const one = (text: string): Stored => {
  const [stored] = all(text);
  if (stored === undefined) throw new Error('nothing could be read');
  return stored;
};

const SIGNS: Readonly<Record<Origin, string>> = {
  written: ' ',
  rewritten: '~',
  default: '+',
  admission: '*',
};
const signed = ({ lines }: Stored): string =>
  lines.map(({ text, origin }) => `${SIGNS[origin]} ${text}\n`).join('');
const reasonFor = (stored: Stored, path: string): string | undefined =>
  stored.added.find((field) => field.path === path)?.because;

const POD = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  automountServiceAccountToken: false
  containers:
  - name: app
    image: nginx:1.29
    command: [sh, -c, 'sleep 1']
    resources:
      limits: {cpu: 0.5, memory: 64Mi}
    ports:
    - containerPort: 80
  volumes:
  - name: data
`;
const pod = (spec: string): string => `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: ${spec}\n`;
const app = (rest: string): string => pod(`{containers: [{name: app, image: nginx:1.29, ${rest}}]}`);

test('a Pod as the API server holds it, line by line', () => {
  expect(signed(one(POD))).toBe(`  apiVersion: v1
  kind: Pod
  metadata:
    name: web
+   namespace: default
  spec:
    automountServiceAccountToken: false
    containers:
    - command:
      - sh
      - -c
      - sleep 1
      image: nginx:1.29
+     imagePullPolicy: IfNotPresent
      name: app
      ports:
      - containerPort: 80
+       protocol: TCP
      resources:
        limits:
~         cpu: 500m
          memory: 64Mi
+       requests:
+         cpu: 500m
+         memory: 64Mi
+     terminationMessagePath: /dev/termination-log
+     terminationMessagePolicy: File
+   dnsPolicy: ClusterFirst
+   enableServiceLinks: true
*   preemptionPolicy: PreemptLowerPriority
*   priority: 0
+   restartPolicy: Always
+   schedulerName: default-scheduler
+   securityContext: {}
*   serviceAccount: default
*   serviceAccountName: default
+   terminationGracePeriodSeconds: 30
*   tolerations:
*   - effect: NoExecute
*     key: node.kubernetes.io/not-ready
*     operator: Exists
*     tolerationSeconds: 300
*   - effect: NoExecute
*     key: node.kubernetes.io/unreachable
*     operator: Exists
*     tolerationSeconds: 300
    volumes:
+   - emptyDir: {}
      name: data
`);
});

describe('what is added, and why', () => {
  test.each<[string, string, string, unknown, RegExp]>([
    [
      'a tag that is not latest',
      app(''),
      'spec.containers[0].imagePullPolicy',
      'IfNotPresent',
      /tag is not :latest/,
    ],
    [
      'no tag',
      app('').replace(':1.29', ''),
      'spec.containers[0].imagePullPolicy',
      'Always',
      /No tag means :latest/,
    ],
    [
      'the tag latest',
      app('').replace('1.29', 'latest'),
      'spec.containers[0].imagePullPolicy',
      'Always',
      /The tag is :latest/,
    ],
    [
      'a digest',
      app('').replace(':1.29', '@sha256:0123'),
      'spec.containers[0].imagePullPolicy',
      'IfNotPresent',
      /digest/,
    ],
    ['no limits at all', app(''), 'spec.containers[0].resources', {}, /Printed though it is empty/],
    [
      'a limit alone',
      app('resources: {limits: {cpu: 1}}'),
      'spec.containers[0].resources.requests[cpu]',
      '1',
      /not written is the limit/,
    ],
    [
      'limits of the Pod, and requests of its containers',
      pod(
        '{resources: {limits: {cpu: 2}}, containers: [{name: app, image: a:1, resources: {requests: {cpu: 1}}}]}',
      ),
      'spec.resources.requests[cpu]',
      '1',
      /containers ask for together/,
    ],
    [
      'a probe that says only where to ask',
      app('livenessProbe: {httpGet: {port: 80}}'),
      'spec.containers[0].livenessProbe.successThreshold',
      1,
      /One success/,
    ],
    [
      'a probe without a scheme',
      app('livenessProbe: {httpGet: {port: 80}}'),
      'spec.containers[0].livenessProbe.httpGet.scheme',
      'HTTP',
      /Plain HTTP/,
    ],
    [
      'a Secret as a volume',
      pod('{volumes: [{name: a, secret: {secretName: b}}], containers: []}'),
      'spec.volumes[0].secret.defaultMode',
      420,
      /octal 0644/,
    ],
    ['no volume source', POD, 'spec.volumes[0].emptyDir', {}, /no source is an empty directory/],
    [
      'a port on the host network',
      pod('{hostNetwork: true, containers: [{name: a, image: a:1, ports: [{containerPort: 80}]}]}'),
      'spec.containers[0].ports[0].hostPort',
      80,
      /node’s own/,
    ],
    [
      'an env from a limit',
      app('env: [{name: A, valueFrom: {resourceFieldRef: {resource: limits.cpu}}}]'),
      'spec.containers[0].env[0].valueFrom.resourceFieldRef.divisor',
      '0',
      /0 counts as 1/,
    ],
    [
      'a Service that names no target',
      'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: 80}]}\n',
      'spec.ports[0].targetPort',
      80,
      /same port of the Pods/,
    ],
    [
      'stringData',
      'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData: {user: käthe}\n',
      'data[user]',
      'a8OkdGhl',
      /in base64/,
    ],
    [
      'a namespace',
      'apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n',
      'metadata.labels[kubernetes.io/metadata.name]',
      'a',
      /its name as a label/,
    ],
    [
      'a Deployment',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {template: {}}\n',
      'spec.strategy.rollingUpdate.maxSurge',
      '25%',
      /During a rollout/,
    ],
    [
      'a name that the server makes',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {generateName: a-}\n',
      'metadata.name',
      'a-xxxxx',
      /five letters/,
    ],
    [
      'the older name of an account',
      pod('{serviceAccount: robot, containers: []}'),
      'spec.serviceAccountName',
      'robot',
      /./,
    ],
    [
      'a claim',
      'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: a}\n',
      'spec.volumeMode',
      'Filesystem',
      /directory/,
    ],
  ])('%s', (_, text, path, value, because) => {
    const stored = one(text);
    expect(stored.added.find((field) => field.path === path)).toMatchObject({ value, origin: 'default' });
    expect(reasonFor(stored, path)).toMatch(because);
  });
});

describe('what admission adds', () => {
  const added = (text: string): readonly string[] =>
    all(text)
      .flatMap((stored) => stored.added)
      .filter(({ origin }) => origin === 'admission')
      .map(({ path }) => path);
  const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: robot}\n';

  test.each<[string, string, readonly string[], readonly string[]]>([
    [
      'the token goes into every container and, once, among the volumes',
      pod('{initContainers: [{name: a, image: a:1}], containers: [{name: b, image: b:1}]}'),
      ['spec.initContainers[0].volumeMounts[0]', 'spec.containers[0].volumeMounts[0]', 'spec.volumes[0]'],
      [],
    ],
    [
      'no token where the Pod does not want it',
      POD,
      ['spec.tolerations[0]'],
      ['spec.volumes[1]', 'spec.containers[0].volumeMounts[0]'],
    ],
    [
      'no token where its ServiceAccount, applied with it, does not want it',
      `${pod('{serviceAccountName: robot, containers: [{name: b, image: b:1}]}')}---\n${account}automountServiceAccountToken: false\n`,
      ['spec.priority'],
      ['spec.volumes[0]'],
    ],
    [
      'the pull secrets of its ServiceAccount',
      `${pod('{serviceAccountName: robot, containers: []}')}---\n${account}imagePullSecrets: [{name: registry}]\n`,
      ['spec.imagePullSecrets'],
      ['spec.serviceAccountName'],
    ],
    [
      'nothing mounted where the container mounts something else there',
      app('volumeMounts: [{name: a, mountPath: /var/run/secrets/kubernetes.io/serviceaccount}]'),
      ['spec.tolerations[0]'],
      ['spec.containers[0].volumeMounts[1]', 'spec.volumes[0]'],
    ],
    [
      'no toleration of what the Pod tolerates already',
      pod('{tolerations: [{operator: Exists}], containers: []}'),
      ['spec.priority'],
      ['spec.tolerations[1]'],
    ],
    [
      'no number for a class of the cluster’s own',
      pod('{priorityClassName: mine, containers: []}'),
      ['spec.serviceAccountName'],
      ['spec.priority'],
    ],
    [
      'the protection of a claim',
      'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: a}\n',
      ['metadata.finalizers[0]'],
      [],
    ],
    [
      'nothing to a template: its Pods get it',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {template: {spec: {containers: []}}}\n',
      [],
      ['spec.template.spec.tolerations[0]', 'spec.template.spec.serviceAccountName'],
    ],
  ])('%s', (_, text, there, absent) => {
    expect(added(text)).toEqual(expect.arrayContaining([...there]));
    for (const path of absent) expect(added(text)).not.toContain(path);
  });

  test('can be left away', () => {
    const stored = one(app(''));
    expect(yamlOf(stored)).toContain('kube-api-access-xxxxx');
    expect(yamlOf(stored, false)).not.toMatch(/kube-api-access|tolerations|volumeMounts|priority/);
  });
});

describe('what cannot be shown', () => {
  test.each<[string, string, RegExp]>([
    ['of a Pod', app(''), /nodeName/],
    ['of a Service', 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\n', /clusterIP/],
    [
      'of a headless Service',
      'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {clusterIP: None}\n',
      /gives it ipFamilies/,
    ],
    [
      'of a Service on the nodes',
      'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {type: NodePort}\n',
      /nodePort/,
    ],
    ['of a claim', 'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: a}\n', /default class/],
    ['of a Job', 'apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\n', /selector/],
  ])('%s', (_, text, says) => expect(one(text).leftOut).toMatch(says));

  test.each<[string, string]>([
    ['nothing', ''],
    ['a kind that is not known', 'apiVersion: v1\nkind: Pood\nmetadata: {name: a}\n'],
    ['a text that is no object', 'kind'],
  ])('%s gives nothing', (_, text) => expect(all(text)).toEqual([]));

  test('the server’s own fields and the status of a live object are not shown', () => {
    const live = `${POD}status: {phase: Running}\n`.replace(
      'name: web',
      'name: web\n  uid: abc\n  resourceVersion: "7"',
    );
    expect(yamlOf(one(live))).not.toMatch(/status|uid|resourceVersion/);
  });
});

describe('a manifest that is being written', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'without a spec',
      'apiVersion: v1\nkind: Pod\n',
      ['+   namespace: default', '+   dnsPolicy: ClusterFirst'],
    ],
    [
      'with a line begun',
      `${POD.replace(/ {2}volumes[^]*/, '')}  terminationGracePeriodSeconds: soon\n`,
      ['+   terminationGracePeriodSeconds: 30'],
    ],
    ['that does not parse', `${POD}  - name: "b\n`, ['  kind: Pod']],
  ])('%s', (_, text, lines) => {
    const stored = one(text);
    expect(stored.accepted).toBe(false);
    for (const line of lines) expect(signed(stored).split('\n')).toContain(line);
  });
});

describe('as kubectl writes it', () => {
  const value = (text: string): string => {
    const { lines } = one(`apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {key: ${text}}\n`);
    const start = lines.findIndex(({ text: line }) => line.startsWith('  key: '));
    const end = lines.findIndex(({ text: line }) => line.startsWith('kind:'));
    return lines
      .slice(start, end)
      .map(({ text: line }) => line.slice(2))
      .join('\n');
  };
  test.each<[string, string, string]>([
    ['a word', '"word"', 'key: word'],
    ['a text that would be a number', '"8080"', 'key: "8080"'],
    ['a text that would be true', '"yes"', 'key: "yes"'],
    ['nothing', '""', 'key: ""'],
    ['a time of day', '"12:30:45"', 'key: "12:30:45"'],
    ['a star', '"*"', "key: '*'"],
    ['a colon and a blank', '"a: b"', "key: 'a: b'"],
    ['a colon alone', '"a:b"', 'key: a:b'],
    ['a number sign after a blank', '"a #b"', "key: 'a #b'"],
    ['an apostrophe that begins', `"'a'"`, `key: '''a'''`],
    ['blanks around', '" a "', "key: ' a '"],
    ['a dash and a word', '"-c"', 'key: -c'],
    ['lines', '"a\\nb\\n"', 'key: |\n  a\n  b'],
    ['lines without an end', '"a\\nb"', 'key: |-\n  a\n  b'],
    ['lines and empty ones', '"a\\n\\nb\\n\\n"', 'key: |+\n  a\n\n  b\n'],
    ['lines that begin with a blank', '" a\\nb\\n"', 'key: |2\n   a\n  b'],
    ['a tab among lines', '"a\\n\\tb\\n"', 'key: "a\\n\\tb\\n"'],
    ['a blank at the end of a line', '"a \\nb\\n"', 'key: "a \\nb\\n"'],
  ])('%s', (_, written, text) => expect(value(written)).toBe(text));

  test('keys stand in the order of kubectl', () => {
    const keys = [
      'name',
      'file10',
      'file2',
      'a',
      'a.b',
      'a-b',
      'DB_HOST',
      'DBNAME',
      'B',
      'clusterIPs',
      'clusterIP',
      '9',
      '10',
    ];
    expect(keys.toSorted(compareKeys)).toEqual([
      '9',
      '10',
      'B',
      'DB_HOST',
      'DBNAME',
      'a',
      'a-b',
      'a.b',
      'clusterIP',
      'clusterIPs',
      'file2',
      'file10',
      'name',
    ]);
  });
});

describe('for every object of the corpus', () => {
  const corpus = readFileSync(new URL('../corpus/verdicts.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const stored = corpus.flatMap((line) => all((JSON.parse(line) as { yaml: string }).yaml));

  test('there is a reason for each field that is added', () => {
    expect(stored.length).toBeGreaterThan(150);
    const without = stored.flatMap(({ added }) => added).filter(({ because }) => because === NO_REASON);
    expect(without.map(({ path }) => path)).toEqual([]);
  });

  test('what is accepted is accepted as it is stored, and stored again it is the same', () => {
    const accepted = stored.filter((each) => each.accepted);
    expect(accepted.length).toBeGreaterThan(40);
    for (const each of accepted) {
      const again = one(yamlOf(each));
      expect({ accepted: again.accepted, yaml: yamlOf(again), added: again.added }).toEqual({
        accepted: true,
        yaml: yamlOf(each),
        added: [],
      });
    }
  });
});

test('nothing throws while a manifest is typed, and each added line has its reason', () => {
  const typed = Array.from(POD, (_, end) => POD.slice(0, end));
  for (const { lines, added } of typed.flatMap(all)) {
    const noted = lines.flatMap(({ field }) => field ?? []);
    expect(noted.every((field) => added[field] !== undefined)).toBe(true);
  }
});

test('names that every JavaScript object has are names like others', () => {
  const text =
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {__proto__: x, constructor: w, toString: z}\n';
  expect(yamlOf(one(text))).toContain('  __proto__: x\n  constructor: w\n  toString: z\n');
});

test('any text of a ConfigMap is read again as it was', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('', '\n', ' ', ': ', ' #', '\t', '-'),
      (text, sign) => {
        const given = `${text}${sign}${text}`;
        const manifest = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {key: ${JSON.stringify(given)}}\n`;
        const { lines } = one(yamlOf(one(manifest)));
        expect(lines).toEqual(one(manifest).lines.map((line) => ({ text: line.text, origin: 'written' })));
      },
    ),
  );
});
