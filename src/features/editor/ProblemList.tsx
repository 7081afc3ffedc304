import { useState } from 'react';
import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { positionAt, type Span } from '#domain/kubernetes/span.ts';
import { Button } from '#ui/Button.tsx';
import styles from './ProblemList.module.css';

const FIRST = 20;

interface ProblemProps {
  readonly problem: Diagnostic;
  readonly text: string;
  readonly onReveal: (span: Span) => void;
  /** Why, and how to mend it, without a click. */
  readonly open?: boolean;
}

function Problem({ problem, text, onReveal, open = false }: ProblemProps) {
  const { severity, explanation, span } = problem;
  const { line } = positionAt(text, span[0]);
  return (
    <li className={styles.problem} data-severity={severity}>
      <p className={styles.head}>
        <button type="button" className={styles.line} onClick={() => onReveal(span)}>
          line {line}
        </button>
        <span className={styles.what}>{explanation.what}</span>
      </p>
      {problem.text !== explanation.what && (
        <p className={styles.own}>
          <code>{problem.text}</code>
        </p>
      )}
      <details className={styles.more} open={open}>
        <summary>Why, and how to mend it</summary>
        {explanation.why !== '' && <p>{explanation.why}</p>}
        {explanation.fix !== '' && (
          <p>
            <strong>Fix:</strong> {explanation.fix}
          </p>
        )}
      </details>
    </li>
  );
}

interface ProblemListProps {
  readonly problems: readonly Diagnostic[];
  /** The text that their spans belong to. */
  readonly text: string;
  readonly onReveal: (span: Span) => void;
  /** The first one is explained without a click. */
  readonly openFirst?: boolean;
}

/** What the API server says, or what would break later, line by line; how grave it is stands above the list. */
export function ProblemList({ problems, text, onReveal, openFirst = false }: ProblemListProps) {
  const [all, setAll] = useState(false);
  const shown = all ? problems : problems.slice(0, FIRST);
  const rest = problems.length - shown.length;
  return (
    <>
      <ol className={styles.list}>
        {shown.map((problem, index) => (
          <Problem
            key={`${problem.code} ${problem.field} ${index}`}
            problem={problem}
            text={text}
            onReveal={onReveal}
            open={openFirst && index === 0}
          />
        ))}
      </ol>
      {rest > 0 && (
        <Button small look="quiet" onClick={() => setAll(true)}>
          Show {rest} more
        </Button>
      )}
    </>
  );
}
