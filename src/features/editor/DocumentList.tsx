import { positionAt, type Span } from '#domain/kubernetes/span.ts';
import { Icon, type IconName } from '#ui/Icon.tsx';
import styles from './Findings.module.css';
import type { DocumentRow } from './findings.ts';

const ICONS: Readonly<Record<DocumentRow['state'], IconName>> = {
  accepted: 'check',
  depends: 'check',
  refused: 'cross',
};

interface DocumentListProps {
  readonly rows: readonly DocumentRow[];
  readonly text: string;
  readonly onReveal: (span: Span) => void;
}

/** Of several objects, what becomes of each. */
export function DocumentList({ rows, text, onReveal }: DocumentListProps) {
  return (
    <ul className={styles.documents} aria-label="Objects">
      {rows.map(({ id, title, state, says, span }) => (
        <li key={id} className={styles.document} data-state={state}>
          <Icon name={ICONS[state]} size={15} />
          <button type="button" className={styles.name} onClick={() => onReveal([span[0], span[0]])}>
            {title}
          </button>
          <span className={styles.says}>{says}</span>
          <span className={styles.at}>line {positionAt(text, span[0]).line}</span>
        </li>
      ))}
    </ul>
  );
}
