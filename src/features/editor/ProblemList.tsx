import { useState } from 'react';
import type { QuickFix } from '#domain/assist/types.ts';
import { positionAt, type Span } from '#domain/kubernetes/span.ts';
import type { Problem } from '#worker/protocol.ts';
import { Button } from '#ui/Button.tsx';
import styles from './ProblemList.module.css';

const FIRST = 20;

interface Deeds {
  /** The text that the problems' spans belong to. */
  readonly text: string;
  readonly onReveal: (span: Span) => void;
  readonly onFix: (fix: QuickFix, text: string) => void;
}

/** What the editor can do about it by itself. A double click is one wish. */
function Fixes({ problem: { fixes }, text, onFix }: { readonly problem: Problem } & Deeds) {
  if (fixes.length === 0) return null;
  return (
    <div className={styles.fixes}>
      {fixes.map((fix) => (
        <Button key={fix.title} small icon="fix" onClick={({ detail }) => detail < 2 && onFix(fix, text)}>
          Fix: {fix.title}
        </Button>
      ))}
    </div>
  );
}

interface ItemProps extends Deeds {
  readonly problem: Problem;
  /** Why, and how to mend it, without a click. */
  readonly open: boolean;
}

function Item({ problem, open, ...deeds }: ItemProps) {
  const { text, onReveal } = deeds;
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
      <Fixes problem={problem} {...deeds} />
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

interface ProblemListProps extends Deeds {
  readonly problems: readonly Problem[];
  /** The first one is explained without a click. */
  readonly openFirst?: boolean;
}

/** What the API server says, or what would break later, line by line; how grave it is stands above the list. */
export function ProblemList({ problems, openFirst = false, ...deeds }: ProblemListProps) {
  const [all, setAll] = useState(false);
  const shown = all ? problems : problems.slice(0, FIRST);
  const rest = problems.length - shown.length;
  return (
    <>
      <ol className={styles.list}>
        {shown.map((problem, index) => (
          <Item
            key={`${problem.code} ${problem.field} ${index}`}
            problem={problem}
            open={openFirst && index === 0}
            {...deeds}
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
