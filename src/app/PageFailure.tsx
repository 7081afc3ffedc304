import { Button } from '#ui/Button.tsx';
import { Callout } from '#ui/Callout.tsx';
import styles from './Message.module.css';
import { Page } from './Page.tsx';

/** What a page shows that could not be loaded or that broke while it was shown. Never a blank screen. */
export function PageFailure({ error }: { readonly error: unknown }) {
  return (
    <Page title="Something went wrong">
      <div className={styles.message}>
        <h1>Something went wrong</h1>
        <p>
          Your text is safe: drafts are saved while you type. Reloading the page usually helps; if you are
          offline, a part of the site may not be saved yet.
        </p>
        <p>
          <Button look="primary" onClick={() => location.reload()}>
            Reload
          </Button>
        </p>
        <Callout kind="note" title="For a report">
          <p>
            <code>{error instanceof Error ? `${error.name}: ${error.message}` : String(error)}</code>
          </p>
        </Callout>
      </div>
    </Page>
  );
}
