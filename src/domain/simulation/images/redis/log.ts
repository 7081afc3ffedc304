import { openFile } from '#domain/simulation/files/opened.ts';
import { partsOf } from '#domain/simulation/images/times.ts';
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { descriptorOf, STDOUT } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';

/** `*` a notice, `#` a warning. */
type Mark = '*' | '#';

/** `1:M 23 Nov 2026 09:00:00.000 * Ready to accept connections tcp`. */
export class Log {
  private readonly process: Process;
  private file: OpenFile | undefined;
  /** C while it only starts, M as a master. */
  role: 'C' | 'M' = 'C';

  constructor(process: Process) {
    this.process = process;
  }

  /** Throws `SystemError`. */
  to(path: string): void {
    if (path !== '') this.file = openFile(this.process, path, { write: true, append: true });
  }

  say(mark: Mark, text: string): Task<void> {
    return this.line(`${this.process.pid}:${this.role} ${this.time()} ${mark} ${text}`);
  }

  /** Of the signal handler, which writes no date. */
  bySignal(text: string): Task<void> {
    const seconds = Math.floor(this.process.kernel.wallTime / 1000);
    return this.line(`${this.process.pid}:signal-handler (${seconds}) ${text}`);
  }

  private line(text: string): Task<void> {
    return (this.file ?? descriptorOf(this.process, STDOUT)).write(this.process, `${text}\n`);
  }

  private time(): string {
    const { wallTime } = this.process.kernel;
    const { date, monthName, year, clock } = partsOf(wallTime);
    const fraction = String(wallTime % 1000).padStart(3, '0');
    return `${String(date).padStart(2, '0')} ${monthName} ${year} ${clock}.${fraction}`;
  }
}
