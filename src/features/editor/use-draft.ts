import { useEffect, useState } from 'react';
import { DraftKeeper, type DraftState, type Saving } from '#platform/drafts.ts';
import { flushWhenHidden } from '#platform/flush-when-hidden.ts';
import { useStore } from '#platform/store.ts';
import { normalised } from './surface.ts';

/** Longer nobody waits for the browser's storage; what it holds is then offered like another tab's text. */
const PATIENCE_MS = 1500;

export interface Opened {
  readonly text: string;
  readonly caret: number | undefined;
}

/** Undefined until the draft was looked for. */
export function useDraft(
  id: string,
  starter: string,
  onNewer: (text: string) => void,
): { readonly keeper: DraftKeeper; readonly opened: Opened | undefined } {
  const [keeper] = useState(() => new DraftKeeper(id, { onNewer: ({ text }) => onNewer(normalised(text)) }));
  const [opened, setOpened] = useState<Opened>();

  useEffect(() => {
    const fresh: Opened = { text: normalised(starter), caret: undefined };
    const patience = setTimeout(() => setOpened((known) => known ?? fresh), PATIENCE_MS);
    void keeper.open().then((draft) => {
      clearTimeout(patience);
      setOpened((known) => known ?? (draft ? { text: normalised(draft.text), caret: draft.caret } : fresh));
    });
    const stopFlushing = flushWhenHidden(keeper);
    const leave = keeper.listen();
    return () => {
      clearTimeout(patience);
      stopFlushing();
      void leave();
    };
  }, [keeper, starter]);
  return { keeper, opened };
}

const whole = (state: DraftState): DraftState => state;

export function useDraftState(keeper: DraftKeeper): DraftState {
  return useStore(keeper.state, whole);
}

/** What became of saving, to be said to somebody who asked for it. */
export const saidOf = (saving: Saving): string =>
  saving.kind === 'failed' ? `Not saved: ${saving.reason}.` : 'Saved.';
