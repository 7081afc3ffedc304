import { storage, type StorageKind } from '#platform/database.ts';
import { startAnew } from '#platform/progress.ts';
import { useStore } from '#platform/store.ts';
import { Button } from '#ui/Button.tsx';
import { Callout } from '#ui/Callout.tsx';
import { Link } from '#ui/Link.tsx';
import styles from './StorageNotice.module.css';

type Trouble = Exclude<StorageKind, 'opening' | 'kept'>;

const WORDS: Readonly<Record<Trouble, readonly [title: string, text: string]>> = {
  memory: [
    'Your browser keeps nothing',
    'It denies this site its storage. You can work as usual, but progress and drafts are gone when you close the tab. Export the progress and copy your text before you do.',
  ],
  newer: [
    'A newer Tripod is in use here',
    'It has changed how progress is stored, so this older page only reads it. Reload to get the newer one; until then nothing new is kept.',
  ],
  failing: [
    'The last step was not saved',
    'The browser refused to write, perhaps because the disk is full. What you see is complete: export it before you close the tab.',
  ],
  lost: [
    'Your progress is missing',
    'There was a log of your work in this browser, and now it is empty. If you have an exported file, import it; otherwise start anew.',
  ],
};

/** Stands above every page for as long as work is not kept. */
export function StorageNotice() {
  const kind = useStore(storage, (state) => state);
  if (kind === 'opening' || kind === 'kept') return null;
  const [title, text] = WORDS[kind];
  return (
    <div className={styles.notice}>
      <Callout kind="version" title={title}>
        <p>
          {text} <Link to="/progress#data">{kind === 'lost' ? 'Import a file' : 'Export or import'}</Link>
        </p>
        {kind === 'lost' && (
          <p className={styles.action}>
            <Button small onClick={startAnew}>
              Start anew
            </Button>
          </p>
        )}
      </Callout>
    </div>
  );
}
