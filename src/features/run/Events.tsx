import { useState } from 'react';
import type { RunRecord } from '#domain/simulation/record/types.ts';
import { Disclosure } from '#ui/Disclosure.tsx';
import { secondsOf } from './axis.ts';
import styles from './Lists.module.css';
import { eventsUntil } from './moment.ts';

/** What `kubectl events` lists, up to the moment. */
export function Events({ record, at }: { readonly record: RunRecord; readonly at: number }) {
  const [open, setOpen] = useState(false);
  const events = eventsUntil(record, at);
  const warnings = events.filter(({ type }) => type === 'Warning').length;
  const hint = `${events.length} until ${secondsOf(at)}${warnings > 0 ? `, ${warnings} of them warnings` : ''}`;
  return (
    <Disclosure title="Events" hint={hint} onToggle={setOpen}>
      {open && events.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        <ol className={styles.events} tabIndex={0}>
          {events.map((event, index) => (
            <li key={index} className={styles.event} data-type={event.type}>
              <span className={styles.at}>{secondsOf(event.at)}</span>
              <span className={styles.reason}>
                {event.type === 'Warning' && 'Warning: '}
                {event.reason}
              </span>
              <span className={styles.message}>
                <span className={styles.object}>{event.object}</span> {event.message}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Disclosure>
  );
}
