import { describe, expect, test } from 'vitest';
import type { Gradable } from '#domain/grading/types.ts';
import { applied } from '#domain/assist/fixes.ts';
import { markOf, studyOf } from './answer.ts';
import type { Marked, Study } from './protocol.ts';

const POD = `apiVersion: v1
kind: Pod
metadata: {name: share}
spec:
  containers:
    - name: writer
      image: busybox:1.37
      command: [sh, -c, "while true; do date >> /out/dates.txt; sleep 5; done"]
      volumeMounts: [{name: data, mountPath: /out}]
    - name: reader
      image: busybox:1.37
      command: [sh, -c, "tail -F /in/dates.txt"]
      volumeMounts: [{name: data, mountPath: /in}]
  volumes: [{name: data, emptyDir: {}}]
`;

const exercise: Gradable = {
  id: 'shared-directory',
  roles: { writer: { name: 'writer' }, reader: { name: 'reader' } },
  rules: [
    {
      id: 'same-file',
      points: 10,
      says: 'One file.',
      kind: 'sameFile',
      args: { writer: '/out/dates.txt', reader: '/in/dates.txt' },
    },
  ],
  given: '',
};

const study = (text: string, given = ''): Study => studyOf(text, given);
const mark = (text: string): Marked => markOf(text, exercise);

describe('a study', () => {
  test('of a right Pod has its verdict, its drawing and its story', () => {
    const { documents, problems, graph, layout, story, refused } = study(POD);
    expect(documents).toMatchObject([{ kind: 'Pod', name: 'share', accepted: true }]);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(graph.nodes.map(({ id }) => id)).toEqual(expect.arrayContaining(['share/writer', 'share/reader']));
    expect(layout.nodes.length).toBe(graph.nodes.length);
    expect(story.join('\n')).toContain('writer');
    expect(refused).toBe('');
  });

  test('says where something is wrong, in the order of the text', () => {
    const { problems } = study(
      POD.replace('name: data, mountPath: /out', 'name: date, mountPath: /out').replace(
        'name: reader',
        'name: Reader',
      ),
    );
    const starts = problems.map(({ span: [start] }) => start);
    expect(problems.length).toBeGreaterThan(1);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
  });

  test('has the fixes of a finding, tried on the whole answer', () => {
    const text = POD.replace('name: data, mountPath: /out', 'name: dat, mountPath: /out');
    const [problem] = study(text).problems.filter(({ type }) => type === 'Not found');
    expect(problem?.fixes.map(({ title }) => title)).toContain('Change to data');
    for (const { edits } of problem?.fixes ?? []) {
      const mended = study(applied(text, edits));
      expect(mended.problems.filter(({ type }) => type === 'Not found')).toEqual([]);
    }
  });

  test('draws given objects too, but finds no faults in them', () => {
    const given =
      'apiVersion: v1\nkind: Service\nmetadata: {name: nobody}\nspec: {selector: {app: none}, ports: [{port: 80}]}\n';
    const { graph, problems } = study(POD, given);
    expect(graph.nodes.map(({ id }) => id)).toContain('service/nobody');
    expect(problems.every(({ source }) => source === undefined || source === 'answer')).toBe(true);
  });

  test('can be sent between threads', () => expect(structuredClone(study(POD))).toEqual(study(POD)));

  test.each([
    [
      'an alias bomb',
      `a: &a [${'x,'.repeat(9)}]\n${['b', 'c', 'd', 'e', 'f', 'g'].map((key, index) => `${key}: &${key} [${`*${'abcdef'.charAt(index)},`.repeat(9)}]`).join('\n')}\n`,
    ],
    ['deep brackets', '['.repeat(10_000)],
    ['too many documents', '---\na: 1\n'.repeat(500)],
    ['a text that is too long', `a: ${'x'.repeat(70_000)}`],
  ])('refuses %s in words', (_name, text) => expect(study(text).refused).not.toBe(''));

  test.each([
    ['nothing', ''],
    ['a comment', '# to do'],
    ['a half-written line', 'apiVersion: v1\nkind: Po'],
    ['a tab', 'kind: Pod\n\tname: x\n'],
    ['a list at the root', '- a\n- b\n'],
    ['a value that holds itself', 'a: &a [*a]\n'],
    [
      'keys of Object',
      `${POD}__proto__: {polluted: "yes"}\nconstructor: {prototype: {polluted: "yes"}}\ntoString: 1\n`,
    ],
    ['an open quote', 'a: "b\n'],
  ])('takes %s', (_name, text) => {
    expect(study(text).refused).toBe('');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('the terminal', () => {
  test.each<[string, string, string]>([
    ['of a right object', 'apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n', 'namespace/a created'],
    ['of an empty text', '', 'error: no objects passed to apply'],
  ])('%s', (_name, text, says) => expect(study(text).terminal).toBe(says));

  test('of an object that is refused has the API server’s own words', () => {
    expect(study(POD.replace('{name: share}', '{name: Share}')).terminal).toContain(
      'metadata.name: Invalid value: "Share"',
    );
  });
});

describe('marks', () => {
  test('are full for a right answer', () =>
    expect(mark(POD)).toMatchObject({ accepted: true, points: 10, of: 10 }));

  test('are none for a refused one, and say what it would earn', () => {
    expect(mark(POD.replace('{name: share}', '{name: Share}'))).toMatchObject({
      accepted: false,
      points: 0,
      wouldEarn: 10,
    });
  });

  test('say which rule fails', () => {
    const { accepted, rules } = mark(POD.replaceAll('mountPath: /in', 'mountPath: /elsewhere'));
    expect(accepted).toBe(true);
    expect(rules.map(({ holds }) => holds)).toEqual([false]);
  });

  test('are not given to what was not read', () => {
    expect(mark('['.repeat(10_000))).toMatchObject({ rules: [], points: 0, of: 10 });
    expect(mark('['.repeat(10_000)).study.refused).not.toBe('');
  });
});
