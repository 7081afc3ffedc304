/** The one place that asks what time it is; everything else is told. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Minutes east of UTC at that moment. */
  zoneAt(at: number): number;
}

export const browserClock: Clock = {
  now: () => Date.now(),
  // Not a minus sign before it: UTC itself would be -0, which no JSON gives back.
  zoneAt: (at) => 0 - new Date(at).getTimezoneOffset(),
};
