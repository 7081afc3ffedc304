import { expect, test } from 'vitest';
import { suggest } from './suggest.ts';

/** `|` stands for the caret. */
function at(marked: string, given = '') {
  const caret = marked.indexOf('|');
  const text = marked.slice(0, caret) + marked.slice(caret + 1);
  const found = suggest(text, caret, given).toSorted((a, b) => (a.order < b.order ? -1 : 1));
  return { text, found, labels: found.map(({ label }) => label) };
}

/** The text after the suggestion is taken, with its stops as `‸`. */
function taking(label: string, marked: string, given = ''): string {
  const { text, found } = at(marked, given);
  const taken = found.find((each) => each.label === label);
  if (taken === undefined) throw new Error(`no ${label} among ${found.map((each) => each.label).join(', ')}`);
  const plain = taken.insert
    .replace(/\$\{\d+:((?:[^}\\]|\\.)*)\}|\$\d/g, (_, word: string | undefined) => `‸${word ?? ''}`)
    .replace(/\\([\\$}])/g, '$1');
  return text.slice(0, taken.replaces[0]) + plain + text.slice(taken.replaces[1]);
}

const POD = `apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: shop
spec:
  volumes:
    - name: logs
      emptyDir: {}
    - name: conf
      configMap:
        name: settings
  containers:
    - name: app
      image: nginx
      ports:
        - name: http
          containerPort: 80
`;
const SETTINGS = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata:\n  default.conf: x\n';

test.each<[name: string, marked: string, first: readonly string[]]>([
  ['an empty text begins with whole objects', '|', ['Pod', 'Pod with a sidecar', 'Service']],
  ['an object needs its version and kind first', 'metadata: {}\n|', ['apiVersion', 'kind']],
  [
    'kinds of a version',
    'apiVersion: apps/v1\nkind: |',
    ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'],
  ],
  ['the version of a kind', 'kind: CronJob\napiVersion: |', ['batch/v1']],
  [
    'a Pod spec',
    'kind: Pod\nspec:\n  |',
    ['containers', 'initContainers', 'volumes', 'shareProcessNamespace'],
  ],
  [
    'a field that is there is not offered again',
    'kind: Pod\nspec:\n  containers: []\n  |',
    ['initContainers', 'volumes'],
  ],
  [
    'a container',
    'kind: Pod\nspec:\n  containers:\n    - name: a\n      |',
    ['image', 'command', 'args', 'ports'],
  ],
  ['a policy', 'kind: Pod\nspec:\n  restartPolicy: |', ['Always', 'Never', 'OnFailure']],
  [
    'a policy of an init container',
    'kind: Pod\nspec:\n  initContainers:\n  - restartPolicy: A|',
    ['Always', 'OnFailure', 'Never'],
  ],
  ['a truth value', 'kind: Pod\nspec:\n  shareProcessNamespace: |', ['true', 'false']],
  ['a medium in braces', 'kind: Pod\nspec:\n  volumes: [{name: a, emptyDir: {medium: |}}]', ['Memory']],
  ['a protocol', `${POD}          protocol: |`, ['SCTP', 'TCP', 'UDP']],
  ['the volumes of this Pod', `${POD}      volumeMounts:\n        - name: |`, ['logs', 'conf']],
  [
    'the ports of this container',
    `${POD}      livenessProbe:\n        httpGet:\n          port: |`,
    ['http'],
  ],
  ['a list item', 'kind: Pod\nspec:\n  containers:\n    |', ['- Container', '- name', '- image']],
  ['a port of a Service', `${POD}---\nkind: Service\nspec:\n  ports:\n    - targetPort: |`, ['http']],
  ['labels for a selector', `${POD}---\nkind: Service\nspec:\n  selector:\n    |`, ['app: shop']],
  ['the value of a label', `${POD}---\nkind: Service\nspec:\n  selector:\n    app: |`, ['shop']],
  [
    'resources',
    'kind: Pod\nspec:\n  containers:\n    - resources:\n        limits:\n          |',
    ['cpu', 'ephemeral-storage', 'memory'],
  ],
  [
    'a template',
    'kind: Deployment\nspec:\n  template:\n    spec:\n      |',
    ['containers', 'initContainers'],
  ],
  [
    'an object in a List',
    'kind: List\nitems:\n- kind: Service\n  spec:\n    |',
    ['selector', 'ports', 'type'],
  ],
  [
    'access modes in brackets',
    'kind: PersistentVolumeClaim\nspec:\n  accessModes: [|]',
    ['ReadOnlyMany', 'ReadWriteMany'],
  ],
])('suggests first, for %s', (_name, marked, first) => {
  expect(at(marked).labels.slice(0, first.length)).toEqual(first);
});

test.each<[name: string, marked: string]>([
  ['in a comment', 'kind: Pod # |'],
  [
    'in a script',
    'kind: Pod\nspec:\n  containers:\n    - args:\n        - |-\n'.replace('|', '>') + '          na|',
  ],
  ['under a field that there is not', 'kind: Pod\nspec:\n  nothing:\n    |'],
  ['for a name that is free', 'kind: Pod\nmetadata:\n  name: |'],
  ['where a line fits no level', 'kind: Pod\n    |'],
  ['beside a key whose fields stand below it', 'apiVersion: v1\nkind: Pod\nmetadata: {}\nspec:\ncont|'],
  ['below the fields of prototypes', 'kind: Pod\nspec:\n  constructor:\n    |'],
])('suggests nothing %s', (_name, marked) => {
  expect(at(marked).labels).toEqual([]);
});

