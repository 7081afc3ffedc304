/** What the options of grep ask for. */
import type { Option } from '#domain/simulation/stream/options.ts';
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
export function settingsOf(options: readonly Option[], name: string): Settings {
  const has = (...letters: string[]): boolean => options.some(({ letter }) => letters.includes(letter));
  const named = options.findLast(({ letter }) => letter === 'H' || letter === 'h');
  const number = (letters: string, otherwise: number): number => {
    const option = options.findLast(({ letter }) => letters.includes(letter));
    return option ? wholeNumber(option.value) : otherwise;
  };
  const instead = insteadOf(has);
  const context = instead === undefined ? 1 : 0;
  return {
    isInverted: has('v'),
    ignoresCase: has('i', 'y'),
    isFixed: has('F') || name === 'fgrep',
    isExtended: has('E') || name === 'egrep',
    wholeWords: has('w'),
    wholeLines: has('x'),
    onlyMatches: has('o'),
    numbersLines: has('n') && instead === undefined,
    namesFiles: named && named.letter === 'H',
    instead,
    hidesErrors: has('s'),
    recursive: has('r', 'R'),
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
