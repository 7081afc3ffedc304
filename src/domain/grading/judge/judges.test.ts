import { describe, expect, test } from 'vitest';
import { grade } from '#domain/grading/grade.ts';
import { parseExerciseRules } from '#domain/grading/parse-rule.ts';

/** Judges one rule, given as in exercise.yaml, on a text. */
function judged(rule: object, text: string, roles: object = { a: { name: 'a' }, b: { name: 'b' } }) {
  const parsed = parseExerciseRules({ roles, rules: [{ id: 'it', points: 1, says: 'x', ...rule }] });
  expect(parsed.problems).toEqual([]);
  const report = grade({ id: 'x', ...parsed, given: '' }, [{ name: 'answer', text }]);
  const [result] = report.rules;
  if (!result) throw new Error('no result');
  return { ...result, report, marked: result.span ? text.slice(...result.span) : '' };
}

/** A Pod `web` whose containers and more are written as flow YAML. */
const pod = (containers: readonly string[], more = '', inits: readonly string[] = []): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {app: web}}\nspec:\n${more}` +
  (inits.length > 0 ? `  initContainers:\n${inits.map((one) => `  - ${one}\n`).join('')}` : '') +
  `  containers:\n${containers.map((one) => `  - ${one}\n`).join('')}`;

const DATA = '  volumes: [{name: data, emptyDir: {}}]\n';
const mount = (path: string, more = ''): string => `volumeMounts: [{name: data, mountPath: ${path}${more}}]`;

describe('keepsRunning', () => {
  test.each<[string, string, boolean | null]>([
    ['a loop without end goes on', `command: [sh, -c, 'while true; do date; sleep 1; done']`, true],
    ['sleep infinity goes on', 'command: [sleep, infinity]', true],
    ['sleeping for a day counts as going on', 'command: [sleep, 1d]', true],
    ['one command ends', 'command: [date]', false],
    ['a bare shell ends', '', false],
    ['tail -F waits for its file', `command: [tail, -F, /data/log], ${mount('/data')}`, true],
    [
      'tail -f ends when its file is not there yet',
      `command: [tail, -f, /data/log], ${mount('/data')}`,
      false,
    ],
    ['a program that nobody knows stays open', 'command: [shipper]', null],
  ])('%s', (_, more, expected) => {
    const container = `{name: a, image: busybox${more === '' ? '' : `, ${more}`}}`;
    expect(judged({ keepsRunning: ['a'] }, pod([container], DATA)).holds).toBe(expected);
  });

  test.each<[string, string, boolean | null]>([
    ['nginx goes on', 'nginx:1.27', true],
    ['redis goes on', 'redis:7.4', true],
    ['an image that nobody knows stays open', 'example.org/app', null],
  ])('%s', (_, image, expected) => {
    expect(judged({ keepsRunning: ['a'] }, pod([`{name: a, image: '${image}'}`])).holds).toBe(expected);
  });

  test('what cannot be judged earns its points, and is said', () => {
    const { report, points } = judged({ keepsRunning: ['a'] }, pod(['{name: a, image: example.org/app}']));
    expect([points, report.points, report.unverified]).toEqual([1, 1, 1]);
  });

  test('where the task fixes the image, another one is not left open', () => {
    const { roles, rules } = parseExerciseRules({
      roles: { a: { name: 'a' } },
      rules: [
        { id: 'image', points: 1, says: 'x', container: { a: { image: 'nginx' } } },
        { id: 'runs', points: 1, says: 'x', keepsRunning: ['a'] },
      ],
    });
    const report = grade({ id: 'x', roles, rules, given: '' }, [
      { name: 'answer', text: pod(['{name: a, image: example.org/app}']) },
    ]);
    expect(report.rules.map(({ holds }) => holds)).toEqual([false, false]);
  });
});

describe('canWrite and cannotWrite', () => {
  test.each<[string, string, boolean]>([
    ['an emptyDir can be written', mount('/data'), true],
    ['a read-only mount cannot', mount('/data', ', readOnly: true'), false],
    ['an outer mount that is read-only counts as well', mount('/', ', readOnly: true'), false],
    ['a directory that the image does not have cannot', 'env: []', false],
    ['a read-only root file system cannot', 'securityContext: {readOnlyRootFilesystem: true}', false],
    [
      'a mount over a read-only root file system can',
      `securityContext: {readOnlyRootFilesystem: true}, ${mount('/data')}`,
      true,
    ],
  ])('%s', (_, more, writable) => {
    const text = pod([`{name: a, image: busybox, ${more}}`], DATA);
    expect(judged({ canWrite: { a: '/data/log' } }, text).holds).toBe(writable);
  });

  test.each<[string, string, boolean]>([
    ['a read-only mount keeps off', mount('/data', ', readOnly: true'), true],
    ['a writable mount does not', mount('/data'), false],
    ['no mount at all does not', 'env: []', false],
  ])('%s', (_, more, expected) => {
    const text = pod([`{name: a, image: busybox, ${more}}`], DATA);
    expect(judged({ cannotWrite: { a: '/data/log' } }, text).holds).toBe(expected);
  });
});

describe('listens and soleListener', () => {
  test.each<[string, string[], object, boolean | null]>([
    ['nginx binds 80', ['{name: a, image: nginx}'], { listens: { a: 80 } }, true],
    [
      'declaring a port binds nothing',
      ['{name: a, image: nginx, ports: [{containerPort: 8080}]}'],
      { listens: { a: 8080 } },
      false,
    ],
    [
      'an image that nobody knows stays open',
      ['{name: a, image: example.org/app}'],
      { listens: { a: 80 } },
      null,
    ],
    [
      'two servers on one port clash',
      ['{name: a, image: nginx}', '{name: b, image: "httpd:2.4"}'],
      { soleListener: { a: 80 } },
      false,
    ],
    [
      'two servers on two ports do not',
      ['{name: a, image: nginx}', '{name: b, image: "redis:7.4"}'],
      { soleListener: { a: 80, b: 6379 } },
      true,
    ],
    [
      'a third container that nobody knows leaves it open',
      ['{name: a, image: nginx}', '{name: c, image: example.org/app}'],
      { soleListener: { a: 80 } },
      null,
    ],
  ])('%s', (_, containers, rule, expected) => {
    expect(judged(rule, pod(containers)).holds).toBe(expected);
  });
});

describe('roles', () => {
  test('are bound by image, whatever the name and the tag', () => {
    const roles = { server: { image: 'nginx' } };
    const text = pod(['{name: x, image: busybox}', '{name: server, image: "docker.io/library/nginx:1.27"}']);
    expect(judged({ listens: { server: 80 } }, text, roles).evidence).toContain('server binds port 80');
  });

  const SIDECAR = '{name: a, image: nginx, restartPolicy: Always}';
  test.each<[string, string | undefined, string, boolean]>([
    ['a container where the place is free', undefined, pod(['{name: a, image: nginx}']), true],
    [
      'a native sidecar where the place is free',
      undefined,
      pod(['{name: b, image: busybox}'], '', [SIDECAR]),
      true,
    ],
    [
      'an init container where the place is free',
      undefined,
      pod(['{name: b, image: busybox}'], '', ['{name: a, image: nginx}']),
      false,
    ],
    [
      'a native sidecar where one is asked for',
      'sidecar',
      pod(['{name: b, image: busybox}'], '', [SIDECAR]),
      true,
    ],
    ['a container where a native sidecar is asked for', 'sidecar', pod(['{name: a, image: nginx}']), false],
    ['restartPolicy Always on a container does not make a sidecar', 'sidecar', pod([SIDECAR]), false],
    [
      'an init container where one is asked for',
      'init',
      pod(['{name: b, image: busybox}'], '', ['{name: a, image: nginx}']),
      true,
    ],
  ])('%s', (_, as, text, expected) => {
    const roles = { a: { name: 'a', ...(as !== undefined && { as }) } };
    expect(judged({ container: { a: { image: 'nginx' } } }, text, roles).holds).toBe(expected);
  });

  test('the Pod that the role names comes first', () => {
    const other = pod(['{name: a, image: busybox}']).replace('name: web', 'name: other');
    const text = `${other}---\n${pod(['{name: a, image: nginx}'])}`;
    expect(
      judged({ container: { a: { image: 'nginx' } } }, text, { a: { name: 'a', pod: 'web' } }).holds,
    ).toBe(true);
  });
});

test.each<[string, object, string, string]>([
  [
    'a wrong image is marked at the image',
    { container: { a: { image: 'nginx' } } },
    pod(['{name: a, image: httpd}']),
    'image',
  ],
  [
    'a missing port at its container',
    { container: { a: { port: 80 } } },
    pod(['{name: a, image: httpd}']),
    'name',
  ],
  [
    'a missing label at the labels',
    { workload: { kind: 'Pod', name: 'web', labels: { tier: 'x' } } },
    pod(['{name: a, image: a}']),
    'labels',
  ],
  [
    'another name at the name',
    { workload: { kind: 'Pod', name: 'app' } },
    pod(['{name: a, image: a}']),
    'name',
  ],
])('%s', (_, rule, text, marked) => {
  const result = judged(rule, text);
  expect([result.holds, result.marked]).toEqual([false, marked]);
});
