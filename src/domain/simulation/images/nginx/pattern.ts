/** Perl-compatible expressions of a configuration, as far as JavaScript's own are the same. */
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';

/** Undefined when the expression is wrong. Throws `Unmodelled` for what JavaScript reads differently or could run for ever. */
export function compilePattern(source: string, ignoreCase: boolean): RegExp | undefined {
  const inline = source.startsWith('(?i)');
  const text = (inline ? source.slice(4) : source).replaceAll('(?P<', '(?<');
  if (/\[\[:|\\[AzZGQEKRhHX]|\(\?[>#|(R&0-9+-]|[*+?}]\+/.test(text))
    throw new Unmodelled(`the expression ${source}`);
  if (repeatsRepeats(text)) throw new Unmodelled(`the expression ${source}, which repeats what repeats`);
  try {
    return new RegExp(text, ignoreCase || inline ? 'i' : '');
  } catch {
    return undefined;
  }
}

/** `(a+)+`: a group that holds a repetition and is itself repeated can take for ever. */
function repeatsRepeats(source: string): boolean {
  const bare = source.replace(/\\./g, 'x').replace(/\[\^?\]?[^\]]*\]/g, 'x');
  const open: boolean[] = [];
  for (let at = 0; at < bare.length; at += 1) {
    const letter = bare.charAt(at);
    if (letter === '(') open.push(false);
    else if (/[*+{]/.test(letter)) markAll(open);
    else if (letter === ')') {
      const holdsRepetition = open.pop() ?? false;
      if (holdsRepetition && /[*+{]/.test(bare.charAt(at + 1))) return true;
    }
  }
  return false;
}

const markAll = (open: boolean[]): void => void open.fill(true);
