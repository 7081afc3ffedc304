/** A line cut into words as sdssplitargs does it: quotes hold blanks, double ones know escapes. Undefined: a quote is not closed. */
export function splitWords(line: string): readonly string[] | undefined {
  const words: string[] = [];
  for (let at = 0; at < line.length;) {
    if (/\s/.test(line.charAt(at))) {
      at += 1;
      continue;
    }
    const found = wordAt(line, at);
    if (!found) return undefined;
    words.push(found.word);
    at = found.end;
  }
  return words;
}

interface Found {
  readonly word: string;
  readonly end: number;
}

function wordAt(line: string, start: number): Found | undefined {
  const quote = line.charAt(start);
  if (quote === '"' || quote === "'") return quoted(line, start, quote);
  const [word = ''] = /^\S+/.exec(line.slice(start)) ?? [];
  return { word, end: start + word.length };
}

function quoted(line: string, start: number, quote: string): Found | undefined {
  let word = '';
  for (let at = start + 1; at < line.length; at += 1) {
    const letter = line.charAt(at);
    if (letter === quote) {
      const next = line.charAt(at + 1);
      return next === '' || /\s/.test(next) ? { word, end: at + 1 } : undefined;
    }
    if (letter !== '\\') word += letter;
    else {
      at += 1;
      word += escaped(line.charAt(at), quote);
    }
  }
  return undefined;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['a', '\x07'],
]);

/** In single quotes only the quote itself is escaped. */
function escaped(letter: string, quote: string): string {
  if (quote === "'") return letter === "'" ? letter : `\\${letter}`;
  return ESCAPES.get(letter) ?? letter;
}
