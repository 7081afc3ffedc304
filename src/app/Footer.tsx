import { acceptUpdate, offline } from '#platform/offline.ts';
import { useStore } from '#platform/store.ts';
import { useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { Link } from '#ui/Link.tsx';
import styles from './Footer.module.css';
import { ReportLink } from './ReportLink.tsx';
import { KUBERNETES } from './site.ts';

const COPY = {
  none: '',
  saving: 'Saving a copy to work offline…',
  whole: 'Ready to work offline',
  failed: 'Not all of it is saved for offline use',
} as const;

/** Reloading is the learner's choice: nothing is taken from under their hands. */
function UpdatePrompt() {
  const waiting = useStore(offline, ({ updateWaiting }) => updateWaiting);
  const [later, setLater] = useState(false);
  return (
    <div aria-live="polite">
      {waiting && !later && (
        <div className={styles.update}>
          <span>Update available</span>
          <Button look="primary" small onClick={acceptUpdate}>
            Reload
          </Button>
          <Button small onClick={() => setLater(true)}>
            Later
          </Button>
        </div>
      )}
    </div>
  );
}

export function Footer({ path }: { readonly path: string }) {
  const copy = useStore(offline, (state) => state.copy);
  return (
    <footer className={styles.footer}>
      <div className={styles.inner}>
        <p className={styles.facts}>
          <span>Kubernetes {KUBERNETES}</span>
          <Link to="/about">About</Link>
          <ReportLink page={path} />
          <span aria-live="polite">{COPY[copy]}</span>
        </p>
        <p className={styles.notice}>
          Kubernetes and Certified Kubernetes Application Developer are registered trademarks of The Linux
          Foundation, which has no part in this site.
        </p>
      </div>
      <UpdatePrompt />
    </footer>
  );
}
