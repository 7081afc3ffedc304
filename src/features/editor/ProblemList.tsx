import { useState } from 'react';
import type { Diagnostic, Severity } from '#domain/kubernetes/diagnostic.ts';
import { positionAt, type Span } from '#domain/kubernetes/span.ts';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import styles from './ProblemList.module.css';

const FIRST = 20;

const WORDS: Readonly<Record<Severity, string>> = {
  error: 'Error',
  warning: 'Warning',
  fault: 'Fault',
  advice: 'Advice',
};

interface ProblemProps {
  readonly problem: Diagnostic;
  readonly text: string;
  readonly onReveal: (span: Span) => void;
}

function Problem({ problem, text, onReveal }: ProblemProps) {
  const { severity, explanation, span } = problem;
  const { line } = positionAt(text, span[0]);
  return (
    <li className={styles.problem} data-severity={severity}>
      <p className={styles.head}>
        <span className={styles.severity}>
          <Icon name={severity === 'advice' ? 'info' : 'warning'} size={15} />
          {WORDS[severity]}
        </span>
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
      <details className={styles.more}>
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
}

/** What the API server says and what would break later, line by line. */
export function ProblemList({ problems, text, onReveal }: ProblemListProps) {
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
