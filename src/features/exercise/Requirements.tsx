import { positionAt, type Span } from '#domain/kubernetes/span.ts';
import type { Rule, RuleResult } from '#domain/grading/types.ts';
import { Icon, type IconName } from '#ui/Icon.tsx';
import type { Attempt } from './attempt.ts';
import styles from './ExercisePage.module.css';
import { points, STATES, stateOf, type State } from './result.ts';

const ICONS: Readonly<Record<State, IconName>> = { met: 'check', unmet: 'cross', unverified: 'unknown' };

interface ResultProps {
  readonly result: RuleResult;
  readonly text: string;
  readonly onReveal: (span: Span) => void;
}

function Result({ result, text, onReveal }: ResultProps) {
  const state = stateOf(result);
  const { span } = result;
  return (
    <li className={styles.rule} data-state={state}>
      <span className={styles.mark}>
        <Icon name={ICONS[state]} size={16} />
      </span>
      <div className={styles.says}>
        <p>
          <strong className={styles.state}>{STATES[state]}:</strong> {result.says}{' '}
          <span className={styles.points}>
            {result.points} of {result.of}
          </span>
        </p>
        {result.evidence !== '' && <p className={styles.evidence}>{result.evidence}</p>}
        {state === 'unmet' && result.fix !== '' && (
          <p className={styles.fix}>
            <strong>Fix:</strong> {result.fix}
          </p>
        )}
        {span && state !== 'met' && (
          <button type="button" className={styles.jump} onClick={() => onReveal(span)}>
            Go to line {positionAt(text, span[0]).line}
          </button>
        )}
      </div>
    </li>
  );
}

/** Before the first check: what will be asked, and what it is worth. */
function Open({ rules }: { readonly rules: readonly Rule[] }) {
  return (
    <ul className={styles.rules}>
      {rules.map(({ id, says, points: worth }) => (
        <li key={id} className={styles.rule}>
          <span className={styles.mark} />
          <p className={styles.says}>
            {says} <span className={styles.points}>{points(worth)}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}

interface RequirementsProps {
  readonly rules: readonly Rule[];
  readonly attempt: Attempt;
  readonly best: number | undefined;
  readonly of: number;
  readonly onReveal: (span: Span) => void;
}

function Score({ attempt: { marked, stale }, best, of }: Pick<RequirementsProps, 'attempt' | 'best' | 'of'>) {
  if (marked && marked.rules.length > 0) {
    return (
      <span className={styles.score} data-stale={stale || undefined}>
        {marked.points} of {marked.of}
      </span>
    );
  }
  if (best === undefined) return <span className={styles.faint}>{points(of)}</span>;
  return (
    <span className={styles.faint}>
      best so far {best} of {of}
    </span>
  );
}

/** What the exercise asks for, and after a check what of it is met, with the evidence. */
export function Requirements({ rules, attempt, best, of, onReveal }: RequirementsProps) {
  const { marked, stale, text } = attempt;
  const results = marked?.rules ?? [];
  return (
    <section className={styles.requirements} aria-label="Requirements" data-stale={stale || undefined}>
      <h2 className={styles.heading}>
        Requirements <Score attempt={attempt} best={best} of={of} />
      </h2>
      {stale && (
        <p className={styles.stale}>
          You changed the text since the last check. Check again for these to be true of it.
        </p>
      )}
      {marked && !marked.accepted && results.length > 0 && (
        <p className={styles.refused}>
          Nothing counts until the API server accepts the text. These would earn {marked.wouldEarn} of{' '}
          {marked.of}.
        </p>
      )}
      {results.length === 0 ? (
        <Open rules={rules} />
      ) : (
        <ul className={styles.rules}>
          {results.map((result) => (
            <Result key={result.id} result={result} text={text} onReveal={onReveal} />
          ))}
        </ul>
      )}
    </section>
  );
}
