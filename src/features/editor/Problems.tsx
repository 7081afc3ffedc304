import type { Ref } from 'react';
import type { QuickFix } from '#domain/assist/types.ts';
import type { Span } from '#domain/kubernetes/span.ts';
import { Findings } from './Findings.tsx';
import { ProblemList } from './ProblemList.tsx';
import type { Seen } from './use-study.ts';
import styles from './Workbench.module.css';

interface ProblemsProps {
  readonly seen: Seen | undefined;
  readonly given: string;
  readonly place: Ref<HTMLElement>;
  readonly onReveal: (span: Span) => void;
  readonly onFix: (fix: QuickFix, text: string) => void;
}

/** What is found in the text, with what the editor can do about it. The focus may come here when a fix has gone with its problem. */
export function Problems({ seen, given, place, onReveal, onFix }: ProblemsProps) {
  return (
    <section ref={place} tabIndex={-1} className={styles.problems} aria-label="Problems">
      <Findings
        seen={seen}
        given={given}
        onReveal={onReveal}
        list={(part) => <ProblemList {...part} onReveal={onReveal} onFix={onFix} />}
      />
    </section>
  );
}
