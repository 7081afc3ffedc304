import { useRef, useState, type ChangeEvent } from 'react';
import { storage, type StorageKind } from '#platform/database.ts';
import { exportLog, importLog } from '#platform/progress.ts';
import { useStore } from '#platform/store.ts';
import { Button } from '#ui/Button.tsx';
import { StatusRegion } from '#ui/StatusRegion.tsx';
import { saveFile } from './save-file.ts';
import styles from './ProgressPage.module.css';
import { usePersisted } from './use-persisted.ts';

const WHERE: Readonly<Record<StorageKind, string>> = {
  opening: 'Opening the storage of this browser…',
  kept: 'Your progress and drafts are kept in this browser, on this device. Nothing is sent anywhere.',
  memory: 'Your browser keeps nothing for this site: what you see is gone when the tab closes.',
  newer: 'A newer Tripod owns the storage; this page only reads it.',
  failing: 'The browser refused the last write. Export now.',
  lost: 'There was a log in this browser before, and now it is empty. Import your exported file, if you have one.',
};

const PERSISTED = {
  yes: 'The browser has promised not to clear it by itself.',
  no: 'When the disk is nearly full, the browser may clear it: export now and then.',
  unknown: '',
} as const;

export function DataPanel({ count }: { readonly count: number }) {
  const kind = useStore(storage, (state) => state);
  const persisted = usePersisted(count);
  const [said, setSaid] = useState('');
  const file = useRef<HTMLInputElement>(null);

  const exportNow = () => {
    saveFile('tripod-progress.json', exportLog());
    setSaid('Exported to tripod-progress.json.');
  };
  const importNow = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = target.files ?? [];
    if (!chosen) return;
    const outcome = await importLog(await chosen.text());
    setSaid(
      'refused' in outcome ? outcome.refused : `Imported: ${outcome.added} new of what the file holds.`,
    );
    // The same file again has to be a change again.
    target.value = '';
  };

  return (
    <div className={styles.data}>
      <p>
        {WHERE[kind]} {kind === 'kept' && PERSISTED[persisted]}
      </p>
      <p className={styles.soft}>{count === 1 ? '1 event' : `${count} events`} in the log.</p>
      <div className={styles.actions}>
        <Button icon="download" onClick={exportNow}>
          Export as a file
        </Button>
        <Button icon="upload" onClick={() => file.current?.click()}>
          Import a file
        </Button>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          aria-label="Exported file"
          hidden
          onChange={(event) => void importNow(event)}
        />
      </div>
      <StatusRegion>{said}</StatusRegion>
    </div>
  );
}
