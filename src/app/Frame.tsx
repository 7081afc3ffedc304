import { Suspense } from 'react';
import { useLocation } from 'react-router';
import { useStore } from '#platform/store.ts';
import { Footer } from './Footer.tsx';
import styles from './Frame.module.css';
import { Header } from './Header.tsx';
import { opening } from './navigation/LoadedPage.tsx';
import { PageBoundary } from './navigation/PageBoundary.tsx';
import { canonical } from './navigation/path.ts';
import { useArrival } from './navigation/use-arrival.ts';
import { useSiteLinks } from './navigation/use-site-links.ts';
import { PageFailure } from './PageFailure.tsx';
import { Pages } from './routes.tsx';
import { StorageNotice } from './StorageNotice.tsx';

/** Stands after the page: what comes up would push it down, so it waits for it. */
function Arrived({ path, step }: { readonly path: string; readonly step: string }) {
  useArrival(step);
  return <Footer path={path} />;
}

export function Frame() {
  const { key, pathname } = useLocation();
  const busy = useStore(opening, (count) => count > 0);
  const path = canonical(pathname);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the links inside are what is clicked, by key too
    <div className={styles.frame} onClick={useSiteLinks()}>
      <a href="#content" className={styles.skip}>
        Skip to the content
      </a>
      <Header path={path} />
      {busy && <div className={styles.busy} aria-hidden="true" />}
      <Suspense
        fallback={
          <main id="content" tabIndex={-1} className={styles.main} aria-busy="true">
            <p className={styles.loading}>Loading…</p>
          </main>
        }
      >
        <main id="content" tabIndex={-1} className={styles.main} aria-busy={busy}>
          <StorageNotice />
          <PageBoundary key={key} failure={(error) => <PageFailure error={error} />}>
            <Pages />
          </PageBoundary>
        </main>
        <Arrived path={path} step={key} />
      </Suspense>
    </div>
  );
}
