import { describe, expect, test } from 'vitest';
import { BROWSER_LIMITS, CLI_LIMITS, type Limits } from './limits.ts';
import { readManifests } from './read.ts';

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: a, image: b}]}\n';
const withAnnotation = (value: string): string =>
  POD.replace('{name: web}', `{name: web, annotations: {a: ${value}}}`);

/** `levels` lists of `width` aliases each: written out, width to the power of levels values. */
const bomb = (width: number, levels: number): string =>
  Array.from({ length: levels }, (_, level) => {
    const item = level === 0 ? 'x' : `*a${level - 1}`;
    return `a${level}: &a${level} [${Array<string>(width).fill(item).join(',')}]\n`;
  }).join('');
const numbered = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n');

/** What is found in a text: the codes of its problems, `accepted` when there are none, `nothing` when there is nothing to judge. */
function outcome(text: string, limits: Limits): string {
  const { manifests, problems } = readManifests(text, 'answer', limits);
  const codes = [...new Set(problems.map(({ code }) => code))].join(' ');
  if (manifests.some(({ accepted }) => accepted)) return `accepted ${codes}`.trim();
  return codes === '' ? 'nothing' : codes;
}

// Inputs A1 to A36 of the attack list: each is over in bounded time, whatever it holds.
describe('what a page survives', () => {
  test.each<[id: string, sentence: string, text: string, expected: string]>([
    ['A1', 'a billion laughs', bomb(9, 9), 'limits/expanded'],
    ['A2', 'a small bomb is written out', POD + bomb(9, 2), 'decode/unknown-field'],
    [
      'A3',
      'a long text, ten thousand times',
      `a: &a ${'x'.repeat(100_000)}\nb: [${'*a,'.repeat(10_000)}]`,
      'limits/length',
    ],
    ['A4', 'a thousand brackets', '['.repeat(1000), 'limits/depth'],
    ['A4', 'ten thousand brackets', '['.repeat(10_000), 'limits/depth'],
    ['A4', 'a hundred thousand brackets', '['.repeat(100_000), 'limits/length'],
    ['A5', 'ten thousand braces', '{a: '.repeat(10_000), 'limits/depth'],
    ['A6', 'five thousand dashes on a line', '- '.repeat(5000), 'limits/depth'],
    ['A7', 'three hundred indentations', numbered(300, (at) => `${' '.repeat(at)}a:`), 'limits/depth'],
    ['A7', 'two thousand indentations', numbered(2000, (at) => `${' '.repeat(at)}a:`), 'limits/length'],
    ['A8', 'commas alone, which are no list', `[${','.repeat(65_000)}]`, 'yaml/flow'],
    ['A8', 'a list of many values', `[${'a,'.repeat(32_000)}]`, 'limits/tokens'],
    ['A9', 'four thousand keys are read', numbered(4000, (at) => `k${at}: v`), 'decode/missing-kind'],
    ['A9', 'ten thousand keys', numbered(10_001, (at) => `${at}:`), 'limits/tokens'],
    ['A9', 'fifty thousand keys', numbered(50_000, (at) => `k${at}: v`), 'limits/length'],
    ['A10', 'a megabyte of lines', '\n'.repeat(1_000_000), 'limits/length'],
    ['A10', 'as many lines as may be read', '\n'.repeat(65_000), 'nothing'],
    ['A10', 'as many blanks', ' '.repeat(65_000), 'nothing'],
    ['A10', 'as many hashes', '#'.repeat(65_000), 'nothing'],
    ['A10', 'lines of tabs after a value', `a: b\n${'      \t\n'.repeat(8000)}`, 'decode/missing-kind'],
    ['A10', 'lines of tabs after a quote', `a: "b"\n${'      \t\n'.repeat(8000)}`, 'yaml/tab'],
    ['A11', 'a megabyte on one line', 'a'.repeat(1_000_000), 'limits/length'],
    ['A12', 'many documents', 'a: 1\n---\n'.repeat(7000), 'limits/documents'],
    ['A12', 'many separators', '---\n'.repeat(16_000), 'limits/documents'],
    ['A13', 'colons in every line: the first is told', 'a: b: c\n'.repeat(8000), 'yaml/colon-in-value'],
    ['A14', '__proto__ is a field like others', `${POD}__proto__: {polluted: yes}`, 'decode/unknown-field'],
    [
      'A14',
      '__proto__ among labels',
      POD.replace('{name: web}', '{name: web, labels: {__proto__: "a"}}'),
      'validate/invalid-value',
    ],
    ['A14', '__proto__ by a merge', `${POD}x: {<<: {__proto__: {polluted: yes}}}`, 'decode/unknown-field'],
    ['A15', 'constructor', `${POD}constructor: {prototype: {polluted: 1}}`, 'decode/unknown-field'],
    ['A16', 'names of functions', `${POD}toString: 1\nthen: 1\ntoJSON: 1\nlength: 1`, 'decode/unknown-field'],
    ['A17', 'a list that holds itself', 'a: &a [*a]', 'yaml/alias-cycle'],
    ['A17', 'a mapping that merges itself', 'a: &a {<<: *a}', 'yaml/alias-cycle'],
    ['A18', 'an unknown anchor', 'a: *nope', 'yaml/unknown-anchor'],
    ['A19', 'a key twice', POD.replace('kind: Pod', 'kind: Job\nkind: Pod'), 'accepted yaml/duplicate-key'],
    ['A20', 'tags of programs say nothing', withAnnotation('!!js/function "x"'), 'accepted'],
    ['A20', 'a tag of nobody', withAnnotation('!custom "x"'), 'accepted'],
    ['A21', 'bytes', withAnnotation('!!binary aGVsbG8='), 'accepted'],
    ['A21', 'a set is a mapping', withAnnotation('!!set {a}'), 'decode/wrong-type'],
    ['A21', 'a time', withAnnotation('!!timestamp 2001-01-01'), 'accepted'],
    ['A22', 'yes is no text', withAnnotation('yes'), 'decode/wrong-type'],
    ['A22', 'an octal number', withAnnotation('0o10'), 'decode/wrong-type'],
    ['A22', 'minutes are text', withAnnotation('1:30'), 'accepted'],
    [
      'A23',
      'a port beyond 2^53',
      POD.replace('image: b', 'image: b, ports: [{containerPort: 9007199254740993}]'),
      'decode/number-range',
    ],
    [
      'A23',
      'a port that no float holds',
      POD.replace('image: b', 'image: b, ports: [{containerPort: 1e999}]'),
      'decode/wrong-type',
    ],
    [
      'A23',
      'a port that is no number',
      POD.replace('image: b', 'image: b, ports: [{containerPort: .nan}]'),
      'yaml/unsupported-number',
    ],
    [
      'A24',
      'keys that are numbers',
      POD.replace('{name: web}', '{name: web, annotations: {1: a, 1.50: b, true: c}}'),
      'accepted',
    ],
    ['A24', 'a key that is nothing', `${POD}~: a`, 'yaml/null-key'],
    ['A25', 'a key that is a list', `? [a, b]\n: c`, 'yaml/complex-key'],
    ['A26', 'NUL', 'a: "\u0000"', 'yaml/control-character'],
    ['A26', 'a bell', 'a: \u0007', 'yaml/control-character'],
    ['A26', 'half a letter', 'a: \ud800', 'yaml/control-character'],
    ['A26', 'a line separator in quotes', withAnnotation('"\u2028"'), 'accepted'],
    ['A27', 'a BOM and CRLF', `\ufeff${POD.replaceAll('\n', '\r\n')}`, 'accepted'],
    ['A28', 'line ends of old Macs', POD.replaceAll('\n', '\r'), 'accepted'],
    ['A29', 'a tab that indents', 'a:\n\tb: 1', 'yaml/tab'],
    ['A30', 'a Cyrillic letter in a field', POD.replace('kind', 'k\u0456nd'), 'decode/missing-kind'],
    [
      'A30',
      'a mark that turns the direction',
      POD.replace('name: web', 'name: web\u202e'),
      'validate/invalid-value',
    ],
    ['A31', 'another version of YAML', '%YAML 9.9\n---\na: 1', 'yaml/directive decode/missing-kind'],
    [
      'A31',
      'three thousand directives',
      `${'%TAG ! tag:x,2000:\n'.repeat(3000)}---\n${POD}`,
      'accepted yaml/directive',
    ],
    ['A32', 'a quote that is never closed', `a: "${'x'.repeat(65_000)}`, 'yaml/unclosed-quote'],
    ['A32', 'such a quote over many lines', `a: "\n${'x\n'.repeat(32_000)}`, 'yaml/unclosed-quote'],
    ['A33', 'a hundred thousand escapes', `a: "${String.raw`\u0041`.repeat(100_000)}"`, 'limits/length'],
    [
      'A33',
      'as many escapes as may be read',
      `a: "${String.raw`\u0041`.repeat(10_900)}"`,
      'decode/missing-kind',
    ],
    ['A34', 'a hundred thousand digits', `a: ${'9'.repeat(100_000)}`, 'limits/length'],
    ['A34', 'as many digits as may be read', `a: ${'9'.repeat(65_000)}`, 'decode/missing-kind'],
    ['A34', 'a fraction of as many digits', `a: 1.${'9'.repeat(65_000)}`, 'decode/missing-kind'],
    ['A34', 'a long date', `a: 2001-01-01${'0'.repeat(65_000)}`, 'decode/missing-kind'],
    [
      'A34',
      'a quantity of many digits',
      POD.replace('image: b', `image: b, resources: {limits: {cpu: ${'1'.repeat(60_000)}}}`),
      'accepted',
    ],
    [
      'A34',
      'a quantity of many zeros and a letter',
      POD.replace('image: b', `image: b, resources: {limits: {cpu: "${'0'.repeat(60_000)}x"}}`),
      'decode/quantity',
    ],
    [
      'A34',
      'blanks inside an image',
      POD.replace('image: b', `image: "b${' '.repeat(60_000)}c"`),
      'accepted',
    ],
    ['', 'blank lines before a stray one', `${'\n'.repeat(65_000)}a\nb: c\n`, 'yaml/missing-colon'],
    ['', 'blanks before a value that none takes', `a: b\n${' '.repeat(65_000)}: c: d\n`, 'yaml/indentation'],
    ['', 'blanks before an at sign', `a: b\n${' '.repeat(65_000)}c: @d\n`, 'yaml/reserved-character'],
    ['', 'blanks before a bracket that is not closed', `a:${' '.repeat(65_000)}[`, 'yaml/flow'],
    [
      '',
      'three thousand unknown fields',
      POD + numbered(3000, (at) => `kin${at}: x`),
      'decode/unknown-field',
    ],
    [
      '',
      'two thousand files of one volume',
      `${POD.slice(0, -2)}, volumes: [{name: v, configMap: {name: m, items: [${numbered(2200, (at) => `{key: a, path: f${at}}`).replaceAll('\n', ',')}]}}]}\n`,
      'accepted validate/warning',
    ],
    [
      '',
      'a path of slashes',
      `${POD.slice(0, -2)}, volumes: [{name: v, configMap: {name: m, items: [{key: a, path: "a${'/'.repeat(60_000)}b"}, {key: b, path: c}]}}]}\n`,
      'accepted',
    ],
    [
      '',
      'a name of iSCSI that begins again and again',
      `${POD.slice(0, -2)}, volumes: [{name: v, iscsi: {targetPortal: a, lun: 1, iqn: "${'iqn.2020-01.a'.repeat(4500)}"}}]}\n`,
      'validate/invalid-value',
    ],
    ['A35', 'nothing', '', 'nothing'],
    ['A35', 'a comment', '# c', 'nothing'],
    ['A35', 'a separator', '---', 'nothing'],
    ['A36', 'a word', 'a', 'decode/not-an-object'],
    ['A36', 'a list', '- a', 'decode/not-an-object'],
    [
      '',
      'a mapping that is merged a thousand times',
      `a: &a\n${numbered(2000, (at) => `  k${at}: 1`)}\nb:\n${'  <<: *a\n'.repeat(1500)}`,
      'limits/expanded',
    ],
    [
      '',
      'a port that is declared two thousand times',
      POD.replace('image: b', `image: b, ports: [${'{containerPort: 80},'.repeat(2500)}]`),
      'accepted validate/warning',
    ],
  ])('%s %s', (_id, _sentence, text, expected) => {
    expect(outcome(text, BROWSER_LIMITS)).toBe(expected);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('what the command line takes', () => {
  test.each<[sentence: string, text: string, expected: string]>([
    ['a megabyte of lines', '\n'.repeat(1_000_000), 'nothing'],
    ['fifty thousand keys', numbered(50_000, (at) => `k${at}: v`), 'decode/missing-kind'],
    ['a hundred documents', `${POD}---\n`.repeat(100), 'accepted'],
    ['a billion laughs', bomb(9, 9), 'limits/expanded'],
    [
      'a long text, ten thousand times',
      `a: &a ${'x'.repeat(100_000)}\nb: [${'*a,'.repeat(10_000)}]`,
      'decode/missing-kind',
    ],
    ['a hundred thousand brackets', '['.repeat(100_000), 'limits/depth'],
    ['more than four megabytes', '#'.repeat(4 * 1024 * 1024 + 1), 'limits/length'],
  ])('%s', (_sentence, text, expected) => {
    expect(outcome(text, CLI_LIMITS)).toBe(expected);
  });
});
