import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPatterns } from '#domain/patterns/find.ts';
import { findFaults } from '#domain/world/faults.ts';
import { buildWorld } from '#domain/world/world.ts';
import { rowsIn } from './corpus/rows.ts';
import type { Diagnostic } from './diagnostic.ts';
import { kindOf } from './kinds.ts';
import { BROWSER_LIMITS, CLI_LIMITS, LimitPassed, type Limits } from './limits.ts';
import { readManifests } from './read.ts';
import { positionAt, type Span } from './span.ts';
import type { YamlNode } from './yaml/node.ts';
import { readYaml } from './yaml/read.ts';

/** The same texts each time: what fails here fails for everybody. */
const SEED = 35;

// Texts: any signs, pieces of YAML in any order, and manifests in which something slipped.

const corpus = rowsIn(readFileSync(new URL('./corpus/verdicts.jsonl', import.meta.url), 'utf8')).map(
  ({ yaml }) => yaml,
);

// prettier-ignore
const PIECES = [
  'apiVersion: v1\n', 'kind: Pod\n', 'metadata: {name: a}\n', 'spec:\n', 'containers:\n', '- name: b\n', 'image: c\n', 'a', 'b: ', 'c:',
  '\n', '\n  ', '\n    ', '\n      ', '  ', ' ', '\t', '\r', '\r\n', '\u0085', '\u2028', '- ', '-', '? ', ': ', ':', ', ', ',',
  '[', ']', '{', '}', '[a, b]', '{a: b}', '"', "'", '"a"', "'b'", '\\', '\\n', '\\x4', '#', ' # c', '|', '>-\n', '|2\n',
  '&a ', '*a', '<<: *a', '!!int ', '!t ', '!<x> ', '---\n', '---', '...\n', '%YAML 1.2\n', '~', 'yes', '0x1f', '1e400', '.inf', '2001-01-01',
  '\u0000', '\ufeff', '\ud800', '\udc00', '\u{1f600}', 'é', '__proto__: ', 'kind: List\n', 'items:\n',
];
const soup = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((each) => each.join(''));

