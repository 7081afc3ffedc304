/** The terminal as a value: what stands on it, what is being typed, and which lines were typed before. */
import type { Said } from '#worker/protocol.ts';

/** A command with its answer. */
export interface Entry {
  readonly key: number;
  readonly at: number;
  readonly line: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
  /** Not answered yet. */
  readonly open: boolean;
  /** No command, but a word on those above. */
  readonly note?: string;
}

export interface Terminal {
  readonly entries: readonly Entry[];
  readonly line: string;
  /** Lines that were typed, oldest first. */
  readonly past: readonly string[];
  /** Which of them stands in the line; their number when none does. */
  readonly place: number;
  /** What was being typed before an older line was fetched. */
  readonly draft: string;
  /** What the line's last word may become, when Tab found several. */
  readonly choices: readonly string[];
}

export const EMPTY: Terminal = {
  entries: [],
  line: '',
  past: [],
  place: 0,
  draft: '',
  choices: [],
};

const MOST_ENTRIES = 100;
const MOST_PAST = 200;

export const typed = (terminal: Terminal, line: string): Terminal => ({ ...terminal, line, choices: [] });

export function older(terminal: Terminal): Terminal {
  const { past, place, line, draft } = terminal;
  const found = past[place - 1];
  if (found === undefined) return terminal;
  return {
    ...terminal,
    line: found,
    place: place - 1,
    draft: place === past.length ? line : draft,
    choices: [],
  };
}

export function newer(terminal: Terminal): Terminal {
  const { past, place, draft } = terminal;
  if (place >= past.length) return terminal;
  return { ...terminal, line: past[place + 1] ?? draft, place: place + 1, choices: [] };
}

/** The line goes up; an empty one only makes room. `key` tells it from every other. */
export function entered(terminal: Terminal, key: number, line: string, at: number): Terminal {
  const entry: Entry = { key, at, line, stdout: '', stderr: '', code: 0, open: line.trim() !== '' };
  const past =
    line.trim() === '' || terminal.past.at(-1) === line
      ? terminal.past
      : [...terminal.past, line].slice(-MOST_PAST);
  return {
    ...terminal,
    entries: [...terminal.entries, entry].slice(-MOST_ENTRIES),
    line: '',
    past,
    place: past.length,
    draft: '',
    choices: [],
  };
}

/** A word on what stands above it; none on an empty screen. */
export function noted(terminal: Terminal, key: number, note: string): Terminal {
  if (terminal.entries.length === 0) return terminal;
  const entry: Entry = { key, at: 0, line: '', stdout: '', stderr: '', code: 0, open: false, note };
  return { ...terminal, entries: [...terminal.entries, entry].slice(-MOST_ENTRIES) };
}

export function answered(
  terminal: Terminal,
  key: number,
  { stdout, stderr, code }: Pick<Said, 'stdout' | 'stderr' | 'code'>,
): Terminal {
  const entries = terminal.entries.map((entry) =>
    entry.key === key ? { ...entry, stdout, stderr, code, open: false } : entry,
  );
  return { ...terminal, entries };
}

export const cleared = (terminal: Terminal): Terminal => ({ ...terminal, entries: [], choices: [] });

function commonStart(words: readonly string[]): string {
  const [first = '', ...rest] = words;
  let length = first.length;
  for (const word of rest) while (!word.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}

/** The last word, as far as it was typed. */
const lastWord = (line: string): string => /\S*$/.exec(line)?.[0] ?? '';

/**
 * `words`: what the last word may become. One is taken, with a blank behind it; of several what they have in common, and they
 * are shown when that is nothing new. Nothing is done when the line was changed meanwhile.
 */
export function completed(terminal: Terminal, asked: string, words: readonly string[]): Terminal {
  if (terminal.line !== asked || words.length === 0) return terminal;
  const start = asked.slice(0, asked.length - lastWord(asked).length);
  const [only] = words;
  if (words.length === 1 && only !== undefined) {
    const stop = /[=/]$/.test(only) ? '' : ' ';
    return { ...terminal, line: `${start}${only}${stop}`, choices: [] };
  }
  const common = commonStart(words);
  if (common.length > lastWord(asked).length) return { ...terminal, line: start + common, choices: words };
  return { ...terminal, choices: words };
}

/** Everything on the screen, as text for the clipboard. */
export const textOf = ({ entries }: Terminal): string =>
  entries
    .map(({ line, stdout, stderr, note }) => (note ? `# ${note}\n` : `$ ${line}\n${stdout}${stderr}`))
    .join('');
