import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readManifests } from '#domain/kubernetes/read.ts';
import { findFaults } from '#domain/world/faults.ts';
import { buildWorld } from '#domain/world/world.ts';
import { applied, fixesFor, provenFixes } from './fixes.ts';

const head = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n';
const app = '  containers:\n    - name: app\n      image: nginx:1\n';
const POD = head + app;

function problemsOf(text: string) {
  const { manifests, problems } = readManifests(text);
  return [...problems, ...findFaults(buildWorld(manifests))];
}

function offersFor(text: string) {
  const problems = problemsOf(text);
  const fixes = provenFixes(text, problems, problemsOf);
  return problems.flatMap((problem, at) => (fixes[at] ?? []).map((fix) => ({ problem, fix })));
}

/** Each row: what is wrong, the fix's title, and the text afterwards. */
test.each<[name: string, wrong: string, title: string, mended: string]>([
  ['a misspelled field', POD.replace('image', 'imgae'), 'Rename to image', POD],
  [
    'a field in wrong case',
    `${POD}      volumemounts: []\n`,
    'Rename to volumeMounts',
    `${POD}      volumeMounts: []\n`,
  ],
  [
    'port for containerPort',
    `${POD}      ports:\n        - port: 80\n`,
    'Rename to containerPort',
    `${POD}      ports:\n        - containerPort: 80\n`,
  ],
  [
    'name for secretName',
    `${POD}  volumes:\n    - name: a\n      secret:\n        name: b\n`,
    'Rename to secretName',
    `${POD}  volumes:\n    - name: a\n      secret:\n        secretName: b\n`,
  ],
  [
    'volumes in the container',
    `${head}${app}      volumes:\n        - name: a\n          emptyDir: {}\n`,
    'Move volumes to the level of the Pod',
    `${head}${app}  volumes:\n    - name: a\n      emptyDir: {}\n`,
  ],
  ['mounts in the Pod', `${POD}  env: []\n`, 'Move env to the container', `${POD}      env: []\n`],
  [
    'labels at the root',
    `labels:\n  a: b\n${POD}`,
    'Move labels to metadata',
    POD.replace('name: web\n', 'name: web\n  labels:\n    a: b\n'),
  ],
  [
    'a policy in lower case',
    `${POD}  restartPolicy: always\n`,
    'Change to Always',
    `${POD}  restartPolicy: Always\n`,
  ],
  [
    'a protocol in lower case',
    `${POD}      ports: [{containerPort: 80, protocol: tcp}]\n`,
    'Change to TCP',
    `${POD}      ports: [{containerPort: 80, protocol: TCP}]\n`,
  ],
  [
    'a number for a text',
    `${POD}      env:\n        - name: A\n          value: 8080\n`,
    'Put it in quotes',
    `${POD}      env:\n        - name: A\n          value: "8080"\n`,
  ],
  [
    'a number in a command',
    `${POD}      command: [sleep, 3600]\n`,
    'Put it in quotes',
    `${POD}      command: [sleep, "3600"]\n`,
  ],
  [
    'a truth value in quotes',
    `${POD}  hostNetwork: "true"\n`,
    'Take away the quotes',
    `${POD}  hostNetwork: true\n`,
  ],
  [
    'a port in quotes',
    `${POD}      ports: [{containerPort: "80"}]\n`,
    'Take away the quotes',
    `${POD}      ports: [{containerPort: 80}]\n`,
  ],
  [
    'a command in one text',
    `${POD}      command: sh -c "echo a"\n`,
    'Write it as a list',
    `${POD}      command: ["sh", "-c", "echo a"]\n`,
  ],
  [
    'variables as a mapping',
    `${POD}      env:\n        A: b\n        C: 1\n`,
    'Write it as a list of name and value',
    `${POD}      env:\n        - name: A\n          value: "b"\n        - name: C\n          value: "1"\n`,
  ],
  [
    'a list without its dash',
    `${POD}      ports:\n        containerPort: 80\n        name: http\n`,
    'Make it a list item',
    `${POD}      ports:\n        - containerPort: 80\n          name: http\n`,
  ],
  [
    'a colon in an argument',
    `${POD}      args:\n        - echo status: ok\n`,
    'Put the value in quotes',
    `${POD}      args:\n        - "echo status: ok"\n`,
  ],
  [
    'a unit with B',
    `${POD}      resources: {limits: {memory: 100MB}}\n`,
    'Write 100M',
    `${POD}      resources: {limits: {memory: 100M}}\n`,
  ],
  [
    'a unit in lower case',
    `${POD}      resources: {limits: {memory: 64mi}}\n`,
    'Write 64Mi',
    `${POD}      resources: {limits: {memory: 64Mi}}\n`,
  ],
  [
    'thousandths of a byte',
    `${POD}      resources: {limits: {memory: 64m}}\n`,
    'Write 64Mi',
    `${POD}      resources: {limits: {memory: 64Mi}}\n`,
  ],
  [
    'a volume that is not there',
    `${POD}      volumeMounts:\n        - name: logs\n          mountPath: /a\n`,
    'Add the volume logs as an emptyDir',
    `${POD}      volumeMounts:\n        - name: logs\n          mountPath: /a\n  volumes:\n    - name: logs\n      emptyDir: {}\n`,
  ],
  [
    'another volume that is not there',
    `${POD}      volumeMounts:\n        - name: logs\n          mountPath: /a\n  volumes:\n    - name: data\n      emptyDir: {}\n`,
    'Add the volume logs as an emptyDir',
    `${POD}      volumeMounts:\n        - name: logs\n          mountPath: /a\n  volumes:\n    - name: data\n      emptyDir: {}\n    - name: logs\n      emptyDir: {}\n`,
  ],
  [
    'a slip in the name of a volume',
    `${POD}      volumeMounts:\n        - name: lgos\n          mountPath: /a\n  volumes:\n    - name: logs\n      emptyDir: {}\n`,
    'Change to logs',
    `${POD}      volumeMounts:\n        - name: logs\n          mountPath: /a\n  volumes:\n    - name: logs\n      emptyDir: {}\n`,
  ],
  [
    'two containers of one name',
    `${POD}    - name: app\n      image: a\n`,
    'Rename to app-2',
    `${POD}    - name: app-2\n      image: a\n`,
  ],
  [
    'a name with capitals',
    POD.replace('name: web', 'name: My_Web'),
    'Change to my-web',
    POD.replace('name: web', 'name: my-web'),
  ],
  [
    'a probe on a plain init container',
    `${head}  initContainers:\n    - name: i\n      image: a\n      readinessProbe: {httpGet: {port: 1}}\n${app}`,
    'Add restartPolicy: Always',
    `${head}  initContainers:\n    - name: i\n      image: a\n      readinessProbe: {httpGet: {port: 1}}\n      restartPolicy: Always\n${app}`,
  ],
  [
    'an init container that never ends',
    `${head}  initContainers:\n    - name: i\n      image: busybox\n      command: [tail, -F, /a]\n${app}`,
    'Add restartPolicy: Always',
    `${head}  initContainers:\n    - name: i\n      image: busybox\n      command: [tail, -F, /a]\n      restartPolicy: Always\n${app}`,
  ],
  [
    'tabs',
    POD.replace('    - name', '\t- name').replace('      image', '\t  image'),
    'Replace tabs with spaces',
    POD.replace('    - name', '  - name').replace('      image', '    image'),
  ],
  ['a line one space too deep', POD.replace('      image', '       image'), 'Indent by 6 spaces', POD],
  ['a line one space too far out', POD.replace('      image', '     image'), 'Indent by 6 spaces', POD],
  [
    'no space after the colon',
    POD.replace('image: nginx:1', 'image:nginx'),
    'Add a space after the colon',
    POD.replace('nginx:1', 'nginx'),
  ],
  [
    'a second colon',
    `${POD}      workingDir: a: b\n`,
    'Put the value in quotes',
    `${POD}      workingDir: "a: b"\n`,
  ],
  [
    'a quote that is not closed',
    `${POD}      workingDir: "a\n`,
    'Close the quote',
    `${POD}      workingDir: "a"\n`,
  ],
  [
    'a bracket that is not closed',
    `${POD}      command: [a, b\n  hostPID: true\n`,
    'Close the bracket',
    `${POD}      command: [a, b]\n  hostPID: true\n`,
  ],
  [
    'a dash that was forgotten',
    `${POD}      name: b\n      image: c\n`,
    'Begin a new list item here',
    `${POD}    - name: b\n      image: c\n`,
  ],
  [
    'no-break spaces',
    POD.replace('      image', '     \u00a0image'),
    'Replace the invisible characters with spaces',
    POD,
  ],
  ['no version', POD.replace('apiVersion: v1\n', ''), 'Add apiVersion: v1', POD],
  ['a version of another group', POD.replace('apiVersion: v1', 'apiVersion: apps/v1'), 'Change to v1', POD],
  ['a kind in lower case', POD.replace('kind: Pod', 'kind: pod'), 'Change to Pod', POD],
  [
    'a medium in lower case',
    `${POD}  volumes: [{name: a, emptyDir: {medium: memory}}]\n`,
    'Change to Memory',
    `${POD}  volumes: [{name: a, emptyDir: {medium: Memory}}]\n`,
  ],
  [
    'a capability with its prefix',
    `${POD}      securityContext: {capabilities: {add: [CAP_SYS_PTRACE]}}\n`,
    'Write SYS_PTRACE',
    `${POD}      securityContext: {capabilities: {add: [SYS_PTRACE]}}\n`,
  ],
])('mends %s', (_name, wrong, title, mended) => {
  const offers = offersFor(wrong);
  const offer = offers.find(({ fix }) => fix.title === title);
  expect(offers.map(({ fix }) => fix.title)).toContain(title);
  expect(applied(wrong, offer?.fix.edits ?? [])).toBe(mended);
});

