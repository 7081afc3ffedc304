/** The axis of time: virtual milliseconds to the share of the width, and to words. */

/** The scrubber moves by so much. */
export const STEP_MS = 100;

const STEPS_S = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120];
const MOST_TICKS = 6;

/** In percent of the axis. */
export const shareOf = (at: number, length: number): number =>
  length <= 0 ? 0 : Math.min(100, Math.max(0, (at / length) * 100));

/** The first moment that the scrubber can stand at and that has seen what happened at `at`. */
export const settledAt = (at: number, length: number): number =>
  Math.min(length, Math.ceil(Math.max(0, at) / STEP_MS) * STEP_MS);

/** `23.4 s`: never later than it was, and with as many digits as the scrubber has. */
export const secondsOf = (at: number): string => `${(Math.floor(at / STEP_MS) / 10).toFixed(1)} s`;

/** `60 s`; with a digit where seconds alone say too little. */
export const lengthOf = (length: number): string =>
  length < 10_000 ? secondsOf(length) : `${Math.round(length / 1000)} s`;

/** Times that are marked, 0 and no more than six others. */
export function ticksOf(length: number): readonly number[] {
  const step = (STEPS_S.find((each) => length / 1000 / each <= MOST_TICKS) ?? 300) * 1000;
  return Array.from({ length: Math.floor(length / step) + 1 }, (_, index) => index * step);
}
