/** The files that a running nginx writes its logs to. The master opens them, the workers share them. */
import { openFile } from '#domain/simulation/files/opened.ts';
import { errorLogTime } from '#domain/simulation/images/times.ts';
import { failure } from '#domain/simulation/images/failures.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { descriptorOf, STDERR } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { Directive } from '#domain/world/nginx/directive.ts';
import { Emergency } from './emergency.ts';
import type { Scope } from './scope.ts';

const LEVELS = ['emerg', 'alert', 'crit', 'error', 'warn', 'notice', 'info', 'debug'] as const;

export type Level = (typeof LEVELS)[number];

export const ERROR_LOG = '/var/log/nginx/error.log';
export const ACCESS_LOG = '/var/log/nginx/access.log';

export class Logs {
  private readonly opener: Process;
  private readonly files = new Map<string, OpenFile>();
  private readonly main: Scope;

  /** `main`: outside all blocks. */
  constructor(opener: Process, main: Scope) {
    this.opener = opener;
    this.main = main;
  }

  /** Opens (makes) a log. Throws `Emergency`. */
  open(path: string): void {
    if (this.files.has(path) || path === 'stderr' || path.includes('$')) return;
    try {
      this.files.set(path, openFile(this.opener, path, { write: true, append: true }));
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      throw new Emergency(`open() "${path}" failed (${failure(error)})`);
    }
  }

  /** Anew from their paths, as on USR1: after a rename the old file is let go. */
  reopen(): void {
    const paths = [...this.files.keys()];
    this.release();
    for (const path of paths) this.open(path);
  }

  release(): void {
    for (const file of this.files.values()) file.release(this.opener.kernel);
    this.files.clear();
  }

  *write(process: Process, path: string, line: string): Task<void> {
    const file = path === 'stderr' ? descriptorOf(process, STDERR) : this.files.get(path);
    try {
      if (file) yield* file.write(process, `${line}\n`);
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
    }
  }

  /** One line of the error log of a place in the configuration, when its level is wanted there. */
  *error(process: Process, level: Level, text: string, scope: Scope = this.main): Task<void> {
    const time = errorLogTime(process.kernel.wallTime);
    const line = `${time} [${level}] ${process.pid}#${process.pid}: ${text}`;
    for (const target of errorLogs(scope))
      if (LEVELS.indexOf(level) <= LEVELS.indexOf(target.level))
        yield* this.write(process, target.path, line);
  }
}

interface ErrorLog {
  readonly path: string;
  readonly level: Level;
}

function errorLogs(scope: Scope): readonly ErrorLog[] {
  const written = scope.all('error_log');
  if (written.length === 0) return [{ path: ERROR_LOG, level: 'error' }];
  return written.map(({ args: [path = '', level = 'error'] }) => ({
    path: absolute(path),
    level: LEVELS.find((each) => each === level) ?? 'error',
  }));
}

const absolute = (path: string): string =>
  path.startsWith('/') || path === 'stderr' ? path : `/etc/nginx/${path}`;

/** Every file that the configuration logs to, as it stands in any block. */
export function logPaths(directives: readonly Directive[]): readonly string[] {
  return directives.flatMap(({ name, args: [path = ''], block = [] }) => {
    const isLog = (name === 'error_log' || name === 'access_log') && path !== 'off';
    return [...(isLog && !path.startsWith('syslog:') ? [absolute(path)] : []), ...logPaths(block)];
  });
}

export interface AccessLog {
  readonly path: string;
  readonly format: string;
  /** Of `if=`: nothing is logged where it is empty or 0. */
  readonly condition: string | undefined;
}

export function accessLogs(scope: Scope): readonly AccessLog[] {
  const written = scope.all('access_log');
  if (written.some(({ args }) => args[0] === 'off')) return [];
  if (written.length === 0) return [{ path: ACCESS_LOG, format: 'combined', condition: undefined }];
  return written.map(({ args: [path = '', ...rest] }) => ({
    path: absolute(path),
    format: rest.find((word) => !word.includes('=')) ?? 'combined',
    condition: rest.find((word) => word.startsWith('if='))?.slice(3),
  }));
}
