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
  const all = new Map<string, string[]>();
  for (let at = 0; at < words.length; at += 1) {
    const [, letter, glued = ''] = WITH_WORD.exec(words[at] ?? '') ?? [];
    if (letter === undefined) {
      all.set(words[at] ?? '', []);
      continue;
    }
    const value = glued === '' ? (words[(at += 1)] ?? '') : glued;
    all.set(letter, [...(all.get(letter) ?? []), value]);
  }
  const file = all.get('f')?.at(-1);
  return {
    file: file === undefined ? MAIN_FILE : resolved('/usr/local/apache2', file),
    before: (all.get('C') ?? []).join('\n'),
    after: (all.get('c') ?? []).join('\n'),
    signal: all.get('k')?.at(-1) ?? '',
    isForeground: all.get('D')?.includes('FOREGROUND') === true,
    isTest: all.has('-t'),
    asksVersion: all.has('-v') || all.has('-V'),
  };
}
