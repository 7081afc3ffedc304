import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { main } from './main.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const solution = join(root, 'content/exercises/shared-directory/solutions/two-containers.yaml');
const starter = join(root, 'content/exercises/shared-directory/starter.yaml');

const POD = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec: { containers: [{ name: web, image: nginx }] }
`;

let folder = '';
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tripod-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  vi.restoreAllMocks();
});

/** Runs one command line in this process, and keeps the two streams apart. */
async function run(...argv: string[]) {
  let out = '';
  let err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text, done) => {
    out += String(text);
    (done as (() => void) | undefined)?.();
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text);
    return true;
  });
  const code = await main(argv, { root });
  const lines = out.split('\n').filter((line) => line !== '');
  return { code, out, err, json: () => lines.map((line) => JSON.parse(line) as Record<string, never>) };
}

describe('a usage error has exit code 2, its words on standard error and nothing on standard output', () => {
  test.each<[string, string[], string]>([
    ['no command', [], 'which command?'],
    ['an unknown command', ['bogus'], 'no command named "bogus"'],
    ['a command of a prototype', ['constructor'], 'no command named "constructor"'],
    ['check without a file', ['check'], 'which file?'],
    ['an unknown option', ['check', '--yaml', solution], 'no option named "--yaml"'],
    ['a missing file', ['check', '/nowhere.yaml'], 'cannot read /nowhere.yaml: ENOENT'],
    ['a missing file after a good one', ['check', solution, '/nowhere.yaml'], 'ENOENT'],
    ['a directory', ['check', root], 'EISDIR'],
    ['standard input twice', ['check', '-', '-'], '- can be read only once'],
    ['rows without --json', ['check', '--rows', solution], '--rows needs --json'],
    [
      'rows of defaults',
      ['check', '--rows', '--json', '--defaults', solution],
      'either --rows or --defaults',
    ],
    ['rows of two files', ['check', '--rows', '--json', solution, starter], 'one file of JSON lines'],
    ['rows that are no JSON', ['check', '--rows', '--json', solution], ':1: not JSON'],
    ['grade without an exercise', ['grade'], 'which exercise?'],
    ['grade without a file', ['grade', 'shared-directory'], 'which file?'],
    ['an unknown exercise', ['grade', 'toString', solution], 'no exercise named "toString"'],
    ['list with an operand', ['list', 'x'], 'list takes no operands'],
    ['two forms of a topology', ['topology', '--json', '--text', solution], 'either --text or --json'],
    ['an unknown exercise to prove', ['prove', 'nope'], 'no exercise named "nope"'],
  ])('%s', async (_, argv, words) => {
    const { code, out, err } = await run(...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
  });
});

describe('the exit code says whether all is well', () => {
  test.each<[string, () => string[], number]>([
    ['help', () => ['--help'], 0],
    ['help, short', () => ['check', '-h'], 0],
    ['the version', () => ['--version'], 0],
    ['an accepted file', () => ['check', solution], 0],
    ['an operand after --', () => ['check', '--json', '--', solution], 0],
    ['a refused file beside an accepted one', () => ['check', solution, file('no.yaml', 'kind: Pod')], 1],
    ['an accepted file with its defaults', () => ['check', '--defaults', solution], 0],
    ['a refused file with its defaults', () => ['check', '--defaults', file('no.yaml', 'kind: Pod')], 1],
    ['an empty file with its defaults', () => ['check', '--defaults', file('empty.yaml', '')], 1],
    ['an empty file', () => ['check', file('empty.yaml', '')], 1],
    ['a binary file', () => ['check', file('binary.yaml', '\u0000\u0001\u0002')], 1],
    ['a full answer', () => ['grade', 'shared-directory', solution], 0],
    ['an answer that is not full', () => ['grade', 'shared-directory', starter], 1],
    [
      'rows, whatever they hold',
      () => ['check', '--rows', '--json', file('a.jsonl', '{"id":"a","yaml":"x"}')],
      0,
    ],
    ['no rows', () => ['check', '--rows', '--json', file('none.jsonl', '\n')], 0],
  ])('%s', async (_, argv, expected) => {
    const { code, err } = await run(...argv());
    expect({ code, err }).toEqual({ code: expected, err: '' });
  });
});

describe('check --json', () => {
  test.each<[string, string, { line: number; column: number }]>([
    ['counts lines and columns from 1', POD.replace('image:', 'imag:'), { line: 4, column: 35 }],
    [
      'takes CRLF as one end of line',
      POD.replace('image:', 'imag:').replaceAll('\n', '\r\n'),
      { line: 4, column: 35 },
    ],
    [
      'gives a byte order mark no column',
      `\uFEFF${POD.replace('apiVersion: v1', 'apiVersio: v1')}`,
      { line: 1, column: 1 },
    ],
    [
      'counts UTF-16 units',
      POD.replace('name: web, image:', 'name: web, workingDir: "😀", imag:'),
      { line: 4, column: 53 },
    ],
  ])('%s', async (_, text, place) => {
    const { json } = await run('check', '--json', file('place.yaml', text));
    expect(json()[0]).toMatchObject({ valid: false, errors: [place] });
  });

  test('numbers documents from 0, and the items of a List below them', async () => {
    const item = POD.trim().replaceAll('\n', '\n  ');
    const text = `${POD}---\napiVersion: v1\nkind: List\nitems:\n- ${item}\n- ${item}\n`;
    const { json } = await run('check', '--json', file('list.yaml', text));
    expect(json().map(({ doc }) => doc)).toEqual([0, '1.0', '1.1']);
  });

  test('names the file as it was given', async () => {
    const { json } = await run('check', '--json', solution, solution);
    expect(json().map((line) => line['file'])).toEqual([solution, solution]);
  });

  test('takes rows with a byte order mark, CRLF, empty lines and ids that are numbers', async () => {
    const rows = `\uFEFF${JSON.stringify({ id: 7, yaml: POD })}\r\n\r\n${JSON.stringify({ id: 'b', yaml: '' })}\r\n`;
    const { json } = await run('check', '--rows', '--json', file('rows.jsonl', rows));
    expect(json()).toMatchObject([
      { id: 7, verdicts: [{ doc: 0, valid: true }] },
      { id: 'b', verdicts: [] },
    ]);
  });

  test('names the line of a row that is not well, empty lines counted', async () => {
    const { err } = await run('check', '--rows', '--json', file('bad.jsonl', '\n\n{"id":"a"}\n'));
    expect(err).toContain('bad.jsonl:3: "yaml" has to be a text');
  });
});

describe('check --defaults', () => {
  test('prints the objects as they are stored, each added line with a comment', async () => {
    const { out } = await run('check', '--defaults', file('pod.yaml', POD));
    expect(out).toMatch(/^---\napiVersion: v1\nkind: Pod\n/);
    expect(out).toContain('  dnsPolicy: ClusterFirst # default: ');
    expect(out).toContain('  serviceAccountName: default # admission: ');
  });

  test('prints what can be applied again, and is accepted', async () => {
    const { out } = await run('check', '--defaults', solution);
    const { code, json } = await run('check', '--json', file('again.yaml', out));
    expect(json()).toMatchObject([{ doc: 0, valid: true, warnings: [] }]);
    expect(code).toBe(0);
  });

  test('says field by field why it is there', async () => {
    const { json } = await run('check', '--defaults', '--json', file('pod.yaml', POD));
    expect(json()).toMatchObject([{ doc: 0, kind: 'Pod', valid: true }]);
    expect(json()[0]?.['added']).toEqual(
      expect.arrayContaining([
        {
          field: 'spec.restartPolicy',
          value: 'Always',
          origin: 'default',
          because: 'A container that ends is started again, whatever its exit code.',
        },
      ]),
    );
    expect(json()[0]?.['yaml']).toMatch(/^apiVersion: v1\nkind: Pod\n[^#]*$/);
  });

  test('shows of a refused object what could be read of it', async () => {
    const { code, out } = await run('check', '--defaults', file('no.yaml', POD.replace('image:', 'imag:')));
    expect(code).toBe(1);
    expect(out).toContain('# The API server refuses this');
    expect(out).toContain('dnsPolicy: ClusterFirst');
  });
});

describe('grade --json', () => {
  test('says why a text over the limits was not read', async () => {
    const { json } = await run(
      'grade',
      '--json',
      'shared-directory',
      file('huge.yaml', '---\nx: 1\n'.repeat(10_001)),
    );
    expect(json()[0]).toMatchObject({
      accepted: false,
      points: 0,
      verdicts: [{ valid: false, stage: 'yaml' }],
    });
  });

  test('takes what a live object carries for no error', async () => {
    const live = (await import('node:fs'))
      .readFileSync(solution, 'utf8')
      .replace('name: share', 'name: share\n  uid: 5a1f2b5e\n  resourceVersion: "7"')
      .replace(
        'spec:',
        'status: { phase: Running }\nspec:\n  nodeName: node-1\n  ephemeralContainers: [{ name: debugger, image: busybox }]',
      );
    const { code, json } = await run('grade', '--json', 'shared-directory', file('live.yaml', live));
    expect(json()[0]).toMatchObject({ accepted: true, points: 10, unverified: 0 });
    expect(code).toBe(0);
  });
});
