import { expect, test } from 'vitest';
import { KIND_NAMES } from './kinds.ts';
import { parseExerciseRules } from './parse-rule.ts';

const roles = { writer: { name: 'writer' }, reader: { image: 'busybox', as: 'sidecar' } };
const rule = (kind: object, head: object = {}) => ({
  id: 'a',
  points: 2,
  says: 'A sentence.',
  ...head,
  ...kind,
});
const problemsOf = (rules: unknown, given: unknown = roles) =>
  parseExerciseRules({ roles: given, rules }).problems;

test('a rule becomes its kind with its arguments', () => {
  const { rules, problems } = parseExerciseRules({
    roles,
    rules: [rule({ sameFile: { writer: '/out/a', reader: '/in/a' } })],
  });
  expect(problems).toEqual([]);
  expect(rules).toEqual([
    {
      id: 'a',
      points: 2,
      says: 'A sentence.',
      kind: 'sameFile',
      args: { writer: '/out/a', reader: '/in/a' },
    },
  ]);
});

test('what is left out gets its default', () => {
  const { rules } = parseExerciseRules({ roles, rules: [rule({ workload: { kind: 'Pod', name: 'web' } })] });
  expect(rules[0]?.args).toEqual({ kind: 'Pod', name: 'web', namespace: 'default', labels: {} });
});

test('roles are read by name, image and place', () => {
  expect(parseExerciseRules({ roles, rules: [] }).roles).toEqual(roles);
});

test.each<[string, unknown, (string | number)[], RegExp]>([
  [
    'a misspelled kind names the nearest one',
    [rule({ samefile: { writer: '/a' } })],
    [0, 'samefile'],
    /"sameFile"/,
  ],
  ['a name of every object is no kind', [rule({ constructor: {} })], [0, 'constructor'], /Known: workload/],
  [
    'a misspelled role names the nearest one',
    [rule({ canWrite: { writr: '/a' } })],
    [0, 'canWrite', 'writr'],
    /"writer"/,
  ],
  [
    'an unknown role in a list',
    [rule({ keepsRunning: ['writer', 'logger'] })],
    [0, 'keepsRunning', 1],
    /Known: writer, reader/,
  ],
  [
    'an unknown key of the arguments',
    [rule({ service: { name: 'web', typ: 'NodePort' } })],
    [0, 'service', 'typ'],
    /"type"/,
  ],
  ['a missing argument', [rule({ service: { type: 'NodePort' } })], [0, 'service'], /Write name:/],
  ['a relative path', [rule({ canWrite: { writer: 'out/a' } })], [0, 'canWrite', 'writer'], /from \//],
  ['a port out of range', [rule({ listens: { writer: 70000 } })], [0, 'listens', 'writer'], /65535/],
  [
    'an object that is neither ConfigMap nor Secret',
    [rule({ fileFrom: { role: 'writer', path: '/a', from: 'tls-proxy', key: 'k' } })],
    [0, 'fileFrom', 'from'],
    /configmap\/NAME/,
  ],
  [
    'two kinds in one rule',
    [rule({ canWrite: { writer: '/a' }, keepsRunning: ['writer'] })],
    [0],
    /exactly one/,
  ],
  ['no kind at all', [rule({})], [0], /exactly one/],
  ['no points', [{ id: 'a', says: 'x', keepsRunning: ['writer'] }], [0], /Write points:/],
  ['too many points', [rule({ keepsRunning: ['writer'] }, { points: 11 })], [0, 'points'], /from 1 to 10/],
  [
    'the id accepted, which is a gate',
    [rule({ keepsRunning: ['writer'] }, { id: 'accepted' })],
    [0, 'id'],
    /no rule/,
  ],
  ['an empty list', [rule({ keepsRunning: [] })], [0, 'keepsRunning'], /at least one/],
])('%s is said at its place', (_, rules, path, remedy) => {
  const [problem, ...more] = problemsOf(rules);
  expect(problem?.path).toEqual(['rules', ...path]);
  expect(`${problem?.message} ${problem?.remedy}`).toMatch(remedy);
  expect(more).toEqual([]);
});

test('two rules with one id', () => {
  const twice = [rule({ keepsRunning: ['writer'] }), rule({ keepsRunning: ['reader'] })];
  expect(problemsOf(twice).map(({ path }) => path)).toEqual([['rules', 1, 'id']]);
});

test.each<[string, unknown, (string | number)[]]>([
  ['neither name nor image', { writer: {} }, ['roles', 'writer']],
  ['an unknown place', { writer: { name: 'a', as: 'sidekick' } }, ['roles', 'writer', 'as']],
  ['an unknown key', { writer: { nme: 'a' } }, ['roles', 'writer', 'nme']],
])('a role with %s', (_, given, path) => {
  expect(problemsOf([], given).map((one) => one.path)).toEqual([path]);
});

test.each([undefined, null, 7, 'x', [], { rules: 3 }, { rules: [null, 4] }, { roles: [] }])(
  'never throws: %j',
  (data) => {
    expect(() => parseExerciseRules(data)).not.toThrow();
  },
);

test('the list of kinds is not empty by accident', () => {
  expect(KIND_NAMES).toContain('sameFile');
});
