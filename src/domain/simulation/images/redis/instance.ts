/** One running server: what its connections share. */
import type { Process } from '#domain/simulation/kernel/process.ts';
import { WaitQueue } from '#domain/simulation/kernel/wait-queue.ts';
import { Database } from './database.ts';
import type { Log } from './log.ts';
import { Persistence } from './persistence.ts';
import type { Settings } from './settings.ts';

export class Instance {
  readonly process: Process;
  readonly settings: Settings;
  readonly version: string;
  readonly log: Log;
  readonly database: Database;
  readonly persistence: Persistence;
  readonly counts = { clients: 0, connections: 0, commands: 0, unsaved: 0, blocked: 0 };
  /** Woken when the server shall end. */
  readonly ending = new WaitQueue();
  /** How it shall end; empty while it shall not. */
  end: '' | 'signal' | 'shutdown' | 'shutdown nosave' = '';
  /** Seconds since 1970. */
  lastSave: number;

  constructor(process: Process, settings: Settings, version: string, log: Log) {
    this.process = process;
    this.settings = settings;
    this.version = version;
    this.log = log;
    this.database = new Database(process.kernel);
    this.persistence = new Persistence(process, settings);
    this.lastSave = Math.floor(process.kernel.wallTime / 1000);
  }

  stop(how: Exclude<Instance['end'], ''>): void {
    this.end = how;
    this.process.kernel.wake(this.ending);
  }

  get uptime(): number {
    return Math.floor((this.process.kernel.now - this.process.startedAt) / 1000);
  }
}
