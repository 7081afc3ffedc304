/** Functions on texts. */
import { AwkArray } from './array.ts';
import type { Builtin } from './builtins.ts';
import { AwkFailure } from './failure.ts';
import { format, FormatError } from './format.ts';
import { splitText } from './split.ts';
import type { Machine } from './machine.ts';
import { toInteger, toNumber, UserText, type Value } from './values.ts';

export const TEXT_FUNCTIONS: readonly (readonly [string, Builtin])[] = [
  ['length', length],
  ['substr', substr],
  ['index', (machine, [text, part]) => position(machine.textOf(text), machine.textOf(part))],
  ['tolower', (machine, [text]) => machine.textOf(text).replace(/[A-Z]/g, (letter) => letter.toLowerCase())],
  ['toupper', (machine, [text]) => machine.textOf(text).replace(/[a-z]/g, (letter) => letter.toUpperCase())],
  ['sprintf', sprintf],
  ['split', split],
];

const position = (text: string, part: string): number => (part === '' ? 0 : text.indexOf(part) + 1);

function length(...[machine, values, { target }]: Parameters<Builtin>): number {
  if (target?.kind === 'variable') {
    const cell = machine.memory.cell(target.name);
    if (cell.isArray) return cell.array().size;
  }
  return values.length === 0 ? machine.record.text.length : machine.textOf(values[0]).length;
}

/** As BusyBox counts: what lies before the text is cut off from the begin alone, not from the length. */
function substr(...[machine, [given, from, count]]: Parameters<Builtin>): string {
  const text = machine.textOf(given);
  const start = Math.min(Math.max(toInteger(toNumber(from) - 1), 0), text.length);
  if (count === undefined) return text.slice(start);
  return text.slice(start, start + Math.max(toInteger(toNumber(count)), 0));
}

/** What printf writes. */
export function formatted(machine: Machine, [template, ...values]: readonly Value[]): string {
  try {
    return format(machine.textOf(template), values, (value) => machine.textOf(value));
  } catch (error) {
    if (error instanceof FormatError) throw new AwkFailure(error.message);
    throw error;
  }
}

/** A text ends at a byte 0; only printf writes it. */
function sprintf(...[machine, values]: Parameters<Builtin>): string {
  return formatted(machine, values).split('\0', 1)[0] ?? '';
}

function split(...[machine, [given, separator], { target, operands }]: Parameters<Builtin>): number {
  const pattern = operands[1];
  const by =
    pattern?.kind === 'regex'
      ? pattern.regex
      : machine.separatorOf(pattern ? machine.textOf(separator) : machine.text('FS'));
  const parts = splitText(machine.textOf(given), by, machine.text('RS') === '');
  const array = target?.kind === 'variable' ? machine.memory.cell(target.name).array() : new AwkArray();
  array.clear();
  for (const [index, part] of parts.entries()) array.set(String(index + 1), new UserText(part));
  return parts.length;
}
