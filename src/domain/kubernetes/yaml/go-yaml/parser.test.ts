import { describe, expect, test } from 'vitest';
import { goYamlError } from './parser.ts';

const POD = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: app
    image: nginx
    ports:
    - containerPort: 80
`;
const change = (from: string, to: string): string => POD.replace(from, to);

/** What kubectl v1.32.4 prints after "error converting YAML to JSON: yaml: ", taken from that client. */
describe('the words and the line of go-yaml', () => {
  test.each([
    [
      'a tab as indentation',
      change('    image', '\timage'),
      'line 8: found a tab character that violates indentation',
    ],
    [
      'a tab before a dash',
      change('    - containerPort', '\t- containerPort'),
      'line 10: found character that cannot start any token',
    ],
    ['a tab in the first line', '\tapiVersion: v1\n', 'found character that cannot start any token'],
    [
      'a line of a tab alone',
      change('spec:\n', '\t\nspec:\n'),
      'line 5: found a tab character that violates indentation',
    ],
    [
      'a tab in a plain scalar over two lines',
      change('image: nginx', 'image: nginx\n\tx'),
      'line 9: found a tab character that violates indentation',
    ],
    [
      'a tab in a block scalar',
      change('image: nginx', 'args:\n    - |\n\tls'),
      'line 10: found a tab character where an indentation space is expected',
    ],
    ['a key without a colon', change('kind: Pod', 'kind Pod'), "line 3: could not find expected ':'"],
    [
      'a key without a colon, the last line',
      change('    - containerPort: 80', '    - containerPort: 80\nstatus'),
      "line 12: could not find expected ':'",
    ],
    [
      'no space after a colon',
      change('name: app', 'name:app'),
      'line 8: mapping values are not allowed in this context',
    ],
    [
      'no space after a colon in the first line',
      change('apiVersion: v1', 'apiVersion:v1'),
      'line 2: mapping values are not allowed in this context',
    ],
    [
      'a colon in a value',
      change('image: nginx', 'image: nginx: 1.27'),
      'line 8: mapping values are not allowed in this context',
    ],
    [
      'a colon at the end of a value',
      change('image: nginx', 'image: nginx:'),
      'line 8: mapping values are not allowed in this context',
    ],
    [
      'a value deeper than its key',
      change('  name: web', '  name: web\n    labels: {}'),
      'line 5: mapping values are not allowed in this context',
    ],
    ['a key one column too far left', change('    image', '   image'), 'line 7: did not find expected key'],
    [
      'a key one column too far right',
      change('    image', '     image'),
      'line 8: mapping values are not allowed in this context',
    ],
    ['a dash too far left', change('  - name: app', ' - name: app'), 'line 6: did not find expected key'],
    [
      'a list item without its dash',
      change('  - name: app', '    name: app\n  - name: log'),
      'line 7: did not find expected key',
    ],
    [
      'a dash without a space',
      change('- name: app', '-name: app'),
      'line 8: mapping values are not allowed in this context',
    ],
    [
      'a dash after a key',
      change('  containers:\n', '  containers: -\n'),
      'line 6: block sequence entries are not allowed in this context',
    ],
    [
      'a double quote that is not closed',
      change('image: nginx', 'image: "nginx'),
      'line 11: found unexpected end of stream',
    ],
    [
      'a single quote that is not closed',
      change('image: nginx', "image: 'nginx"),
      'line 11: found unexpected end of stream',
    ],
    [
      'text after a closing quote',
      change('image: nginx', 'image: "nginx":1.27'),
      'line 7: did not find expected key',
    ],
    [
      'a quote that is closed lines later',
      change('image: nginx', 'image: "nginx').replace('80', '"80"'),
      'line 9: did not find expected key',
    ],
    ['an unknown escape', change('image: nginx', 'image: "\\d"'), 'line 8: found unknown escape character'],
    [
      'an escape that lacks digits',
      change('image: nginx', 'image: "\\x4"'),
      'line 8: did not find expected hexdecimal number',
    ],
    [
      'a bracket that is not closed',
      change('image: nginx', 'args: [a, b'),
      "line 8: did not find expected ',' or ']'",
    ],
    [
      'a bracket that is closed by a brace',
      change('image: nginx', 'args: [a, b}'),
      "line 7: did not find expected ',' or ']'",
    ],
    ['a bracket too many', change('image: nginx', 'args: [a, b]]'), 'line 7: did not find expected key'],
    [
      'a comma that is missing',
      change('image: nginx', 'args: ["a" "b"]'),
      "line 7: did not find expected ',' or ']'",
    ],
    [
      'a brace that is not closed',
      change('  name: web', '  labels: {app: web'),
      "line 4: did not find expected ',' or '}'",
    ],
    [
      'a value that begins with @',
      change('nginx', '@nginx'),
      'line 8: found character that cannot start any token',
    ],
    [
      'a value that begins with %',
      change('nginx', '%nginx'),
      'line 8: found character that cannot start any token',
    ],
    [
      'a value that begins with a backtick',
      change('nginx', '`nginx`'),
      'line 8: found character that cannot start any token',
    ],
    [
      'a star that names nothing',
      change('nginx', '*'),
      'line 8: did not find expected alphabetic or numeric character',
    ],
    ['an anchor that is not there', change('nginx', '*image'), "unknown anchor 'image' referenced"],
    [
      'an empty anchor',
      change('nginx', '& nginx'),
      'line 8: did not find expected alphabetic or numeric character',
    ],
    ['a tag with an unknown handle', change('nginx', '!e!x nginx'), 'line 7: found undefined tag handle'],
    [
      'a question mark as key',
      change('    image: nginx', '    ? a\n    image: nginx\n   : b'),
      'line 9: did not find expected key',
    ],
    [
      'an indentation of 0 in a block scalar',
      change('nginx', '|0\n      a'),
      'line 8: found an indentation indicator equal to 0',
    ],
    [
      'words after the sign of a block scalar',
      change('nginx', '| words\n      a'),
      'line 8: did not find expected comment or line break',
    ],
    ['a directive that is not known', `%FOO bar\n${POD}`, 'found unknown directive name'],
    ['another version of YAML', `%YAML 1.2\n${POD}`, 'found incompatible YAML document'],
    ['a control character', change('nginx', 'ngi\u0001nx'), 'control characters are not allowed'],
    ['a text that begins with dots', `...\n${POD}`, 'did not find expected node content'],
    [
      'two lists side by side in a key',
      change('    - containerPort: 80', '    - containerPort: 80\n  - 5: [}'),
      'line 10: did not find expected node content',
    ],
    [
      'a key after a list at the same column',
      change('  - name: app\n    image: nginx', '  - app\n  image: nginx'),
      'line 9: mapping values are not allowed in this context',
    ],
  ])('%s', (_, text, expected) => {
    expect(goYamlError(text)).toBe(expected);
  });
});

describe('nothing is said of what go-yaml reads', () => {
  test.each([
    ['a Pod', POD],
    ['an empty text', ''],
    ['brackets that go on at the left edge', change('image: nginx', 'args: [a,\nb\n]')],
    ['a tab after a colon', change('image: nginx', 'image:\tnginx')],
    ['a dash in a value', change('- name: app', '- name - app: 1')],
    ['a second document that is broken', `${POD}---\n{`],
    ['an anchor, its alias and a merge', 'a: &x {b: 1}\nc: *x\nd:\n  <<: *x\n'],
    ['a key of its own line', '? a\n: b\n? [c]\n: - d\n'],
    ['pairs in brackets', 'a: [b: c, {d: e, f}, ]\n'],
    ['a block scalar with its indentation', 'a: |2-\n   b\n  c\nd: >+\n  e\n\n'],
    ['a tag in full, a short one, a local one', 'a: !<tag:yaml.org,2002:str> 1\nb: !!str 2\nc: !x 3\n'],
    ['a version and a handle', '%YAML 1.1\n%TAG !e! tag:example.org,2000:\n---\na: !e!x 1\n'],
  ])('%s', (_, text) => {
    expect(goYamlError(text)).toBeUndefined();
  });
});
