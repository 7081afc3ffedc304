/** What the options of grep ask for. */
import type { Options } from '#domain/simulation/applets/options.ts';
import { Failure } from '#domain/simulation/stream/tool.ts';

export interface Settings {
  readonly isInverted: boolean;
  readonly ignoresCase: boolean;
  readonly isFixed: boolean;
  readonly isExtended: boolean;
  readonly wholeWords: boolean;
  readonly wholeLines: boolean;
  /** -o: matches instead of lines. */
  readonly onlyMatches: boolean;
  readonly numbersLines: boolean;
  /** Undefined: only where there are several files. */
  readonly namesFiles: boolean | undefined;
  /** -q, -l, -L, -c: something else than lines is asked for. */
  readonly instead: 'quiet' | 'names' | 'others' | 'count' | undefined;
  readonly hidesErrors: boolean;
  readonly recursive: boolean;
  readonly followsLinks: boolean;
  /** At most so many matching lines of each file. */
  readonly most: number;
  readonly before: number;
  readonly after: number;
}

/** `name`: an egrep and an fgrep have -E and -F already. */
export function settingsOf(options: Options, name: string): Settings {
  const has = (letter: string): boolean => options.has(letter);
  const named = options.lastOf('Hh');
  const number = (letters: string, otherwise: number): number => {
    const letter = options.lastOf(letters);
    return letter === undefined ? otherwise : wholeNumber(options.value(letter) ?? '');
  };
  const instead = insteadOf(has);
  const context = instead === undefined ? 1 : 0;
  return {
    isInverted: has('v'),
    ignoresCase: has('i') || has('y'),
    isFixed: has('F') || name === 'fgrep',
    isExtended: has('E') || name === 'egrep',
    wholeWords: has('w'),
    wholeLines: has('x'),
    onlyMatches: has('o'),
    numbersLines: has('n') && instead === undefined,
    namesFiles: named === undefined ? undefined : named === 'H',
    instead,
    hidesErrors: has('s'),
    recursive: has('r') || has('R'),
    followsLinks: has('R'),
    most: number('m', Number.POSITIVE_INFINITY),
    before: context * number('BC', 0),
    after: context * number('AC', 0),
  };
}

function insteadOf(has: (letter: string) => boolean): Settings['instead'] {
  if (has('q')) return 'quiet';
  if (has('l')) return 'names';
  if (has('L')) return 'others';
  return has('c') ? 'count' : undefined;
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new Failure(`invalid number '${text}'`);
  return Number(text);
}
