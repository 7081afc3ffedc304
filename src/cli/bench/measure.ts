import { performance } from 'node:perf_hooks';

/** One way to do a thing with a sample. */
export interface Contender<T> {
  readonly name: string;
  readonly run: (sample: T) => unknown;
}

export interface Figures {
  readonly median: number;
  readonly p95: number;
  readonly worst: number;
  /** All samples, one after the other: the median of the rounds. */
  readonly total: number;
}

/** So many samples in a row before the next contender has its turn: all of them see the same machine, warm. */
const TURN = 25;

/**
 * Milliseconds that each contender takes for a sample. They take turns, in another order in every round; the first `warmUp` rounds
 * are not counted.
 */
export async function compare<T>(
  contenders: readonly Contender<T>[],
  samples: readonly T[],
  { warmUp, rounds }: { readonly warmUp: number; readonly rounds: number },
): Promise<readonly Figures[]> {
  const times = contenders.map(() => Array.from({ length: rounds }, (): number[] => []));
  for (let round = -warmUp; round < rounds; round += 1) {
    for (let from = 0; from < samples.length; from += TURN) {
      const turn = samples.slice(from, from + TURN);
      for (const place of order(contenders.length, from / TURN + round + warmUp))
        await takeTurn(contenders[place], turn, times[place]?.[round]);
    }
  }
  return times.map(figuresOf);
}

/** Each contender once, beginning with another one each time. */
const order = (count: number, first: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => (at + first) % count);

async function takeTurn<T>(
  contender: Contender<T> | undefined,
  samples: readonly T[],
  times: number[] | undefined,
): Promise<void> {
  for (const sample of samples) {
    const started = performance.now();
    const result = contender?.run(sample);
    if (result instanceof Promise) await result;
    times?.push(performance.now() - started);
  }
}

function figuresOf(rounds: readonly (readonly number[])[]): Figures {
  const each = rounds.flat();
  const totals = rounds.map((times) => times.reduce((sum, time) => sum + time, 0));
  return {
    median: quantile(each, 0.5),
    p95: quantile(each, 0.95),
    worst: quantile(each, 1),
    total: quantile(totals, 0.5),
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
