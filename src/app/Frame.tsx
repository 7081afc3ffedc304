import type { ReactNode } from 'react';
import { Link, Outlet, ScrollRestoration, useNavigation } from 'react-router';
import { SiteLinkProvider } from '#ui/Prose.tsx';
import { Footer } from './Footer.tsx';
import styles from './Frame.module.css';
import { Header } from './Header.tsx';
import { StorageNotice } from './StorageNotice.tsx';
import { usePageFocus } from './use-page-focus.ts';

function FrameAround({ children, busy }: { readonly children: ReactNode; readonly busy: boolean }) {
  return (
    <div className={styles.frame}>
      <a href="#content" className={styles.skip}>
        Skip to the content
      </a>
      <Header />
      {busy && <div className={styles.busy} aria-hidden="true" />}
      <main id="content" tabIndex={-1} className={styles.main} aria-busy={busy}>
        <StorageNotice />
        {children}
      </main>
      <Footer />
    </div>
  );
}

const siteLink = (to: string, words: ReactNode) => <Link to={to}>{words}</Link>;

export function Frame() {
  usePageFocus();
  const { state } = useNavigation();
  return (
    <SiteLinkProvider value={siteLink}>
      <FrameAround busy={state !== 'idle'}>
        <Outlet />
      </FrameAround>
      <ScrollRestoration />
    </SiteLinkProvider>
  );
}

/** While the first page's chunk is on its way. */
export function LoadingFrame() {
  return (
    <FrameAround busy>
      <p className={styles.loading}>Loading…</p>
    </FrameAround>
  );
}
