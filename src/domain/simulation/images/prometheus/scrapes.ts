/** What came of the last scrape of each target. */
import type { Process } from '#domain/simulation/kernel/process.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { httpRequest } from '#domain/simulation/network/http/client.ts';
import { startThread } from '#domain/simulation/network/threads.ts';
import { hostAndPort } from '#domain/simulation/images/nginx/upstream-groups.ts';
import type { ScrapeTarget } from './configuration.ts';

export interface Scrape {
  readonly target: ScrapeTarget;
  health: 'unknown' | 'up' | 'down';
  problem: string;
  /** Milliseconds since 1970; 0 before the first. */
  at: number;
  /** By name and labels, as they were told. */
  samples: ReadonlyMap<string, number>;
}

/** `scrape_timeout`. */
const PATIENCE_MS = 10_000;

export class Scrapes {
  all: readonly Scrape[] = [];
  private readonly process: Process;
  private threads: readonly Process[] = [];

  constructor(process: Process) {
    this.process = process;
  }

  /** From here on these targets, and no others. */
  follow(targets: readonly ScrapeTarget[]): void {
    for (const thread of this.threads) this.process.kernel.kill(thread, SIG.KILL, true);
    this.all = targets.map((target) => ({
      target,
      health: 'unknown',
      problem: '',
      at: 0,
      samples: new Map(),
    }));
    this.threads = this.all.flatMap(
      (scrape) => startThread(this.process, (thread) => repeat(thread, scrape)) ?? [],
    );
  }
}

function* repeat(thread: Process, scrape: Scrape): Task {
  for (;;) {
    yield { ms: scrape.target.intervalMs };
    yield* once(thread, scrape);
  }
}

function* once(thread: Process, scrape: Scrape): Task<void> {
  const { scheme, address, path } = scrape.target;
  const url = `${scheme}://${address}${path}`;
  const tls = scheme === 'https';
  const { host, port } = hostAndPort(address, tls ? 443 : 80);
  const outcome = yield* httpRequest(thread, { host, port, path, tls, timeoutMs: PATIENCE_MS });
  scrape.at = thread.kernel.wallTime;
  const isGood = outcome.ok && outcome.response.status === 200;
  scrape.health = isGood ? 'up' : 'down';
  scrape.samples = isGood ? samplesIn(outcome.response.body) : new Map();
  if (outcome.ok)
    scrape.problem = isGood ? '' : `server returned HTTP status ${outcome.response.line.slice(9)}`;
  else scrape.problem = `Get "${url}": ${WORDS.get(outcome.why) ?? outcome.why}`;
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ['refused', 'connect: connection refused'],
  ['timeout', 'context deadline exceeded'],
  ['nohost', 'no such host'],
]);

function samplesIn(text: string): ReadonlyMap<string, number> {
  const samples = new Map<string, number>();
  for (const line of text.split('\n')) {
    const space = line.lastIndexOf(' ');
    if (!line.startsWith('#') && space > 0) samples.set(line.slice(0, space), Number(line.slice(space + 1)));
  }
  return samples;
}
