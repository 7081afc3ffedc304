/** Where a part of a word stands, and what therefore is special in it. */
export interface Mode {
  /** Inside double quotes or a here-document: no field is split there, no pattern begins. */
  readonly quoted: boolean;
  /** Characters that end it. */
  readonly ends: string;
  /** Single quotes (and `$'...'`) quote. */
  readonly singles: boolean;
  /** Double quotes quote. */
  readonly doubles: boolean;
  /** Characters that a backslash protects; undefined: all. */
  readonly escapes?: string;
  /** Parentheses are counted, so that only an unpaired one ends it. */
  readonly pairs?: boolean;
}

export const WORD: Mode = { quoted: false, ends: ' \t\n;&|<>()', singles: true, doubles: true };
/** What stands in `${...}` outside double quotes, and patterns everywhere. */
export const BRACE: Mode = { quoted: false, ends: '}', singles: true, doubles: true };
export const DOUBLE: Mode = { quoted: true, ends: '"', singles: false, doubles: false, escapes: '$`"\\' };
/** What stands in `${...}` inside double quotes. */
export const QUOTED_BRACE: Mode = {
  quoted: true,
  ends: '}',
  singles: false,
  doubles: true,
  escapes: '$`"\\}',
};
export const HERE: Mode = { quoted: true, ends: '', singles: false, doubles: false, escapes: '$`\\' };
export const ARITHMETIC: Mode = { ...HERE, ends: ')', pairs: true };