/** What a hand does to a text: `lines` holds its lines, `at` is one of them, `piece` something to put in. */
type Slip = (lines: readonly string[], at: number, piece: string) => readonly string[];
const SLIPS: readonly Slip[] = [
  (lines, at) => lines.toSpliced(at, 1),
  (lines, at) => lines.toSpliced(at, 0, lines[at] ?? ''),
  (lines, at) => lines.with(at, ` ${lines[at] ?? ''}`),
  (lines, at) => lines.with(at, (lines[at] ?? '').replace(/^ {1,2}/, '')),
  (lines, at) =>
    lines.with(
      at,
      (lines[at] ?? '').replace(/^ */, (blanks) => '\t'.repeat(blanks.length / 2)),
    ),
  (lines, at) =>
    lines.with(
      at,
      (lines[lines.length - 1 - at] ?? '').replace(/^ */, /^ */.exec(lines[at] ?? '')?.[0] ?? ''),
    ),
  (lines, at, piece) => lines.with(at, `${lines[at] ?? ''}${piece}`),
  (lines, at, piece) => lines.with(at, (lines[at] ?? '').replace(/: /, `: ${piece}`)),
  (lines, at, piece) => lines.with(at, (lines[at] ?? '').replace(/[:"'[{]/, piece)),
  (lines, at) => lines.with(at, `${lines[at] ?? ''}\r`),
  (lines, at) => [lines.slice(0, at).join('\r'), ...lines.slice(at)],
  (lines, at) => lines.slice(0, at),
  (lines, at) => [`\ufeff${lines.slice(at).join('\n')}`],
];
const slipped = fc
  .tuple(
    fc.constantFrom(...corpus),
    fc.array(fc.tuple(fc.constantFrom(...SLIPS), fc.nat(), fc.constantFrom(...PIECES)), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([text, slips]) =>
    slips
      .reduce<readonly string[]>(
        (lines, [slip, at, piece]) => (lines.length === 0 ? lines : slip(lines, at % lines.length, piece)),
        text.split('\n'),
      )
      .join('\n'),
  );
const anyText = fc.oneof(
  { arbitrary: fc.string({ unit: 'binary', maxLength: 60 }), weight: 1 },
  { arbitrary: soup, weight: 3 },
  { arbitrary: slipped, weight: 4 },
);

function expectInside(text: string, [start, end]: Span): void {
  expect(start).toBeGreaterThanOrEqual(0);
  expect(end).toBeGreaterThanOrEqual(start);
  expect(text.length).toBeGreaterThanOrEqual(end);
}

/** All that is said of a finding can be said: its place, its words, its text. */
function expectTold(text: string, finding: Diagnostic): void {
  expectInside(text, finding.span);
  expect(positionAt(text, finding.span[0]).line).toBeGreaterThan(0);
  expect(finding.text).not.toBe('');
  expect(finding.explanation.what).not.toBe('');
}

describe('whatever is written', () => {
  test('nothing throws, and what is found stands in the text', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(BROWSER_LIMITS, CLI_LIMITS), (text, limits) => {
        const { manifests, problems } = readManifests(text, 'answer', limits);
        const world = buildWorld(manifests);
        for (const finding of [...problems, ...findFaults(world)]) expectTold(text, finding);
        for (const manifest of manifests) {
          expectInside(text, manifest.span);
          expectInside(text, manifest.locate(['spec', 'containers', 0, 'image']).value);
        }
        expect(() => findPatterns(world)).not.toThrow();
      }),
      { numRuns: 1500, seed: SEED },
    );
  });

  test('a manifest is accepted or has an error, and only a refused one has a stage', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { accepted, stage, diagnostics, object } of readManifests(text).manifests) {
          expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(!accepted);
          expect(stage === undefined).toBe(accepted);
          if (accepted) expect(object).toBeDefined();
        }
      }),
      { numRuns: 1000, seed: SEED },
    );
  });

  test('an object that was read has its defaults: setting them again changes nothing', () => {
    fc.assert(
      fc.property(slipped, (text) => {
        for (const { kind, object } of readManifests(text).manifests)
          if (object !== undefined) expect(kindOf(kind).setDefaults(object)).toEqual(object);
      }),
      { numRuns: 1000, seed: SEED },
    );
  });
});

const deepest = (node: YamlNode): number => {
  const inner =
    node.kind === 'list'
      ? node.items.map(({ value }) => value)
      : node.kind === 'map'
        ? [...node.entries.values()].map(({ value }) => value)
        : [];
  return 1 + Math.max(0, ...inner.map(deepest));
};

describe('limits', () => {
  const limits = fc.record<Limits>({
    length: fc.integer({ min: 1, max: 2000 }),
    documents: fc.integer({ min: 1, max: 5 }),
    tokens: fc.integer({ min: 1, max: 200 }),
    depth: fc.integer({ min: 4, max: 20 }),
    expanded: fc.integer({ min: 1, max: 200 }),
  });

  test('either one is passed, or everything that was read keeps to them', () => {
    let passed = 0;
    fc.assert(
      fc.property(anyText, limits, (text, given) => {
        try {
          const documents = readYaml(text, given);
          expect(text.length).toBeLessThanOrEqual(given.length);
          expect(documents.length).toBeLessThanOrEqual(given.documents);
          for (const { root } of documents) {
            expect(root?.size ?? 0).toBeLessThanOrEqual(given.expanded);
            if (root !== undefined) expect(deepest(root)).toBeLessThanOrEqual(given.depth);
          }
        } catch (error) {
          if (!(error instanceof LimitPassed)) throw error;
          passed += 1;
        }
      }),
      { numRuns: 2000, seed: SEED },
    );
    expect(passed).toBeGreaterThan(100);
    expect(passed).toBeLessThan(1900);
  });

  test('a text that passes one has no manifest and one problem, which names it', () => {
    fc.assert(
      fc.property(anyText, limits, (text, given) => {
        const { manifests, problems } = readManifests(text, 'answer', given);
        const named = problems.filter(({ code }) => code.startsWith('limits/'));
        if (named.length === 0) return;
        expect([manifests.length, problems.length]).toEqual([0, 1]);
        expectTold(text, named[0] as Diagnostic);
      }),
      { numRuns: 1000, seed: SEED },
    );
  });
});
