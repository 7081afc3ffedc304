/** Files in the data directory: a snapshot, and the commands since the first start (`appendonly yes`). */
import { resolved } from '#domain/simulation/files/paths.ts';
import { tried } from '#domain/simulation/images/failures.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { openFile } from '#domain/simulation/files/opened.ts';
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { Database } from './database.ts';
import { encodeCommand } from './reply.ts';
import type { Settings } from './settings.ts';

/** What the file begins with; the rest is not Redis' own form, which nobody reads. */
const MAGIC = 'REDIS0012';

export class Persistence {
  private readonly process: Process;
  private readonly settings: Settings;
  private appended: OpenFile | undefined;

  constructor(process: Process, settings: Settings) {
    this.process = process;
    this.settings = settings;
  }

  get snapshotPath(): string {
    return resolved(this.directory, this.settings.get('dbfilename'));
  }

  private get directory(): string {
    return resolved(this.process.cwd, this.settings.get('dir'));
  }

  private get appendPath(): string {
    const { settings } = this;
    const directory = resolved(this.directory, settings.get('appenddirname'));
    return `${directory}/${settings.get('appendfilename')}.1.incr.aof`;
  }

  /** True when there was a snapshot to take up. Throws `SystemError` when it may not be read. */
  loadSnapshot(database: Database): boolean {
    const { files } = this.process.container;
    if (!files.exists(this.snapshotPath, this.process)) return false;
    const content = files.content(this.snapshotPath, this.process);
    if (content.startsWith(MAGIC)) database.restore(content.slice(MAGIC.length));
    return content.startsWith(MAGIC);
  }

  /** The commands that were written before; undefined when there is no such file yet. */
  appendedBefore(): string | undefined {
    const { files } = this.process.container;
    return files.exists(this.appendPath, this.process)
      ? files.content(this.appendPath, this.process)
      : undefined;
  }

  /** Throws `SystemError` of the directory or of the file. */
  startAppending(): void {
    const { process, settings } = this;
    const { files } = process.container;
    const directory = resolved(this.directory, settings.get('appenddirname'));
    if (!files.exists(directory, process)) files.makeDirectory(directory, process, 0o755);
    const name = settings.get('appendfilename');
    const isNew = !files.exists(this.appendPath, process);
    this.appended = openFile(process, this.appendPath, { write: true, append: true });
    if (!isNew) return;
    files.write(`${directory}/${name}.1.base.rdb`, `${MAGIC}[]`, process);
    const manifest = `file ${name}.1.base.rdb seq 1 type b\nfile ${name}.1.incr.aof seq 1 type i\n`;
    files.write(`${directory}/${name}.manifest`, manifest, process);
  }

  *append(words: readonly string[]): Task<void> {
    if (this.appended) yield* this.appended.write(this.process, encodeCommand(words));
  }

  /** The failure of the temporary file, when it cannot be written. */
  save(database: Database): SystemError | undefined {
    const { files } = this.process.container;
    const temporary = `${this.directory}/temp-${this.process.pid}.rdb`;
    const result = tried(() => {
      files.write(temporary, MAGIC + database.dump(), this.process);
      files.rename(temporary, this.snapshotPath, this.process);
    });
    return result instanceof SystemError ? result : undefined;
  }
}
