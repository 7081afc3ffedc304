/** What grep looks for in a line. */
import { posixRegex } from '#domain/simulation/regex/posix.ts';
import { orBadRegex } from '#domain/simulation/stream/tool.ts';
import type { Settings } from './settings.ts';

export interface Found {
  readonly start: number;
  readonly end: number;
}

export interface SearchPattern {
  /** `notAtBegin`: the text is the rest of a line. */
  find(text: string, notAtBegin: boolean): Found | undefined;
  /** For -o: the same text is found once in a line only. */
  readonly isFixed: boolean;
}

export function searchPattern(source: string, settings: Settings): SearchPattern {
  const plain = settings.isFixed ? fixed(source, settings) : expression(source, settings);
  if (settings.wholeLines) return { ...plain, find: (text) => wholeLine(plain, text) };
  return settings.wholeWords ? { ...plain, find: (text, rest) => wholeWord(plain, text, rest) } : plain;
}

function fixed(source: string, { ignoresCase }: Settings): SearchPattern {
  const needle = ignoresCase ? lower(source) : source;
  return {
    isFixed: true,
    find(text) {
      const start = (ignoresCase ? lower(text) : text).indexOf(needle);
      return start < 0 ? undefined : { start, end: start + needle.length };
    },
  };
}

const lower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

function expression(source: string, { isExtended, ignoresCase }: Settings): SearchPattern {
  const dialect = isExtended ? 'ere' : 'bre';
  const regex = orBadRegex(source, () => posixRegex(source, dialect, { ignoreCase: ignoresCase }));
  return { isFixed: false, find: (text, notAtBegin) => regex.exec(text, notAtBegin) };
}

function wholeLine(pattern: SearchPattern, text: string): Found | undefined {
  const found = pattern.find(text, false);
  return found?.start === 0 && found.end === text.length ? found : undefined;
}

/** Looks on behind the begin of each match that is no word. */
function wholeWord(pattern: SearchPattern, text: string, notAtBegin: boolean): Found | undefined {
  let from = 0;
  while (from <= text.length) {
    const found = pattern.find(text.slice(from), notAtBegin || from > 0);
    if (!found) return undefined;
    const [start, end] = [from + found.start, from + found.end];
    if (!isWordAt(text, start - 1) && !isWordAt(text, end)) return { start, end };
    from = start + 1;
  }
  return undefined;
}

const isWordAt = (text: string, at: number): boolean => /\w/.test(text.charAt(at));
