/** Apache's logs: `ErrorLog` and `CustomLog`. */
import { openFile } from '#domain/simulation/files/opened.ts';
import { tried } from '#domain/simulation/images/failures.ts';
import { commonLogTime, partsOf } from '#domain/simulation/images/times.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { descriptorOf } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { IncomingRequest } from '#domain/simulation/network/http/server.ts';
import { headerOf } from '#domain/simulation/network/http/message.ts';
import { Refusal } from './configuration.ts';
import type { Settings } from './settings.ts';

export class Logs {
  private readonly files = new Map<string, OpenFile>();
  private readonly settings: Settings;

  /** Throws `Refusal` when one cannot be opened. */
  constructor(process: Process, settings: Settings) {
    this.settings = settings;
    for (const path of [settings.errorLog, ...settings.accessLogs.map((log) => log.path)]) {
      if (this.files.has(path)) continue;
      const file = tried(() => opened(process, path));
      if (file instanceof SystemError)
        throw new Refusal(
          `(2)${file.message}: AH00091: httpd: could not open error log file ${path}.\nAH00015: Unable to open logs`,
        );
      this.files.set(path, file);
    }
  }

  *error(process: Process, module: string, level: string, text: string): Task<void> {
    const time = timeOf(process.kernel.wallTime);
    const who = `[pid ${process.pid}:tid ${process.pid}]`;
    yield* this.write(process, this.settings.errorLog, `[${time}] [${module}:${level}] ${who} ${text}`);
  }

  *access(
    process: Process,
    request: IncomingRequest,
    answer: { status: number; length: number },
  ): Task<void> {
    for (const { path, format } of this.settings.accessLogs)
      yield* this.write(process, path, filled(format, request, answer, process.kernel.wallTime));
  }

  private *write(process: Process, path: string, line: string): Task<void> {
    try {
      yield* (this.files.get(path) ?? descriptorOf(process, 2)).write(process, `${line}\n`);
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
    }
  }
}

/** The image logs to `/proc/self/fd/1` and `2`, which are the container's own output. */
function opened(process: Process, path: string): OpenFile {
  const number = /^\/(?:proc\/self|dev)\/fd\/(\d)$/.exec(path)?.[1];
  if (number !== undefined) return descriptorOf(process, Number(number)).share();
  return openFile(process, path, { write: true, append: true });
}

/** `Mon Nov 23 09:00:00.000000 2026`. */
function timeOf(wallTime: number): string {
  const { weekday, monthName, date, clock, year } = partsOf(wallTime);
  const fraction = String(wallTime % 1000).padStart(3, '0');
  return `${weekday} ${monthName} ${String(date).padStart(2, '0')} ${clock}.${fraction}000 ${year}`;
}

function filled(
  format: string,
  request: IncomingRequest,
  { status, length }: { readonly status: number; readonly length: number },
  wallTime: number,
): string {
  return format.replace(
    /%>?(?:\{([^}]*)\})?([a-zA-Z%])/g,
    (whole, name: string | undefined, letter: string) => {
      if (name !== undefined) return letter === 'i' ? (headerOf(request.headers, name) ?? '-') : '-';
      const values = new Map([
        ['h', request.remote.ip],
        ['a', request.remote.ip],
        ['l', '-'],
        ['u', '-'],
        ['t', `[${commonLogTime(wallTime)}]`],
        ['r', request.line],
        ['m', request.method],
        ['U', request.path],
        ['H', request.version],
        ['s', String(status)],
        ['b', length === 0 ? '-' : String(length)],
        ['B', String(length)],
        ['p', String(request.local.port)],
        ['%', '%'],
      ]);
      return values.get(letter) ?? whole;
    },
  );
}
