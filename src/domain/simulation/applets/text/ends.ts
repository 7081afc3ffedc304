/** What head and tail share: how many, of what, and the titles between several files. */
import { Failure, type Call } from '#domain/simulation/applets/applet.ts';

export interface Extent {
  readonly count: number;
  readonly unit: 'lines' | 'bytes';
  /** `+` and `-` in front mean other ends: `tail -n +2`, `head -n -1`. */
  readonly sign: '' | '+' | '-';
}

const SUFFIXES = new Map([['', 1], ['b', 512], ['k', 1024], ['m', 1_048_576]]); // prettier-ignore

export function extentOf({ options }: Call): Extent {
  const letter = options.lastOf('nc') ?? 'n';
  const text = options.value(letter) ?? '10';
  const [, sign = '', digits, suffix = ''] = /^([+-]?)(\d+)([bkm]?)$/.exec(text) ?? [];
  if (digits === undefined) throw new Failure(`invalid number '${text}'`);
  const count = Number(digits) * (SUFFIXES.get(suffix) ?? 1);
  return { count, unit: letter === 'c' ? 'bytes' : 'lines', sign: sign as Extent['sign'] };
}

/** `head -5` and `tail -5` of old. Letters after the digits belong to the number, which is then none. */
export function withoutOldCount(argv: readonly string[]): readonly string[] {
  const [name = '', first = '', ...rest] = argv;
  const [, sign, digits] = /^([+-])(\d+[a-zA-Z]*)$/.exec(first) ?? [];
  if (digits === undefined || (sign === '+' && name.endsWith('head'))) return argv;
  return [name, '-n', (sign === '+' ? '+' : '') + digits, ...rest];
}

export const titlesShown = ({ options }: Call, files: number): boolean =>
  options.has('v') || (files > 1 && !options.has('q'));

export const titleOf = (path: string): string => `==> ${path === '-' ? 'standard input' : path} <==\n`;
