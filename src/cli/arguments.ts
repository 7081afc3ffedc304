import { readFileSync } from 'node:fs';
import { UsageError } from './usage.ts';

export interface Arguments {
  readonly flags: ReadonlySet<string>;
  readonly operands: readonly string[];
}

/** Splits flags from operands. `-` alone is an operand; after `--` everything is. */
export function parse(args: readonly string[], known: readonly string[]): Arguments {
  const flags = new Set<string>();
  const operands: string[] = [];
  let onlyOperands = false;
  for (const arg of args) {
    if (onlyOperands || arg === '-' || !arg.startsWith('-')) operands.push(arg);
    else if (arg === '--') onlyOperands = true;
    else if (known.includes(arg)) flags.add(arg);
    else throw new UsageError(`no option named "${arg}"`);
  }
  return { flags, operands };
}

export interface Source {
  readonly name: string;
  readonly text: string;
}

/** Reads all files before anything is printed, so that a missing one leaves standard output empty. */
export function readSources(names: readonly string[]): Source[] {
  if (names.length === 0) throw new UsageError('which file? (- is standard input)');
  return names.map((name) => ({ name, text: readSource(name) }));
}

function readSource(name: string): string {
  try {
    return readFileSync(name === '-' ? 0 : name, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${name}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
}

/** The rows of a JSON lines file; each has to be an object with the named text fields. */
export function readRows<K extends string>(
  operands: readonly string[],
  fields: readonly K[],
): Record<K, string>[] {
  if (operands.length !== 1) throw new UsageError('--rows takes one file of JSON lines');
  const [source] = readSources(operands);
  return (source?.text ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => rowOf(line, `${source?.name}:${index + 1}`, fields));
}

function rowOf<K extends string>(line: string, place: string, fields: readonly K[]): Record<K, string> {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    throw new UsageError(`${place}: not JSON`);
  }
  for (const field of fields) {
    if (typeof (row as Partial<Record<K, unknown>> | null)?.[field] !== 'string')
      throw new UsageError(`${place}: "${field}" has to be a text`);
  }
  return row as Record<K, string>;
}
