import { useCallback, useEffect, useRef, useState } from 'react';
import { BROWSER_LIMITS } from '#domain/kubernetes/limits.ts';
import { core, warmCore } from '#platform/core.ts';
import { refusedStudy } from '#worker/refusal.ts';
import type { Study } from '#worker/protocol.ts';

const DEBOUNCE_MS = 120;

/** A study with the text that its spans belong to. */
export interface Seen {
  readonly text: string;
  readonly study: Study;
}

export interface Studied {
  /** Of the last text that was looked at. */
  readonly seen: Seen | undefined;
  /** The last one that had something to draw: while a line is half written, the drawing stays. */
  readonly drawn: Seen | undefined;
}

function tooLong(text: string): string {
  const kib = (units: number): string => `${Math.ceil(units / 1024).toLocaleString('en')} KiB`;
  return `This text is too long to be judged here: ${kib(text.length)}, and the limit is ${kib(BROWSER_LIMITS.length)}. It is kept as it is.`;
}

const isDrawable = ({ study }: Seen): boolean => study.graph.nodes.length > 0;

/** A text that cannot be read keeps the last drawing; one that holds nothing has none. */
function nextDrawn(before: Seen | undefined, seen: Seen): Seen | undefined {
  const unreadable =
    seen.study.refused !== '' || seen.study.problems.some(({ severity }) => severity === 'error');
  return isDrawable(seen) || !unreadable ? seen : before;
}

/** Judges what is typed, a moment after the last key. `look` takes the text. */
export function useStudy(given: string): Studied & { readonly look: (text: string, delay?: number) => void } {
  const [studied, setStudied] = useState<Studied>({ seen: undefined, drawn: undefined });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const look = useCallback(
    (text: string, delay = DEBOUNCE_MS) => {
      const show = (study: Study): void =>
        setStudied(({ drawn }) => ({ seen: { text, study }, drawn: nextDrawn(drawn, { text, study }) }));
      const ask = async (): Promise<void> => {
        const study =
          text.length > BROWSER_LIMITS.length ? refusedStudy(tooLong(text)) : await core.study(text, given);
        if (study) show(study);
      };
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void ask(), delay);
    },
    [given],
  );
  useEffect(() => {
    warmCore();
    return () => clearTimeout(timer.current);
  }, []);
  return { ...studied, look };
}
