import { expect, test } from 'vitest';
import { CLI_LIMITS } from '#domain/kubernetes/limits.ts';
import type { YamlNode } from './node.ts';
import { readYaml } from './read.ts';

function json(node: YamlNode | undefined): unknown {
  switch (node?.kind) {
    case 'map':
      return Object.fromEntries([...node.entries].map(([key, entry]) => [key, json(entry.value)]));
    case 'list':
      return node.items.map((item) => json(item.value));
    case 'number':
      return Number(node.json);
    case 'bool':
    case 'string':
      return node.value;
    case 'null':
    case undefined:
      return null;
  }
}

const REFUSED = Symbol('kubectl does not read it');

// What kubectl 1.32 makes of each text, two blanks deep under a key: `kubectl label --local -f x.yaml a=b -o json`.
test.each<[string, string, unknown]>([
  ['a comment that touches a quote', 'k: "a"#b', { k: 'a' }],
  ['a comment that touches a bracket', 'k: [a]#b', { k: ['a'] }],
  ['a comment that touches a comma', 'k: [a,#b\n  c]', { k: ['a', 'c'] }],
  ['a comment that touches a block sign', 'k: |# c\n  a', { k: 'a\n' }],
  ['a hash inside a word', 'k: a#b', { k: 'a#b' }],
  ['a hash after a blank', 'k: a #b', { k: 'a' }],
  ['a comment inside a text', 'k: a\n  # c\n  b', REFUSED],
  ['a comment in brackets', 'k: [a, # c\n  b]', { k: ['a', 'b'] }],
  ['a text over several lines', 'k: a\n  b\n\n  c', { k: 'a b\nc' }],
  ['quotes over several lines', 'k: "a\n  b\n\n  c"', { k: 'a b\nc' }],
  ['quotes that end a line with a backslash', 'k: "a \\\n  b"', { k: 'a b' }],
  ['quotes that go on at the left edge', 'k: "a\nb"', { k: 'a b' }],
  ['a literal block', 'k: |\n  a\n  b\n', { k: 'a\nb\n' }],
  ['a literal block without its last line end', 'k: |-\n  a\n\n', { k: 'a' }],
  ['a literal block with all of them', 'k: |+\n  a\n\n', { k: 'a\n\n\n' }],
  ['a folded block', 'k: >\n  a\n  b\n\n  c\n', { k: 'a b\nc\n' }],
  ['a folded block keeps deeper lines', 'k: >\n  a\n   b\n  c\n', { k: 'a\n b\nc\n' }],
  ['an indentation indicator', 'k: |1\n  a\n b\n', { k: ' a\nb\n' }],
  ['an indentation indicator that is too much', 'k: |3\n  a\n', REFUSED],
  ['a literal block of nothing', 'k: |\nz: 1', { k: '', z: 1 }],
  ['a comment is text in a block', 'k: |\n  # a\n  b\n', { k: '# a\nb\n' }],
  ['a tab that begins a block', 'k: |\n  \ta\n', REFUSED],
  ['a tab in a block after that', 'k: |\n  a\n  \tb\n', { k: 'a\n\tb\n' }],
  ['a tab that indents', 'k:\n\ta: 1', REFUSED],
  ['a tab after a colon', 'k:\ta', { k: 'a' }],
  ['a tab after a dash', '-\ta', REFUSED],
  ['a tab between blank and item', '- \ta', REFUSED],
  ['a tab after a question mark', '?\ta\n: b', REFUSED],
  ['a tab at the end', 'k: a\t\nz: b', { k: 'a', z: 'b' }],
  ['a line of a tab alone', 'k: a\n\t\nz: b', REFUSED],
  ['such a line, indented as a text would go on', 'k: a\n   \t\nz: b', { k: 'a', z: 'b' }],
  ['a tab before a comment', 'k: a\n\t# c\nz: b', REFUSED],
  ['a tab after an opening bracket', 'k: [\ta]', { k: ['a'] }],
  ['tabs that indent in brackets', 'k: {\n\t"a": 1\n}', { k: { a: 1 } }],
  ['an empty value in braces', 'k: {a: , b: 1}', { k: { a: null, b: 1 } }],
  ['a colon at the end of a text in brackets', 'k: [a:, b]', { k: ['a:', 'b'] }],
  ['a key without blank after it', 'k: {a:1}', { k: { 'a:1': null } }],
  ['a quoted key without blank after it', 'k: {"a":1}', { k: { a: 1 } }],
  ['a colon in front in brackets', 'k: [::1]', REFUSED],
  ['a colon in front outside of them', 'k: ::1', { k: '::1' }],
  ['a question mark in brackets', 'k: [a?b]', REFUSED],
  ['a question mark in quotes', 'k: ["a?b"]', { k: ['a?b'] }],
  ['a question mark outside', 'k: a?b', { k: 'a?b' }],
  ['an address in brackets', 'k: [http://a:80/b]', { k: ['http://a:80/b'] }],
  ['a key over two lines in braces', 'k: {a\n  b: c}', REFUSED],
  ['a text over two lines in braces', 'k: {a: b\n  c}', { k: { a: 'b c' } }],
  ['a missing comma', 'k: {a: 1 b: 2}', REFUSED],
  ['a comma too many', 'k: [a,, b]', REFUSED],
  ['a comma at the end', 'k: [a, b,]', { k: ['a', 'b'] }],
  ['a dash alone in brackets', 'k: [-, a]', { k: ['-', 'a'] }],
  ['brackets at the left edge', 'k: [\na,\nb\n]', { k: ['a', 'b'] }],
  ['braces in braces', 'k: {a: [1, {b: 2}]}', { k: { a: [1, { b: 2 }] } }],
  ['an anchor and its alias', 'k: &x {a: 1}\nz: *x', { k: { a: 1 }, z: { a: 1 } }],
  ['an anchor that is set anew', 'k: &x a\nk2: &x b\nz: *x', { k: 'a', k2: 'b', z: 'b' }],
  ['an unknown anchor', 'z: *x', REFUSED],
  ['an anchor beyond ASCII', 'k: &é a', REFUSED],
  ['an anchor that contains itself', 'k: &x [*x]', REFUSED],
  ['a merge', 'k: &x {a: 1}\nz:\n  <<: *x\n  b: 2', { k: { a: 1 }, z: { a: 1, b: 2 } }],
  ['two keys of merge', 'z:\n  <<: {a: 1}\n  <<: {a: 2}', { z: { a: 2 } }],
  ['a merge of a list of mappings', 'z:\n  <<: [{a: 1}, {a: 2, b: 3}]', { z: { a: 1, b: 3 } }],
  ['a merge of a text', 'z:\n  <<: a', REFUSED],
  ['a merge in quotes is a key', 'z:\n  "<<": {a: 1}', { z: { '<<': { a: 1 } } }],
  ['a merge of nothing', 'z:\n  <<:', REFUSED],
  ['a merge with its tag', 'z:\n  !!merge <<: {a: 1}', { z: { a: 1 } }],
  ['a text by tag', 'k: !!str 1', { k: '1' }],
  ['a number by tag', 'k: !!int "1"', { k: 1 }],
  ['a tag that does not fit', 'k: !!int a', REFUSED],
  ['bytes by tag', 'k: !!binary aGVsbG8=', { k: 'hello' }],
  ['a set', 'k: !!set {a, b}', { k: { a: null, b: null } }],
  ['a tag of nobody', 'k: !mine 1', { k: '1' }],
  ['a tag that touches a bracket', 'k: [!!str]', REFUSED],
  ['a number as a key', '16: a', { '16': 'a' }],
  ['a hexadecimal number as a key', '0x10: a', { '16': 'a' }],
  ['a float as a key', '1.50: a', { '1.5': 'a' }],
  ['a large float as a key', '1e20: a', { '1e+20': 'a' }],
  ['more digits than 32 bits hold', '123456789.123: a', { '1.2345679e+08': 'a' }],
  ['infinity as a key', '.inf: a', { '.inf': 'a' }],
  ['infinity as a value', 'k: .inf', REFUSED],
  ['yes as a key', 'yes: a', { true: 'a' }],
  ['nothing as a key', '~: a', REFUSED],
  ['a list as a key', '[a]: b', REFUSED],
  ['a key beyond 63 bits', '9223372036854775808: a', REFUSED],
  ['a key with a question mark', '? a\n: b', { a: 'b' }],
  ['a colon in brackets on the line after its key', 'k: {a\n  : x}', REFUSED],
  ['a value in brackets on the line after its key', 'k: {a:\n  x}', { k: { a: 'x' } }],
  ['a key with a blank before its colon', 'k : a', { k: 'a' }],
  ['a key in quotes', '"k": a', { k: 'a' }],
  ['a key whose colon touches a bracket', 'k: {a:[b]}', REFUSED],
  ['a key of JSON that lost a quote, before a bracket', 'k: {"a": 1, b":[c]}', REFUSED],
  ['a key of JSON that lost a quote, before a text', 'k: {"a":1,b":"c"}', { k: { a: 1, 'b":"c"': null } }],
  ['a key of JSON whose colon touches a bracket', 'k: {"a":[b]}', { k: { a: ['b'] } }],
  ['a comment that touches the colon of JSON', 'k: {"a":#b\n  }', { k: { a: null } }],
  ['a comment that touches an opening brace', 'k: {#b\n  a: c}', { k: { a: 'c' } }],
  ['an anchor on the line before its key', 'k: {&x\n  a: c}', REFUSED],
  ['an anchor before a key', 'k: {&x a: c}', { k: { a: 'c' } }],
  ['a tab before the brace that ends', 'k: {\n  "a": "b"\n\t}', { k: { a: 'b' } }],
  ['a key twice', 'k: a\nk: b', { k: 'b' }],
  ['a hexadecimal number beyond 64 bits', 'k: 0x1ffffffffffffffff', { k: '0x1ffffffffffffffff' }],
  ['a number beyond 64 bits', 'k: 18446744073709551616', { k: 18446744073709552000 }],
  ['a float that no float holds', 'k: 1e400', { k: '1e400' }],
  ['underscores', 'k: 1_000', { k: 1000 }],
  ['a time of 60', 'k: 12:30', { k: '12:30' }],
  ['a date', 'k: 2001-01-01', { k: '2001-01-01' }],
  ['an escaped slash', 'k: "\\/"', REFUSED],
  ['an escaped letter', 'k: "\\x41\\u00e9"', { k: 'Aé' }],
  ['halves of a letter', 'k: "\\ud83d\\ude00"', REFUSED],
  ['an unknown escape', 'k: "\\q"', REFUSED],
  ['a list that stands under its key', 'k:\n- a\n- b', { k: ['a', 'b'] }],
  ['a list that stands left of its key', ' k:\n- a', REFUSED],
  ['an item that goes on deeper', '- a\n  b', ['a b']],
  ['a list in a list', '- - a\n  - b', [['a', 'b']]],
  ['an item with a mapping on the next line', '-\n  a: 1\n  b: 2', [{ a: 1, b: 2 }]],
  ['a key that stands one blank further', 'k:\n  a: 1\n   b: 2', REFUSED],
  ['a key that stands between', 'k:\n   a: 1\n  b: 2', REFUSED],
  ['a second colon', 'k: a: b', REFUSED],
  ['a line without a colon', 'k: a\nb', REFUSED],
  ['a line end of old Macs', 'k: a\rz: b', { k: 'a' }],
  ['a no-break space before a key', '\u00a0k: a', { ' k': 'a' }],
  ['a BOM in a value', 'k: \ufeffa', { k: '\ufeffa' }],
])('kubectl reads %s', (_, text, expected) => {
  const indented = text
    .split('\n')
    .map((line) => (line === '' ? line : `  ${line}`))
    .join('\n');
  const [document] = readYaml(`spec:\n${indented}\n`, CLI_LIMITS);
  const { spec } = (json(document?.root) ?? {}) as { readonly spec?: unknown };
  expect(document?.problem === undefined ? spec : REFUSED).toEqual(expected);
});

