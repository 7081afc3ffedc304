import { resolved } from '#domain/simulation/files/paths.ts';
import { MAIN_FILE } from './settings.ts';

export interface Arguments {
  readonly file: string;
  /** Directives of `-C` and `-c`. */
  readonly before: string;
  readonly after: string;
  readonly signal: string;
  readonly isForeground: boolean;
  readonly isTest: boolean;
  readonly asksVersion: boolean;
}

const WITH_WORD = /^-([DdfCcekE])(.*)$/s;

export function readArguments(words: readonly string[]): Arguments {
  const values = valuesOf(words);
  const all = (letter: string): readonly string[] => values.get(letter) ?? [];
  const file = all('f').at(-1);
  return {
    file: file === undefined ? MAIN_FILE : resolved('/usr/local/apache2', file),
    before: all('C').join('\n'),
    after: all('c').join('\n'),
    signal: all('k').at(-1) ?? '',
    isForeground: all('D').includes('FOREGROUND'),
    isTest: values.has('-t'),
    asksVersion: values.has('-v') || values.has('-V'),
  };
}

/** Under their letter; options without a word under themselves, with their dash. */
function valuesOf(words: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, readonly string[]>();
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const [, letter, glued] = WITH_WORD.exec(word) ?? [];
    if (letter === undefined) {
      values.set(word, []);
      continue;
    }
    if (glued === '') at += 1;
    values.set(letter, [...(values.get(letter) ?? []), glued === '' ? (words[at] ?? '') : (glued ?? '')]);
  }
  return values;
}