const DEPLOYMENT = (labels: string, selector: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n${selector}  template:\n    metadata:\n      labels:\n        ${labels}\n    spec:\n      containers:\n        - name: app\n          image: a\n`;
const SELECTOR = '  selector:\n    matchLabels:\n      app: web\n';
const JOB = (policy: string) =>
  `apiVersion: batch/v1\nkind: Job\nmetadata:\n  name: job\nspec:\n  template:\n    spec:\n      containers:\n        - name: app\n          image: a\n${policy}`;

test.each<[name: string, wrong: string, title: string, mended: string]>([
  [
    'labels beside the selector',
    DEPLOYMENT('app: shop', SELECTOR),
    'Give the template the labels of the selector',
    DEPLOYMENT('app: web', SELECTOR),
  ],
  [
    'a Job without a restart policy',
    JOB(''),
    'Add restartPolicy: Never',
    JOB('      restartPolicy: Never\n'),
  ],
  [
    'ports of a Service without names',
    'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  ports:\n    - port: 80\n    - name: b\n      port: 81\n',
    'Add name: port-80',
    'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  ports:\n    - port: 80\n      name: port-80\n    - name: b\n      port: 81\n',
  ],
  [
    'a target port in quotes',
    'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  ports:\n    - port: 80\n      targetPort: "8080"\n',
    'Take away the quotes',
    'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  ports:\n    - port: 80\n      targetPort: 8080\n',
  ],
])('mends %s', (_name, wrong, title, mended) => {
  const offers = offersFor(wrong);
  expect(offers.map(({ fix }) => fix.title)).toContain(title);
  expect(applied(wrong, offers.find(({ fix }) => fix.title === title)?.fix.edits ?? [])).toBe(mended);
});

test('a Deployment without a selector gets one that its template answers to', () => {
  const wrong = DEPLOYMENT('app: shop', '');
  const offer = offersFor(wrong).find(({ fix }) => fix.title.startsWith('Add a selector'));
  expect(readManifests(applied(wrong, offer?.fix.edits ?? [])).problems).toEqual([]);
});

test.each<[name: string, text: string]>([
  ['of a right manifest', POD],
  ['where the right field stands already', POD.replace('image', 'image: a\n      imgae')],
  [
    'where nothing is near',
    `${POD}  restartPolicy: Sometimes\n`.replace('restartPolicy: Sometimes', 'nothingLikeIt: 1'),
  ],
  ['of a name that cannot be made of it', POD.replace('name: web', 'name: "***"')],
])('offers nothing %s', (_name, text) => {
  expect(offersFor(text)).toEqual([]);
});

test('a fix that would not help is not offered', () => {
  const text = 'apiVersion: ~\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: a}]}\n';
  const problems = problemsOf(text);
  expect(problems.map((problem) => fixesFor(text, problem).length)).toEqual([1]);
  expect(provenFixes(text, problems, problemsOf)).toEqual([[]]);
});

const rows = readFileSync(new URL('../kubernetes/corpus/verdicts.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => (JSON.parse(line) as { yaml: string }).yaml);

test('edits of one fix do not overlap and lie in the text, whatever the manifest', () => {
  const offers = rows.flatMap((text) =>
    problemsOf(text).flatMap((problem) => fixesFor(text, problem).map(({ edits }) => ({ text, edits }))),
  );
  expect(offers.length).toBeGreaterThan(40);
  for (const { text, edits } of offers) {
    const ends = edits.flatMap(({ span }) => span).toSorted((a, b) => a - b);
    const inOrder = edits.toSorted((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
    expect(inOrder.flatMap(({ span }) => span)).toEqual(ends);
    expect(ends.at(-1)).toBeLessThanOrEqual(text.length);
  }
});
