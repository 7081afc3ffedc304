import { describe, expect, test } from 'vitest';
import type { Diagnostic, Severity } from '#domain/kubernetes/diagnostic.ts';
import { positionAt } from '#domain/kubernetes/span.ts';
import { markerMessage, toMarker } from './markers.ts';

const TEXT = 'kind: Pod\nspec:\n  containers:\n    - name: web\n';

/** As much of Monaco's model as is asked for; its columns count from 1 as well. */
const model = {
  getValueLength: () => TEXT.length,
  getPositionAt(offset: number) {
    const { line, column } = positionAt(TEXT, offset);
    return { lineNumber: line, column } as never;
  },
};

const diagnostic = (change: Partial<Diagnostic> = {}): Diagnostic => ({
  severity: 'error',
  code: 'validate/required',
  type: 'Required value',
  field: 'spec.containers[0].image',
  detail: '',
  text: 'spec.containers[0].image: Required value',
  span: [37, 41],
  explanation: { what: 'The container has no image.', why: 'It is what is run.', fix: 'Add image:.' },
  ...change,
});

describe('a marker', () => {
  test.each([
    ['covers its span', [37, 41], [4, 8, 4, 12]],
    ['covers several lines', [0, 15], [1, 1, 2, 6]],
    ['is one character wide where the span is empty', [6, 6], [1, 7, 1, 8]],
    ['shows the last character where the text ends', [TEXT.length, TEXT.length], [4, 16, 5, 1]],
  ] as const)('%s', (_name, span, [startLineNumber, startColumn, endLineNumber, endColumn]) => {
    expect(toMarker(model, diagnostic({ span }))).toMatchObject({
      startLineNumber,
      startColumn,
      endLineNumber,
      endColumn,
    });
  });

  test('of an empty text stands at its start', () => {
    const empty = { getValueLength: () => 0, getPositionAt: () => ({ lineNumber: 1, column: 1 }) as never };
    expect(toMarker(empty, diagnostic({ span: [0, 0] }))).toMatchObject({
      startLineNumber: 1,
      startColumn: 1,
      endLineNumber: 1,
      endColumn: 1,
    });
  });

  test.each([
    ['error', 8],
    ['warning', 4],
    ['fault', 4],
    ['advice', 2],
  ] as const satisfies readonly (readonly [Severity, number])[])(
    'of an %s has severity %i',
    (severity, expected) => {
      expect(toMarker(model, diagnostic({ severity })).severity).toBe(expected);
    },
  );
});

describe('its message', () => {
  test('is Kubernetes’ own line, then what it means and how to mend it, each a paragraph', () => {
    expect(markerMessage(diagnostic())).toBe(
      'spec.containers[0].image: Required value\n\nThe container has no image. It is what is run.\n\nFix: Add image:.',
    );
  });

  test('says nothing twice and leaves out what is empty', () => {
    const explanation = { what: 'Same.', why: '', fix: 'Mend it.' };
    expect(markerMessage(diagnostic({ text: 'Same.', explanation }))).toBe('Same.\n\nFix: Mend it.');
  });

  test('is a string, so that nothing in it is read as Markdown', () => {
    const text = '[x](command:evil) <img src=x onerror=alert(1)>';
    expect(toMarker(model, diagnostic({ text })).message).toContain(text);
  });
});