const A = 'kind: A\n';
const B = 'kind: B\n';

// Of each document what kubectl makes of it: its kind, nothing, or a refusal.
test.each<[string, string, readonly (string | null | typeof REFUSED)[]]>([
  ['two documents', `${A}---\n${B}`, ['A', 'B']],
  ['a separator first and last', `---\n${A}---\n`, ['A']],
  ['two separators first', `---\n---\n${A}`, [null, 'A']],
  ['a comment behind a separator', `--- # c\n${A}`, ['A']],
  ['a comment that touches a separator', `---# c\n${A}`, [REFUSED]],
  ['a value behind a separator', `--- {kind: A}\n`, [REFUSED]],
  ['four dashes', `${A}----\n${B}`, [REFUSED]],
  ['an indented separator, which is text', `${A} ---\n${B}`, ['B']],
  ['a separator in a block', `${A}spec: |\n  a\n---\n${B}`, ['A', 'B']],
  ['a separator in quotes', `${A}spec: "a\n---\nb"\n`, [REFUSED, 'b"']],
  ['three dots last', `${A}...\n`, ['A']],
  ['what follows three dots is not read', `${A}...\nfoo: [\n`, ['A']],
  ['three dots first', `...\n${A}`, [REFUSED]],
  ['a comment and three dots first', `# c\n... # d\n${A}`, [REFUSED]],
  ['four dots', `${A}....\n`, [REFUSED]],
  ['a version of YAML', `%YAML 1.1\n---\n${A}`, [REFUSED, 'A']],
  ['a document of comments', `# c\n\n---\n# d\n---\n${A}`, [null, null, 'A']],
  ['a BOM', `\ufeff${A}`, ['A']],
  ['a BOM in the second document', `${A}---\n\ufeff${B}`, ['A', 'B']],
  ['all indented', '  kind: A\n  spec:\n    a: 1\n', ['A']],
  ['only the first line indented', ' kind: A\nspec: {}\n', ['A']],
  ['only the second line indented', 'kind: A\n spec: {}\n', [REFUSED]],
  ['what follows an indented list at its left', '  - a\nkind: A\n', [null]],
  ['what follows a list at its own level', '- a\nkind: A\n', [REFUSED]],
  ['a list item at the left of everything', 'kind: A\nspec:\n  a:\n- b\n', [REFUSED]],
  ['an indented separator first', ' ---\nkind: A\n', [REFUSED]],
  ['an indented separator before JSON', ' ---\n{"kind": "A"}\n', [REFUSED]],
  ['a tab before the brace that ends the document', '# c\n{\n  "kind": "A"\n\t}\n', ['A']],
  ['a brace too many at the end', '# c\n{kind: A}}\n', ['A']],
  ['a word behind braces', '# c\n{kind: A} b\n', ['A']],
  ['a key behind braces', '# c\n{kind: A} b: c\n', [REFUSED]],
  ['a colon behind braces', '# c\n{kind: A}: c\n', [REFUSED]],
  ['a list item behind braces', '# c\n{kind: A} - b\n', [REFUSED]],
  ['a list item below braces', '# c\n{kind: A}\n- b\n', ['A']],
  ['a key below braces', '# c\n{kind: A}\nb: c\n', ['A']],
  ['a tab below braces', '# c\n{kind: A}\n\tb\n', [REFUSED]],
  ['a quote that nothing ends, behind braces', '# c\n{kind: A} "\n', [REFUSED]],
  ['a sign that starts nothing, below braces', '# c\n{kind: A}\n@\n', [REFUSED]],
  ['a key behind braces that took two lines', '# c\n{kind:\n A} b: c\n', ['A']],
  ['a block sign behind braces', '# c\n{kind: A} |\n b\n', ['A']],
  ['a block sign that is none, behind braces', '# c\n{kind: A} |--\n', [REFUSED]],
  ['JSON with an escaped slash', '{"kind": "A", "spec": {"a": "\\/"}}', ['A']],
  ['JSON that is indented with tabs', '{\n\t"kind": "A",\n\t"spec": {}\n}\n', ['A']],
])('documents: %s', (_, text, expected) => {
  const found = readYaml(text, CLI_LIMITS).map(({ root, problem }) => {
    if (problem !== undefined) return REFUSED;
    if (root?.kind === 'string') return root.value;
    const kind = root?.kind === 'map' ? root.entries.get('kind')?.value : undefined;
    return kind?.kind === 'string' ? kind.value : null;
  });
  expect(found).toEqual(expected);
});
