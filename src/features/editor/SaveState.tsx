import { useState } from 'react';
import type { DraftKeeper } from '#platform/drafts.ts';
import { Button } from '#ui/Button.tsx';
import styles from './Workbench.module.css';
import { useDraftState } from './use-draft.ts';

const timeOf = (at: number): string =>
  new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

/** Where the text is, in two words: saved at what time, or why it is not. */
export function SaveState({ keeper }: { readonly keeper: DraftKeeper }) {
  const { saving } = useDraftState(keeper);
  switch (saving.kind) {
    case 'saved':
      return <span className={styles.saving}>Saved {timeOf(saving.at)}</span>;
    case 'pending':
      return <span className={styles.saving}>Saving…</span>;
    case 'failed':
      return <span className={styles.unsaved}>Not saved: {saving.reason}</span>;
    case 'unchanged':
      return <span className={styles.saving}>Saved as you type</span>;
  }
}

interface RivalProps {
  readonly keeper: DraftKeeper;
  readonly onTake: (text: string) => void;
}

/** Two tabs typed at the same time: the learner chooses, and sees the other text before he loses his. */
export function Rival({ keeper, onTake }: RivalProps) {
  const { rival } = useDraftState(keeper);
  const [shown, setShown] = useState(false);
  if (!rival) return null;
  const take = (): void => {
    const draft = keeper.takeRival();
    if (draft) onTake(draft.text);
  };
  return (
    <div className={styles.rival} role="alert">
      <p>Another tab saved a different text here. Nothing is lost yet: choose which one goes on.</p>
      <div className={styles.row}>
        <Button small onClick={() => void keeper.keepOwn()}>
          Keep this text
        </Button>
        <Button small onClick={take}>
          Take the other
        </Button>
        <Button small look="quiet" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {shown ? 'Hide the other' : 'Show the other'}
        </Button>
      </div>
      {shown && <pre className={styles.other}>{rival.text}</pre>}
    </div>
  );
}