test.each<[name: string, label: string, marked: string, expected: string]>([
  [
    'a scalar has room for its value',
    'image',
    '- im|'.replace('- ', `${POD}    - name: b\n      `),
    `${POD}    - name: b\n      image: ‸`,
  ],
  [
    'a mapping goes on below',
    'securityContext',
    'kind: Pod\nspec:\n  sec|',
    'kind: Pod\nspec:\n  securityContext:\n    ‸',
  ],
  [
    'a list of objects begins with what they need',
    'containers',
    'kind: Pod\nspec:\n  con|',
    'kind: Pod\nspec:\n  containers:\n    - name: ‸\n      image: ‸',
  ],
  [
    'dashes stand where the text has them',
    'volumes',
    'kind: Pod\nspec:\n  containers:\n  - name: a\n  |',
    'kind: Pod\nspec:\n  containers:\n  - name: a\n  volumes:\n  - name: ‸',
  ],
  [
    'an emptyDir is written as it is',
    'emptyDir',
    'kind: Pod\nspec:\n  volumes:\n    - name: a\n      e|',
    'kind: Pod\nspec:\n  volumes:\n    - name: a\n      emptyDir: {‸}',
  ],
  [
    'in braces all stays on the line',
    'configMap',
    'kind: Pod\nspec:\n  volumes: [{name: a, c|}]',
    'kind: Pod\nspec:\n  volumes: [{name: a, configMap: {‸}}]',
  ],
  [
    'a key with its value is renamed only',
    'restartPolicy',
    'kind: Pod\nspec:\n  restart|: Never',
    'kind: Pod\nspec:\n  restartPolicy: Never',
  ],
  [
    'right behind a colon comes a space',
    'Never',
    'kind: Pod\nspec:\n  restartPolicy:|',
    'kind: Pod\nspec:\n  restartPolicy: Never',
  ],
  [
    'the whole word is replaced',
    'OnFailure',
    'kind: Pod\nspec:\n  restartPolicy: Al|ways',
    'kind: Pod\nspec:\n  restartPolicy: OnFailure',
  ],
  [
    'a new item has its dash',
    '- Container',
    'kind: Pod\nspec:\n  containers:\n    - name: a\n    |',
    'kind: Pod\nspec:\n  containers:\n    - name: a\n    - name: ‸\n      image: ‸',
  ],
  [
    'a snippet is indented for its place',
    'readinessProbe by HTTP',
    'kind: Pod\nspec:\n  containers:\n    - name: a\n      |',
    'kind: Pod\nspec:\n  containers:\n    - name: a\n      readinessProbe:\n        httpGet:\n          path: ‸/\n          port: ‸80\n        periodSeconds: ‸10',
  ],
  [
    'a snippet follows the style of the dashes',
    'container with a volume',
    'kind: Pod\nspec:\n  containers:\n  - name: a\n  |',
    'kind: Pod\nspec:\n  containers:\n  - name: a\n  - name: ‸app\n    image: ‸nginx\n    volumeMounts:\n    - name: ‸data\n      mountPath: ‸/data',
  ],
  [
    'a snippet after its dash',
    'emptyDir volume',
    'kind: Pod\nspec:\n  volumes:\n    - |',
    'kind: Pod\nspec:\n  volumes:\n    - name: ‸data\n      emptyDir: {}',
  ],
  [
    'command on its line',
    '["sh", "-c", "…"]',
    'kind: Pod\nspec:\n  containers:\n    - command: |',
    'kind: Pod\nspec:\n  containers:\n    - command: ["sh", "-c", "‸"]',
  ],
])('%s', (_name, label, marked, expected) => {
  expect(taking(label, marked)).toBe(expected);
});

test('names of the objects that are given', () => {
  const config = 'kind: Pod\nspec:\n  volumes:\n    - name: a\n      configMap:\n        name: ';
  expect(at(`${config}|`, SETTINGS).labels).toEqual(['settings']);
  expect(at(`${config}settings\n        items:\n          - key: |`, SETTINGS).labels).toEqual([
    'default.conf',
  ]);
  expect(
    at(`${POD}      volumeMounts:\n        - name: conf\n          subPath: |`, SETTINGS).labels,
  ).toEqual(['default.conf']);
});

test('a field says its type, and whether it has to be there', () => {
  const { found } = at('kind: Pod\nspec:\n  containers:\n    - |');
  expect(found.find(({ label }) => label === 'image')).toMatchObject({
    detail: 'string, required',
    kind: 'field',
  });
  expect(found.find(({ label }) => label === 'ports')).toMatchObject({
    detail: '[]ContainerPort',
    goesOn: true,
  });
  expect(found.find(({ label }) => label === 'image')?.documentation).toMatch(/^Container image name/);
});

test('what only the cluster writes is not offered', () => {
  expect(at('kind: Pod\n|').labels).not.toContain('status');
  expect(at('kind: Pod\nmetadata:\n  |').labels).not.toContain('creationTimestamp');
  expect(at('kind: Pod\nspec:\n  |').labels).not.toContain('ephemeralContainers');
});
