import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { settledAt } from './axis.ts';

/** Virtual time passes so many times as fast as real time while it plays. */
const SPEED = 4;
const SMOOTH_MS = 100;
const STEP_MS = 1000;

const STILL = '(prefers-reduced-motion: reduce)';

function useStill(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(STILL);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => matchMedia(STILL).matches,
    () => true,
  );
}

interface Cursor {
  /** Which run it belongs to. */
  readonly of: string;
  /** Undefined: at its end. */
  readonly at: number | undefined;
  readonly playing: boolean;
}

/** The moment of the run that is looked at: its end at first. `of` tells one run from the next. */
export function useTime(of: string, length: number) {
  const [cursor, setCursor] = useState<Cursor>({ of, at: undefined, playing: false });
  const still = useStill();
  if (cursor.of !== of) setCursor({ of, at: undefined, playing: false });
  const { playing } = cursor;

  const go = useCallback((at: number) => setCursor(({ of: run }) => ({ of: run, at, playing: false })), []);
  const play = useCallback(
    () =>
      setCursor(({ of: run, at, playing: was }) => ({
        of: run,
        at: !was && (at === undefined || at >= length) ? 0 : at,
        playing: !was,
      })),
    [length],
  );
  useEffect(() => {
    if (!playing) return undefined;
    const every = still ? STEP_MS : SMOOTH_MS;
    const timer = setInterval(
      () =>
        setCursor((before) => {
          const at = (before.at ?? 0) + every * SPEED;
          return at < length ? { ...before, at } : { ...before, at: undefined, playing: false };
        }),
      every,
    );
    return () => clearInterval(timer);
  }, [playing, still, length]);

  const at = cursor.at === undefined ? length : settledAt(cursor.at, length);
  return { at, playing, go, play };
}
