/** redis.conf and the command line: `redis-server [FILE] [--name value ...]`. */
import { resolved } from '#domain/simulation/files/paths.ts';
import { tried } from '#domain/simulation/images/failures.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { splitWords } from './words.ts';

/** Directives that are known, with what they are without being said. What a directive that is not here would do is not known. */
const DEFAULTS: readonly (readonly [name: string, value: string])[] = [
  ['bind', '* -::*'],
  ['port', '6379'],
  ['requirepass', ''],
  ['appendonly', 'no'],
  ['appendfilename', 'appendonly.aof'],
  ['appenddirname', 'appendonlydir'],
  ['appendfsync', 'everysec'],
  ['dbfilename', 'dump.rdb'],
  ['dir', './'],
  ['save', '3600 1 300 100 60 10000'],
  ['loglevel', 'notice'],
  ['logfile', ''],
  ['databases', '16'],
  ['maxmemory', '0'],
  ['maxmemory-policy', 'noeviction'],
  ['maxclients', '10000'],
  ['protected-mode', 'no'],
  ['timeout', '0'],
  ['tcp-keepalive', '300'],
  ['tcp-backlog', '511'],
  ['daemonize', 'no'],
  ['pidfile', ''],
  ['unixsocket', ''],
  ['masterauth', ''],
  ['replica-read-only', 'yes'],
  ['rdbcompression', 'yes'],
  ['stop-writes-on-bgsave-error', 'yes'],
  ['always-show-logo', 'no'],
  ['hz', '10'],
  ['notify-keyspace-events', ''],
  ['slowlog-log-slower-than', '10000'],
  ['set-proc-title', 'yes'],
];

export const KNOWN: ReadonlySet<string> = new Set(DEFAULTS.map(([name]) => name));

/** Directives that change what redis is. */
export const NOT_DONE: ReadonlySet<string> = new Set([
  'replicaof', 'slaveof', 'cluster-enabled', 'tls-port', 'sentinel', 'aclfile', 'user', 'loadmodule', 'rename-command', 'unixsocketperm',
]); // prettier-ignore

export class Settings {
  readonly values = new Map<string, string>(DEFAULTS);
  /** Absolute, or empty. */
  readonly file: string;
  /** Something was said, in a file or as arguments. */
  readonly isConfigured: boolean;

  constructor(file: string, isConfigured: boolean) {
    this.file = file;
    this.isConfigured = isConfigured;
  }

  get(name: string): string {
    return this.values.get(name) ?? '';
  }

  isOn(name: string): boolean {
    return this.get(name) === 'yes';
  }
}

export interface Refused {
  readonly refused: string;
}

/** Its file cannot be read. */
export interface Lost {
  readonly lost: SystemError;
  readonly file: string;
}

interface Line {
  readonly number: number;
  readonly text: string;
}

/** Arguments are lines after those of the file. */
export function readSettings(process: Process, version: string): Settings | Refused | Lost {
  const args = process.argv.slice(1);
  const hasFile = /^(?!--)(?!-$)./.test(args[0] ?? '');
  const file = hasFile ? resolved(process.cwd, args[0] ?? '') : '';
  const content = hasFile ? tried(() => readTraced(process, file)) : '';
  if (content instanceof SystemError) return { lost: content, file };
  const written = content.split('\n').map((text, at) => ({ number: at + 1, text: text.trim() }));
  const after = argumentLines(args.slice(hasFile ? 1 : 0), hasFile ? written.length + 1 : 3);
  const settings = new Settings(file, args.length > 0);
  for (const line of [...written, ...after]) {
    const problem = take(line, settings);
    if (problem === undefined) continue;
    const place = `Reading the configuration file, at line ${line.number}\n>>> '${line.text}'`;
    return {
      refused: `\n*** FATAL CONFIG FILE ERROR (Redis ${version}) ***\n${place}\n${problem}\n`,
    };
  }
  return settings;
}

function readTraced(process: Process, path: string): string {
  const { files } = process.container;
  const content = files.content(path, process);
  const { node, volume } = files.find(path, process);
  if (node) process.kernel.trace.record(process, { op: 'read', path, volume, inode: node.inode });
  return content;
}

function argumentLines(args: readonly string[], from: number): readonly Line[] {
  const lines: string[] = [];
  for (const arg of args) {
    if (arg.startsWith('--')) lines.push(arg.slice(2));
    else lines.push(`${lines.pop() ?? ''} "${arg}"`.trim());
  }
  return lines.map((text, at) => ({ number: from + at, text }));
}

function take({ text }: Line, settings: Settings): string | undefined {
  if (text === '' || text.startsWith('#')) return undefined;
  const words = splitWords(text);
  if (!words) return 'Unbalanced quotes in configuration line';
  const [name = '', ...values] = words;
  const lower = name.toLowerCase();
  if (NOT_DONE.has(lower)) settings.values.set(lower, values.join(' '));
  else if (!KNOWN.has(lower) || values.length === 0) return 'Bad directive or wrong number of arguments';
  else settings.values.set(lower, together(lower, values, settings));
  return wrongValue(lower, settings.get(lower));
}

/** `save` lines add up, an empty one takes all away. */
function together(name: string, values: readonly string[], settings: Settings): string {
  const value = values.join(' ');
  const isFirst = settings.get(name) === DEFAULTS.find(([each]) => each === name)?.[1];
  return name !== 'save' || isFirst || value === '' ? value : `${settings.get(name)} ${value}`;
}

const YES_OR_NO: ReadonlySet<string> = new Set([
  'appendonly',
  'daemonize',
  'protected-mode',
  'rdbcompression',
]);

function wrongValue(name: string, value: string): string | undefined {
  if (YES_OR_NO.has(name) && value !== 'yes' && value !== 'no') return "argument must be 'yes' or 'no'";
  if (name !== 'port' || /^\d+$/.test(value)) return undefined;
  return "argument couldn't be parsed into an integer";
}
