import { useEffect, useState, type ReactNode } from 'react';
import type { RunPanelProps } from './RunPanel.tsx';
import styles from './RunRegion.module.css';

type Panel = (props: RunPanelProps) => ReactNode;

const loadPanel = (): Promise<Panel | undefined> =>
  import('./RunPanel.tsx').then(
    ({ RunPanel }) => RunPanel,
    () => undefined,
  );

/** Fetches what shows a run, so that it is there when it is wanted. */
export const warmRunPanel = (): void => void loadPanel();

interface RunRegionProps extends Omit<RunPanelProps, 'text'> {
  /** What was run last; undefined before anything was. */
  readonly text: string | undefined;
}

/** What happened when the text was run. Nothing stands here before. */
export function RunRegion({ text, stale, ...rest }: RunRegionProps) {
  const [panel, setPanel] = useState<{ readonly Panel: Panel | undefined }>();
  const wanted = text !== undefined;
  useEffect(() => {
    if (!wanted) return undefined;
    let left = false;
    const load = async (): Promise<void> => {
      const Panel = await loadPanel();
      if (!left) setPanel({ Panel });
    };
    void load();
    return () => {
      left = true;
    };
  }, [wanted]);

  if (text === undefined) return null;
  return (
    <section className={styles.run} aria-label="Run">
      <div className={styles.head}>
        <h2 className={styles.heading}>What happened</h2>
        {stale && <p className={styles.stale}>You changed the text since.</p>}
      </div>
      {panel?.Panel && <panel.Panel text={text} stale={stale} {...rest} />}
      {!panel && (
        <div className={styles.waiting}>
          <span>Running it…</span>
        </div>
      )}
      {panel && !panel.Panel && (
        <p className={styles.note}>
          The part that runs a Pod could not be loaded. Reload the page; your text is kept.
        </p>
      )}
    </section>
  );
}
