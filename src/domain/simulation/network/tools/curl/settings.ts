/** What the options of curl come to. */
import { RegularFile, openFile } from '#domain/simulation/files/opened.ts';
import { SystemError, Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { descriptorOf, readAll, STDIN } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { CurlFailure } from './failure.ts';
import type { CommandLine, Given } from './options.ts';

export interface Settings {
  readonly has: (name: string) => boolean;
  /** The last one given. */
  readonly value: (name: string) => string | undefined;
  readonly values: (name: string) => readonly string[];
  /** Undefined without `-d` and its like. */
  readonly data: string | undefined;
  /** `-m` and `--connect-timeout` in milliseconds. */
  readonly timeoutMs: number | undefined;
  readonly connectMs: number | undefined;
  readonly retries: number;
  readonly mostRedirects: number;
}

export function* settingsOf(process: Process, { options }: CommandLine): Task<Settings> {
  const values = (name: string) => options.filter((each) => each.name === name).map(({ value }) => value);
  const value = (name: string) => values(name).at(-1);
  return {
    has: (name) => values(name).length > 0,
    value,
    values,
    data: yield* dataOf(process, options),
    timeoutMs: milliseconds('--max-time', value('max-time')),
    connectMs: milliseconds('--connect-timeout', value('connect-timeout')),
    retries: wholeNumber('--retry', value('retry') ?? '0'),
    mostRedirects: wholeNumber('--max-redirs', value('max-redirs') ?? '50'),
  };
}

function milliseconds(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+(?:\.\d+)?$/.test(text))
    throw new CurlFailure(2, `option ${name}: expected a proper numerical parameter`);
  const ms = Math.round(Number(text) * 1000);
  return ms === 0 ? undefined : ms;
}

function wholeNumber(name: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new CurlFailure(2, `option ${name}: expected a proper numerical parameter`);
}

/** Several are joined as the fields of a form; JSON is put together as it is. */
function* dataOf(process: Process, options: readonly Given[]): Task<string | undefined> {
  let data: string | undefined;
  for (const { name, value } of options) {
    const isData = name === 'json' || name.startsWith('data');
    if (!isData) continue;
    const piece = yield* pieceOf(process, name, value);
    data = data === undefined ? piece : `${data}${name === 'json' ? '' : '&'}${piece}`;
  }
  return data;
}

function* pieceOf(process: Process, name: string, value: string): Task<string> {
  if (name === 'data-urlencode') return encoded(value);
  if (name === 'data-raw' || !value.startsWith('@')) return value;
  const content = yield* contentOf(process, value.slice(1));
  return name === 'data' || name === 'data-ascii' ? content.replace(/[\r\n\0]/g, '') : content;
}

/** What is not there counts as empty. */
function* contentOf(process: Process, path: string): Task<string> {
  if (path === '-') return yield* readAll(process, descriptorOf(process, STDIN));
  try {
    const file = openFile(process, path, { read: true });
    if (!(file instanceof RegularFile)) throw new Unmodelled('curl: data from what is no file');
    const content = yield* readAll(process, file);
    file.release(process.kernel);
    return content;
  } catch (error) {
    if (error instanceof SystemError) return '';
    throw error;
  }
}

function encoded(value: string): string {
  if (/^[^=]*@/.test(value)) throw new Unmodelled('curl: --data-urlencode from a file');
  const equals = value.indexOf('=');
  const name = equals > 0 ? value.slice(0, equals + 1) : '';
  const bytes = value.slice(equals + 1).replace(/[^A-Za-z0-9._~-]/g, (byte) => {
    const hex = byte.charCodeAt(0).toString(16).toUpperCase();
    return `%${hex.padStart(2, '0')}`;
  });
  return name + bytes;
}
