/** The sets that tr reads: escapes, ranges, classes. */

const between = (from: number, to: number): string =>
  String.fromCharCode(...Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at));

const DIGITS = between(48, 57);
const UPPER = between(65, 90);
const LOWER = between(97, 122);
const PUNCTUATION = between(33, 47) + between(58, 64) + between(91, 96) + between(123, 126);

const CLASSES: ReadonlyMap<string, string> = new Map([
  ['alpha', UPPER + LOWER],
  ['alnum', DIGITS + UPPER + LOWER],
  ['digit', DIGITS],
  ['lower', LOWER],
  ['upper', UPPER],
  ['space', between(9, 13) + ' '],
  ['blank', '\t '],
  ['punct', PUNCTUATION],
  ['cntrl', between(0, 31) + '\x7f'],
  ['graph', between(33, 126)],
  ['print', between(32, 126)],
  ['xdigit', `${DIGITS}ABCDEFabcdef`],
]);

const ESCAPES = new Map([
  ['n', '\n'], ['t', '\t'], ['r', '\r'], ['a', '\x07'], ['b', '\b'], ['f', '\f'], ['v', '\v'], ['\\', '\\'],
]); // prettier-ignore

/** One character and the rest of the text. */
function characterOf(text: string): readonly [character: string, rest: string] {
  if (!text.startsWith('\\') || text.length === 1) return [text.charAt(0), text.slice(1)];
  const [octal] = /^[0-7]{1,3}/.exec(text.slice(1)) ?? [];
  if (octal !== undefined)
    return [String.fromCharCode(Number.parseInt(octal, 8) & 255), text.slice(1 + octal.length)];
  return [ESCAPES.get(text.charAt(1)) ?? text.charAt(1), text.slice(2)];
}

export function setOf(source: string): string {
  let set = '';
  let rest = source;
  while (rest !== '') {
    const [, name = ''] = /^\[:([a-z]+):\]/.exec(rest) ?? [];
    const members = CLASSES.get(name);
    if (members !== undefined) {
      set += members;
      rest = rest.slice(name.length + 4);
      continue;
    }
    const [, same] = /^\[=(.)=\]/.exec(rest) ?? [];
    if (same !== undefined) {
      set += same;
      rest = rest.slice(5);
      continue;
    }
    const [from, after] = characterOf(rest);
    const [to, behind] =
      after.startsWith('-') && after.length > 1 ? characterOf(after.slice(1)) : [from, after];
    set += between(from.charCodeAt(0), to.charCodeAt(0));
    rest = behind;
  }
  return set;
}
