/** Backslashes as BusyBox reads them in strings, in expressions between slashes and in assignments of the command line. */

const LETTERS: ReadonlyMap<string, string> = new Map([
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['\\', '\\'],
]);

/** What follows a backslash: the byte it stands for and how long it is; undefined when it is nothing special. */
export function escapeAt(
  source: string,
  at: number,
): { readonly byte: string; readonly length: number } | undefined {
  const letter = LETTERS.get(source.charAt(at));
  if (letter !== undefined) return { byte: letter, length: 1 };
  const text = source.slice(at, at + 3);
  const [octal] = /^[0-7]{1,3}/.exec(text) ?? [];
  if (octal !== undefined) return { byte: byteOf(octal, 8), length: octal.length };
  const [hexadecimal] = /^x[0-9a-fA-F]{1,2}/.exec(text) ?? [];
  if (hexadecimal === undefined) return undefined;
  return { byte: byteOf(hexadecimal.slice(1), 16), length: hexadecimal.length };
}

const byteOf = (digits: string, base: number): string =>
  String.fromCharCode(Number.parseInt(digits, base) & 255);

/** A whole text with its escapes resolved; an unknown one is the letter alone. */
export function withoutEscapes(source: string): string {
  let text = '';
  for (let at = 0; at < source.length; at += 1) {
    const character = source.charAt(at);
    const escape = character === '\\' ? escapeAt(source, at + 1) : undefined;
    if (escape) {
      text += escape.byte;
      at += escape.length;
    } else if (character !== '\\' || at + 1 >= source.length) text += character;
  }
  return text;
}
