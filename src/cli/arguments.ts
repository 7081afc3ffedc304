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
export type Row<K extends string> = Readonly<Record<K, string>> & { readonly id: string | number };

/** The rows of a JSON lines file; each has to be an object with an id and the named text fields. */
export async function readRows<K extends string>(
  operands: readonly string[],
  fields: readonly K[],
): Promise<Row<K>[]> {
  if (operands.length !== 1) throw new UsageError('--rows takes one file of JSON lines');
  const [source] = await readSources(operands);
  return (source?.text ?? '')
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((line, index) => ({ line, place: `${source?.name}:${index + 1}` }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, place }) => rowOf(line, place, fields));
}

function rowOf<K extends string>(line: string, place: string, fields: readonly K[]): Row<K> {
  let row: Partial<Record<string, unknown>> | null;
  try {
    row = JSON.parse(line) as Partial<Record<string, unknown>> | null;
  } catch {
    throw new UsageError(`${place}: not JSON`);
  }
  if (!['string', 'number'].includes(typeof row?.['id']))
    throw new UsageError(`${place}: "id" has to be a text or a number`);
  for (const field of fields) {
    if (typeof row?.[field] !== 'string') throw new UsageError(`${place}: "${field}" has to be a text`);
  }
  return row as unknown as Row<K>;
}
