import { Badge, type Tone } from '#ui/Badge.tsx';
import type { IconName } from '#ui/Icon.tsx';
import { Link } from '#ui/Link.tsx';
import styles from './ProgressPage.module.css';

export interface Attempt {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly to: string;
  readonly title: string;
  /** `8 of 10 points`, `right`. */
  readonly result: string;
  readonly outcome: 'good' | 'partly' | 'bad';
}

const TONES: Readonly<Record<Attempt['outcome'], readonly [Tone, IconName]>> = {
  good: ['good', 'check'],
  partly: ['warn', 'unknown'],
  bad: ['bad', 'cross'],
};

const dateTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

export function Attempts({ attempts }: { readonly attempts: readonly Attempt[] }) {
  if (attempts.length === 0)
    return <p className={styles.soft}>Checks of exercises and answers to questions will be listed here.</p>;
  return (
    <ul className={styles.attempts}>
      {attempts.map(({ id, at, to, title, result, outcome }) => {
        const [tone, icon] = TONES[outcome];
        return (
          <li key={id} className={styles.attempt}>
            <Link to={to}>{title}</Link>
            <Badge tone={tone} icon={icon}>
              {result}
            </Badge>
            <time dateTime={new Date(at).toISOString()}>{dateTime.format(at)}</time>
          </li>
        );
      })}
    </ul>
  );
}
