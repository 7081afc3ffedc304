import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import styles from './Tabs.module.css';

export interface Tab {
  readonly id: string;
  readonly title: ReactNode;
  readonly panel: ReactNode;
}

interface TabsProps {
  /** Accessible name of the list of tabs. */
  readonly label: string;
  /** At least one. */
  readonly tabs: readonly Tab[];
  /** Given: the parent keeps which tab is open. */
  readonly selected?: string | undefined;
  readonly onSelect?: (id: string) => void;
  readonly panelClassName?: string | undefined;
}

/** The place that a key moves to, or undefined when the key is not ours. */
function destination(key: string, current: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (current + 1) % count;
    case 'ArrowLeft':
      return (current + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/** Tabs as WAI-ARIA describes them: one stop for Tab, arrows choose. Closed panels stay in the page, so that what they hold keeps its state. */
export function Tabs({ label, tabs, selected, onSelect, panelClassName }: TabsProps) {
  const prefix = useId();
  const list = useRef<HTMLDivElement>(null);
  const [own, setOwn] = useState(tabs[0]?.id);
  const open = selected ?? own;

  const select = (id: string) => {
    setOwn(id);
    onSelect?.(id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const current = tabs.findIndex(({ id }) => id === open);
    const next = destination(event.key, current, tabs.length);
    const tab = next === undefined ? undefined : tabs[next];
    if (!tab) return;
    event.preventDefault();
    select(tab.id);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next ?? 0]?.focus();
  };

  return (
    <>
      <div ref={list} role="tablist" aria-label={label} className={styles.list}>
        {tabs.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`${prefix}tab-${id}`}
            aria-controls={`${prefix}panel-${id}`}
            aria-selected={id === open}
            tabIndex={id === open ? 0 : -1}
            className={styles.tab}
            onClick={() => select(id)}
            onKeyDown={onKeyDown}
          >
            {title}
          </button>
        ))}
      </div>
      {tabs.map(({ id, panel }) => (
        <div
          key={id}
          role="tabpanel"
          id={`${prefix}panel-${id}`}
          aria-labelledby={`${prefix}tab-${id}`}
          hidden={id !== open}
          className={panelClassName}
        >
          {panel}
        </div>
      ))}
    </>
  );
}
