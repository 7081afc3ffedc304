import { useEffect, useEffectEvent, type RefObject } from 'react';
import { BROWSER_LIMITS } from '#domain/kubernetes/limits.ts';

const kib = (units: number): string => `${Math.ceil(units / 1024).toLocaleString('en')} KiB`;

/** What an event is about to put into the text. */
function incoming(event: Event): string {
  if (event instanceof ClipboardEvent) return event.clipboardData?.getData('text/plain') ?? '';
  if (event instanceof DragEvent) return event.dataTransfer?.getData('text/plain') ?? '';
  return event instanceof InputEvent ? (event.data ?? '') : '';
}

/** More than the longest manifest that is judged can well have; browsers are slow with more of them. */
const LINES = 5000;

const linesIn = (text: string): number => text.split('\n', LINES + 1).length;

/** Why a text is not let in; undefined when it is. */
export function refusedPaste(text: string): string | undefined {
  const { length } = text;
  if (length <= BROWSER_LIMITS.length) {
    if (linesIn(text) <= LINES) return undefined;
    return `Not pasted: that text has more than ${LINES.toLocaleString('en')} lines. Yours is as it was.`;
  }
  return `Not pasted: that text has ${kib(length)}, and the limit is ${kib(BROWSER_LIMITS.length)}. Yours is as it was.`;
}

/** A text that could never be judged is not let in at all: a million lines would hold up any editor for seconds. */
export function usePasteLimit(box: RefObject<HTMLElement | null>, onRefused: (reason: string) => void): void {
  const refused = useEffectEvent(onRefused);
  useEffect(() => {
    const guard = (event: Event): void => {
      const reason = refusedPaste(incoming(event));
      if (reason === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      refused(reason);
    };
    const element = box.current;
    const names = ['paste', 'drop', 'beforeinput'];
    for (const name of names) element?.addEventListener(name, guard, { capture: true });
    return () => {
      for (const name of names) element?.removeEventListener(name, guard, { capture: true });
    };
  }, [box]);
}
