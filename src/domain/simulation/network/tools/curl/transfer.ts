/** What is known of one transfer while it goes on: for `-w`, for the progress, for errors. */
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Settings } from './settings.ts';
import type { Release } from './failure.ts';
import type { Url } from './url.ts';

export class Transfer {
  readonly process: Process;
  readonly settings: Settings;
  readonly release: Release;
  readonly startedAt: number;
  url: Url;
  status = 0;
  version = '';
  contentType = '';
  headerBytes = 0;
  bodyBytes = 0;
  /** Undefined while it is not known how much will come. */
  expected: number | undefined;
  redirects = 0;
  redirectUrl = '';
  connects = 0;
  remote = { ip: '', port: 0 };
  local = { ip: '', port: 0 };
  /** Milliseconds from the start. */
  readonly times = { resolved: 0, connected: 0, secured: 0, first: 0 };
  method = 'GET';
  fileName = '';

  constructor(process: Process, settings: Settings, release: Release, url: Url) {
    this.process = process;
    this.settings = settings;
    this.release = release;
    this.url = url;
    this.startedAt = process.kernel.now;
  }

  get elapsed(): number {
    return this.process.kernel.now - this.startedAt;
  }

  /** When `-m` is over. */
  get deadline(): number | undefined {
    const { timeoutMs } = this.settings;
    return timeoutMs === undefined ? undefined : this.startedAt + timeoutMs;
  }
}
