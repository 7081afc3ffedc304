import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BROWSER_LIMITS } from './limits.ts';
import type { Pod } from './schema/api.gen.ts';
import { readManifests } from './read.ts';
import { positionAt } from './span.ts';

const POD = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: app
    image: nginx:1.27
    ports:
    - containerPort: 80
  - name: log
    image: busybox
    command: ['sh', '-c', 'sleep 1']
`;

const first = (text: string) => {
  const [manifest] = readManifests(text).manifests;
  if (manifest === undefined) throw new Error('no manifest');
  return manifest;
};
const lineOf = (text: string): number =>
  positionAt(text, readManifests(text).problems[0]?.span[0] ?? -1).line;

describe('what it answers', () => {
  test('a right Pod is accepted, with defaults in object and none in written', () => {
    const { accepted, object, written, kind, doc } = first(POD);
    expect({ accepted, kind, doc }).toEqual({ accepted: true, kind: 'Pod', doc: '0' });
    expect((object as Pod).spec?.containers?.[1]?.imagePullPolicy).toBe('Always');
    expect((written as Pod).spec?.containers?.[1]?.imagePullPolicy).toBeUndefined();
  });

  test('a value of the wrong type is dropped and everything else is kept', () => {
    const { object, accepted, diagnostics } = first(
      POD.replace("['sh', '-c', 'sleep 1']", 'sh -c "sleep 1"'),
    );
    expect(accepted).toBe(false);
    expect(diagnostics[0]?.detail).toBe(
      'json: cannot unmarshal string into Go struct field Container.spec.containers.command of type []string',
    );
    expect((object as Pod).spec?.containers?.map(({ name, command }) => [name, command])).toEqual([
      ['app', undefined],
      ['log', undefined],
    ]);
  });

  test('items of a list are documents of their own', () => {
    const text =
      'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Namespace, metadata: {name: a}}\n- {apiVersion: v1, kind: Namespace}\n';
    expect(readManifests(text).manifests.map(({ doc, accepted }) => [doc, accepted])).toEqual([
      ['0.0', true],
      ['0.1', false],
    ]);
  });

  test('a list of nothing gives nothing', () => {
    expect(readManifests('apiVersion: v1\nkind: List\nitems: ~\n').manifests).toEqual([]);
  });

  test('a Deployment is an object too, and its template is validated', () => {
    const deployment = `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  selector: {matchLabels: {app: web}}\n  template:\n    metadata: {labels: {app: web}}\n    spec:\n      containers: [{name: Web, image: nginx}]\n`;
    expect(first(deployment.replace('Web', 'web')).accepted).toBe(true);
    expect(first(deployment).diagnostics.map(({ type, field }) => `${type} ${field}`)).toEqual([
      'Invalid value spec.template.spec.containers[0].name',
    ]);
  });

  test('a key that is written twice: the last counts, and both places are marked', () => {
    const text = POD.replace('    image: busybox\n', '    image: busybox\n    image: alpine\n');
    const { diagnostics, object, accepted } = first(text);
    expect(accepted).toBe(true);
    expect((object as Pod).spec?.containers?.[1]?.image).toBe('alpine');
    expect(diagnostics.map(({ code, span }) => [code, positionAt(text, span[0]).line])).toEqual([
      ['yaml/duplicate-key', 12],
      ['yaml/duplicate-key', 13],
    ]);
  });

  test.each([
    ['a key after << wins', '<<: {name: merged}\n  name: own', 'own'],
    ['a key before << loses, as in kubectl', 'name: own\n  <<: {name: merged}', 'merged'],
    ['of several mappings the first wins', '<<: [{name: a}, {name: b}]', 'a'],
  ])('%s', (_, metadata, name) => {
    expect(first(POD.replace('name: web', metadata)).written?.metadata?.name).toBe(name);
  });

  test('only a cluster knows whether its images can be pulled', () => {
    expect(first(POD).depends).toEqual([
      'Images nginx:1.27 and busybox have to exist in their registries, and the node has to be able to pull them.',
    ]);
  });
});

describe('where it points', () => {
  test.each([
    ['a missing field points at the first key of its item', POD.replace('    image: busybox\n', ''), 11],
    ['an unknown field at its name', POD.replace('  containers:', '  container:'), 6],
    ['a tab at the tab', POD.replace('    image: nginx', '\timage: nginx'), 8],
    ['a quote that is not closed at the quote', POD.replace('image: busybox', 'image: "busybox'), 12],
    ['a missing colon at its line', POD.replace('kind: Pod', 'kind Pod'), 2],
    ['a colon in a value at its line', POD.replace('image: busybox', 'image: busybox: 1'), 12],
    ['a wrong indentation at its line', POD.replace('    image: nginx', '     image: nginx'), 8],
    ['a bracket that is not closed at the bracket', POD.replace("'sleep 1']", "'sleep 1'"), 13],
  ])('%s', (_, text, line) => {
    expect(lineOf(text)).toBe(line);
  });

  test('aliases are found at their anchor, brackets up to their end', () => {
    const text = 'a: &x {b: [1, 2]}\nc: *x\n';
    const manifest = first(text);
    const shown = (path: readonly (string | number)[]): string => text.slice(...manifest.locate(path).value);
    expect([shown(['a']), shown(['c']), shown(['c', 'b', 1]), shown(['c', 'nothing'])]).toEqual([
      '{b: [1, 2]}',
      '*x',
      '2',
      'c',
    ]);
  });
});

describe('while a line is being typed', () => {
  test.each([
    ['a half-written key', POD.replace('    ports:\n', '    por\n')],
    ['an open quote', POD.replace('nginx:1.27', '"nginx:1.27')],
    ['an open bracket', POD.replace("'sleep 1']", '')],
    ['a tab', POD.replace('    - containerPort', '\t- containerPort')],
    ['a second colon', POD.replace('nginx:1.27', 'nginx: 1.27')],
  ])('%s leaves both containers', (_, text) => {
    const { stage, accepted, object } = first(text);
    expect([stage, accepted]).toEqual(['yaml', false]);
    expect((object as Pod | undefined)?.spec?.containers?.map(({ name }) => name)).toEqual(['app', 'log']);
  });
});

describe('limits of the page', () => {
  const bomb = `a: &a [${'x,'.repeat(9)}]\n${Array.from('bcdefgh')
    .map((key, at) => `${key}: &${key} [${`*${'abcdefgh'[at]},`.repeat(9)}]`)
    .join('\n')}`;
  test.each([
    ['length', 'a'.repeat(70_000)],
    ['depth', '['.repeat(1000)],
    ['documents', '---\na: 1\n'.repeat(30)],
    ['tokens', '- a\n'.repeat(16_000) + '- b\n'.repeat(300)],
    ['expanded', bomb],
  ])('%s: nothing is judged and one problem says why', (limit, text) => {
    const { manifests, problems } = readManifests(
      text,
      'answer',
      limit === 'tokens' ? { ...BROWSER_LIMITS, tokens: 15_000 } : BROWSER_LIMITS,
    );
    expect(manifests).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual([`limits/${limit}`]);
  });
});

describe('whatever is typed', () => {
  const alphabet = [
    ...Array.from(POD),
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    '&a ',
    '*a ',
    '<<: *a',
    '\t',
    '\r',
    '\n---\n',
    '\n...\n',
    '|',
    '>',
    '#',
    '!!int ',
    '%',
    '\u0000',
    '\ufeff',
    '😀',
    '__proto__: ',
  ];
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fc.constantFrom(...alphabet), { maxLength: 120 }).map((parts) => parts.join('')),
    fc
      .tuple(fc.nat(POD.length), fc.nat(12), fc.array(fc.constantFrom(...alphabet), { maxLength: 6 }))
      .map(([at, cut, parts]) => POD.slice(0, at) + parts.join('') + POD.slice(at + cut)),
  );

  test('it never throws, and every finding lies in the text and has words', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { span, explanation, text: words } of readManifests(text, 'answer', BROWSER_LIMITS)
          .problems) {
          expect(span[0]).toBeGreaterThanOrEqual(0);
          expect(span[1]).toBeGreaterThanOrEqual(span[0]);
          expect(span[1]).toBeLessThanOrEqual(text.length);
          expect([explanation.what, explanation.why, explanation.fix, words]).not.toContain('');
        }
      }),
      { numRuns: 400 },
    );
  });

  test('keys of Object.prototype are ordinary keys', () => {
    const keys = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'then'];
    for (const key of keys) {
      expect(first(`${POD}${key}: {polluted: true}\n`).diagnostics.map(({ detail }) => detail)).toEqual([
        `unknown field "${key}"`,
      ]);
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
