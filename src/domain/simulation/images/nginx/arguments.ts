/** The command line of nginx (ngx_get_options). */
export interface Arguments {
  readonly file: string;
  readonly globals: string;
  readonly signal: string | undefined;
  readonly errorLog: string | undefined;
  /** `t`, `T`, `q`, `v`, `V`, `h` as they were given. */
  readonly flags: ReadonlySet<string>;
}

const SIGNALS: ReadonlySet<string> = new Set(['stop', 'quit', 'reopen', 'reload']);

/** Letters that take a word: the rest of theirs, or the next one. */
const WITH_WORD: ReadonlyMap<string, string> = new Map([
  ['p', 'option "-p" requires directory name'],
  ['c', 'option "-c" requires file name'],
  ['e', 'option "-e" requires file name'],
  ['g', 'option "-g" requires parameter'],
  ['s', 'option "-s" requires parameter'],
]);

/** A text is what nginx says about a wrong one. */
export function readArguments(words: readonly string[]): Arguments | string {
  const flags = new Set<string>();
  const values = new Map<string, string>();
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const used = word.startsWith('-')
      ? letters(word.slice(1), words[at + 1], flags, values)
      : `invalid option: "${word}"`;
    if (typeof used === 'string') return used;
    at += used;
  }
  const signal = values.get('s');
  if (signal !== undefined && !SIGNALS.has(signal)) return `invalid option: "-s ${signal}"`;
  return { ...paths(values), globals: values.get('g') ?? '', signal, flags };
}

/** Other paths are relative to the prefix. */
function paths(values: ReadonlyMap<string, string>): Pick<Arguments, 'file' | 'errorLog'> {
  const prefix = values.get('p')?.replace(/([^/])$/, '$1/') ?? '/etc/nginx/';
  const file = values.get('c') ?? '/etc/nginx/nginx.conf';
  return { file: file.startsWith('/') ? file : prefix + file, errorLog: values.get('e') };
}

/** How many of the following words were used. */
function letters(
  text: string,
  next: string | undefined,
  flags: Set<string>,
  values: Map<string, string>,
): 0 | 1 | string {
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    const missing = WITH_WORD.get(letter);
    if (missing !== undefined) {
      const rest = text.slice(at + 1);
      if (rest === '' && next === undefined) return missing;
      values.set(letter, rest === '' ? (next ?? '') : rest);
      return rest === '' ? 1 : 0;
    }
    if (!/[?hvVtTq]/.test(letter)) return `invalid option: "${letter}"`;
    flags.add(letter === '?' ? 'h' : letter);
  }
  return 0;
}
