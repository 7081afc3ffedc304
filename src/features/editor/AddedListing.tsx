import type { CSSProperties } from 'react';
import type { Stored } from '#domain/kubernetes/added/types.ts';
import { ORIGINS, SIGNS, rowsOf, type AddedRow } from './added-rows.ts';
import styles from './AddedPanel.module.css';

/** The sign and its words are not part of the YAML: they are left out when it is selected. */
function Sign({ origin }: Pick<AddedRow, 'origin'>) {
  if (origin === 'written') return <span className={styles.sign} />;
  return (
    <span className={styles.sign} data-origin={origin}>
      <span aria-hidden="true">{SIGNS[origin]}</span>
      <span className={styles.spoken}>{ORIGINS[origin]}: </span>
    </span>
  );
}

/** How far in a line stands, the dash of an item counted. */
const indentOf = (text: string): number => /^[ -]*/.exec(text)?.[0].length ?? 0;

interface AddedListingProps {
  readonly stored: Stored;
  readonly choice: { readonly admission: boolean; readonly reasons: boolean };
  readonly label: string;
}

/** The YAML line by line, a reason beside its line where there is room, else below it. */
export function AddedListing({ stored, choice, label }: AddedListingProps) {
  return (
    <div
      className={styles.listing}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      tabIndex={0}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a name for code that scrolls, not a set of fields
      role="group"
      aria-label={label}
    >
      <div className={styles.lines}>
        {rowsOf(stored, choice).map(({ text, origin, reason }, index) => (
          <div
            key={index}
            className={styles.row}
            data-origin={origin}
            data-reason={reason !== '' || undefined}
            style={{ '--in': indentOf(text) } as CSSProperties}
          >
            <Sign origin={origin} />
            <code className={styles.code}>{text === '' ? ' ' : text}</code>
            {reason !== '' && <span className={styles.reason}>{reason}</span>}
          </div>
        ))}
      </div>
    </div>
  );
}
