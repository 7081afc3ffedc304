import type { Hop } from '#domain/topology/types.ts';
import { Button } from '#ui/Button.tsx';
import { StatusRegion } from '#ui/StatusRegion.tsx';
import styles from './FlowTopology.module.css';

interface StepperProps {
  readonly hops: readonly Hop[];
  /** Position of the hop that is shown, from 0. */
  readonly at: number;
  readonly onGo: (to: number) => void;
}

/** One hop in words, and the way to the next. At an end the button stays and keeps the focus; it only does nothing. */
export function Stepper({ hops, at, onGo }: StepperProps) {
  return (
    <div className={styles.stepper}>
      <StatusRegion className={styles.says}>
        <strong>
          Hop {at + 1} of {hops.length}
        </strong>
        <p>{hops[at]?.says}</p>
      </StatusRegion>
      <div className={styles.buttons}>
        <Button aria-disabled={at === 0} onClick={() => onGo(at - 1)}>
          Previous hop
        </Button>
        <Button look="primary" aria-disabled={at === hops.length - 1} onClick={() => onGo(at + 1)}>
          Next hop
        </Button>
      </div>
    </div>
  );
}
