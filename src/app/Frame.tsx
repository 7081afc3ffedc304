import { type MouseEvent } from 'react';
import { useStore } from '#platform/store.ts';
import { Footer } from './Footer.tsx';
import styles from './Frame.module.css';
import { Header } from './Header.tsx';
import { follow, navigation, type Shown } from './navigation/navigation.ts';
import { PageBoundary } from './navigation/PageBoundary.tsx';
import { isPlain } from './navigation/path.ts';
import { useArrival } from './navigation/use-arrival.ts';
import { NotFoundPage } from './NotFoundPage.tsx';
import { PageFailure } from './PageFailure.tsx';
import { StorageNotice } from './StorageNotice.tsx';

/** Any plain link to a page of the site, wherever it stands, is followed without loading the document anew. */
function onClick(event: MouseEvent) {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || !isPlain(event) || link.target !== '' || link.hasAttribute('download')) return;
  if (follow(new URL(link.href))) event.preventDefault();
}

function Body({ shown, path }: { readonly shown: Shown; readonly path: string }) {
  switch (shown.kind) {
    case 'opening':
      return <p className={styles.loading}>Loading…</p>;
    case 'page':
      return shown.page;
    case 'missing':
      return <NotFoundPage path={path} />;
    case 'failed':
      return <PageFailure error={shown.error} />;
  }
}

export function Frame() {
  const { path, key, busy, shown } = useStore(navigation, (state) => state);
  useArrival(key, shown.kind !== 'opening');
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the links inside are what is clicked, by key too
    <div className={styles.frame} onClick={onClick}>
      <a href="#content" className={styles.skip}>
        Skip to the content
      </a>
      <Header path={path} />
      {busy && <div className={styles.busy} aria-hidden="true" />}
      <main id="content" tabIndex={-1} className={styles.main} aria-busy={busy}>
        <StorageNotice />
        <PageBoundary key={key} failure={(error) => <PageFailure error={error} />}>
          <Body shown={shown} path={path} />
        </PageBoundary>
      </main>
      {/* Not before there is a page: what comes up would push it down. */}
      {shown.kind !== 'opening' && <Footer path={path} />}
    </div>
  );
}
