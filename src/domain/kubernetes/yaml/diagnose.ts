import type { Span } from '#domain/kubernetes/span.ts';
import type { Unreadable } from './events.ts';
import type { YamlProblem, YamlProblemCode } from './node.ts';
import { lineEnd, lineStart } from './lines.ts';

/**
 * Turns what js-yaml noticed into the learner's place: a quote that is never closed is noticed lines later, a colon that is
 * missing at the line after. `base` is the offset of `source` in the whole text.
 */
export function diagnose(source: string, failure: Unreadable, base: number): YamlProblem {
  const found = DIAGNOSES.find(({ when }) => when.test(failure.reason));
  const [code, at] =
    found === undefined ? ([`yaml/not-readable`, failure.at] as const) : found.place(source, failure.at);
  return {
    code,
    message: `yaml: ${failure.reason}`,
    span: shifted(lineSpan(source, at), base),
  };
}

type Place = readonly [YamlProblemCode, number];

const DIAGNOSES: readonly { readonly when: RegExp; readonly place: (source: string, at: number) => Place }[] =
  [
    { when: /^tab characters/, place: (source, at) => ['yaml/tab', at < source.length ? at : at - 1] },
    { when: /non-printable|control|valid JSON character/, place: (_, at) => ['yaml/control-character', at] },
    { when: /escape|hexadecimal/, place: (_, at) => ['yaml/escape', at] },
    {
      when: /within a (single|double) quoted/,
      place: (source, at) => ['yaml/unclosed-quote', openQuote(source, at) ?? at],
    },
    { when: /deficient indentation/, place: unclosed },
    {
      when: /flow collection|expected the node content/,
      place: (source, at) => ['yaml/flow', openBracket(source, at) ?? at],
    },
    { when: /[Dd]irective|YAML version|tag handle|tag prefix/, place: (_, at) => ['yaml/directive', at] },
    {
      when: /expected ':'|multiline key/,
      place: (source, at) => ['yaml/missing-colon', lineWithoutColon(source, at)],
    },
    { when: /bad indentation of a mapping|sequence entry/, place: badIndentation },
    { when: /end of the stream or a document separator/, place: strayLine },
    { when: /tag|anchor|alias/, place: (_, at) => ['yaml/tag', at] },
  ];

function unclosed(source: string, at: number): Place {
  const quote = openQuote(source, at);
  if (quote !== undefined) return ['yaml/unclosed-quote', quote];
  const bracket = openBracket(source, at);
  return bracket === undefined ? ['yaml/indentation', at] : ['yaml/unclosed-bracket', bracket];
}

/** The last line before `at` on which a quote begins and does not end. */
function openQuote(source: string, at: number): number | undefined {
  for (let start = lineStart(source, Math.min(at, source.length)); ; start = lineStart(source, start - 1)) {
    const line = source.slice(start, lineEnd(source, start));
    const quote = /(?:^|[\s:[{,-])(["'])(?:(?!\1).)*$/.exec(
      line.replace(/\\./g, '__').replace(/"[^"]*"|'[^']*'/g, (text) => '_'.repeat(text.length)),
    );
    if (quote !== null) return start + quote.index;
    if (start === 0) return undefined;
  }
}

function openBracket(source: string, at: number): number | undefined {
  for (let start = lineStart(source, Math.min(at, source.length)); ; start = lineStart(source, start - 1)) {
    const line = source
      .slice(start, lineEnd(source, start))
      .replace(/"[^"]*"|'[^']*'|(?<=\s)#.*/g, (text) => '_'.repeat(text.length));
    const opened = line.replaceAll(/[[{]/g, '').length - line.replaceAll(/[\]}]/g, '').length;
    if (opened < 0) return start + Math.max(line.search(/[[{]/), 0);
    if (start === 0) return undefined;
  }
}

function badIndentation(source: string, at: number): Place {
  const start = lineStart(source, at);
  const line = source.slice(start, lineEnd(source, start));
  if (/^\s*(?:-\s*)?(?:[\w.-]+:\s+)?[@`%]/.test(line)) return ['yaml/reserved-character', at];
  if (/^\s*[^\s:#"'[{][^:#]*:\s+[^"'[{|>#\s][^#]*:(?:\s|$)/.test(line)) return ['yaml/colon-in-value', at];
  const previous = previousLine(source, start);
  if (previous !== undefined && !hasColon(previous.line) && !/^\s*-/.test(previous.line))
    return ['yaml/missing-colon', previous.start];
  return ['yaml/indentation', at];
}

/** Something at the left edge after the document's value has ended: often the line before lacks its colon. */
function strayLine(source: string, at: number): Place {
  const start = lineStart(source, at);
  const first = firstLine(source);
  const line = source.slice(first, lineEnd(source, first));
  if (line !== '' && !hasColon(line) && !/^\s*-/.test(line)) return ['yaml/missing-colon', first];
  return ['yaml/indentation', start];
}

/** Where the first line begins that is neither blank nor a comment nor a separator; the end where there is none. */
function firstLine(source: string): number {
  for (let start = 0; start < source.length; start = lineEnd(source, start) + 1) {
    const text = source.slice(start, lineEnd(source, start)).trimStart();
    if (text !== '' && !text.startsWith('#') && !text.startsWith('---')) return start;
  }
  return source.length;
}

function lineWithoutColon(source: string, at: number): number {
  const start = lineStart(source, at);
  if (!hasColon(source.slice(start, lineEnd(source, start)))) return start;
  return previousLine(source, start)?.start ?? start;
}

const hasColon = (line: string): boolean => /:(\s|$)/.test(line);

function previousLine(source: string, from: number): { start: number; line: string } | undefined {
  for (let start = from; start > 0;) {
    start = lineStart(source, start - 1);
    const line = source.slice(start, lineEnd(source, start));
    if (line.trim() !== '' && !line.trim().startsWith('#')) return { start, line };
  }
  return undefined;
}

/** From `at` to the end of its line; a line that is over there is taken from its first letter. */
function lineSpan(source: string, at: number): Span {
  const start = lineStart(source, Math.min(at, source.length));
  const end = lineEnd(source, start);
  const text = source.slice(start, end);
  const first = start + Math.max(text.search(/\S/), 0);
  const from = at >= first && at < end ? at : first;
  return [from, Math.max(start + text.trimEnd().length, from)];
}

const shifted = ([start, end]: Span, base: number): Span => [start + base, end + base];
