import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
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

/** Takes an option with its value (`--seconds 5`, `--seconds=5`) out of the arguments; the last one counts. */
export function withValue(
  args: readonly string[],
  option: string,
): { readonly rest: readonly string[]; readonly value: string | undefined } {
  const rest: string[] = [];
  let value: string | undefined;
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg.startsWith(`${option}=`)) value = arg.slice(option.length + 1);
    else if (arg === option) {
      at += 1;
      value = args[at];
      if (value === undefined) throw new UsageError(`${option} takes a value`);
    } else rest.push(arg);
  }
  return { rest, value };
}

export interface Source {
  readonly name: string;
  readonly text: string;
}

/** Reads all files before anything is printed, so that a missing one leaves standard output empty. */
export async function readSources(names: readonly string[]): Promise<Source[]> {
  if (names.length === 0) throw new UsageError('which file? (- is standard input)');
  if (names.filter((name) => name === '-').length > 1) throw new UsageError('- can be read only once');
  return Promise.all(names.map(async (name) => ({ name, text: await readSource(name) })));
}

async function readSource(name: string): Promise<string> {
  try {
    return name === '-' ? await readStandardInput() : readFileSync(located(name), 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${name}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
}

/** Not by readFileSync(0): a pipe that does not block gives EAGAIN until its writer, say kubectl, has answered. */
async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * `npm run` goes to the package's root before it starts us and leaves in INIT_CWD where the user stands: a relative path
 * counts from there, and from the root when no such file is there. Outside `npm run` it counts from the working directory.
 */
export function located(name: string, env: NodeJS.ProcessEnv = process.env): string {
  const { INIT_CWD: stand, npm_lifecycle_event: script } = env;
  if (script !== 'tripod' || stand === undefined) return name;
  const fromThere = resolve(stand, name);
  return existsSync(fromThere) ? fromThere : name;
}

/** A row keeps its id as it came: a text, a number. */
export type Row<K extends string, N extends string = never> = Readonly<Record<K, string>> &
  Readonly<Partial<Record<N, number>>> & { readonly id: string | number };

/** The rows of a JSON lines file; each has to be an object with an id and the named text fields, and may have number fields. */
export async function readRows<K extends string, N extends string = never>(
  operands: readonly string[],
  fields: readonly K[],
  numbers: readonly N[] = [],
): Promise<Row<K, N>[]> {
  if (operands.length !== 1) throw new UsageError('--rows takes one file of JSON lines');
  const [source] = await readSources(operands);
  return (source?.text ?? '')
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((line, index) => ({ line, place: `${source?.name}:${index + 1}` }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, place }) => rowOf(line, place, fields, numbers));
}

function rowOf<K extends string, N extends string>(
  line: string,
  place: string,
  fields: readonly K[],
  numbers: readonly N[],
): Row<K, N> {
  const row = objectIn(line, place);
  if (!['string', 'number'].includes(typeof row?.['id']))
    throw new UsageError(`${place}: "id" has to be a text or a number`);
  for (const field of fields) {
    if (typeof row?.[field] !== 'string') throw new UsageError(`${place}: "${field}" has to be a text`);
  }
  for (const field of numbers) {
    if (!['number', 'undefined'].includes(typeof row?.[field]))
      throw new UsageError(`${place}: "${field}" has to be a number`);
  }
  return row as unknown as Row<K, N>;
}

function objectIn(line: string, place: string): Partial<Record<string, unknown>> | null {
  try {
    return JSON.parse(line) as Partial<Record<string, unknown>> | null;
  } catch {
    throw new UsageError(`${place}: not JSON`);
  }
}
