import { useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { Icon } from '#ui/Icon.tsx';
import { Prose } from '#ui/Prose.tsx';
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx';
import type { OptionsProps } from './Choices.tsx';
import styles from './OrderList.module.css';
import { moved } from './shuffle.ts';

const placeOf = (position: number) => `belongs in place ${position + 1}`;

interface MovesProps {
  readonly describedBy: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (by: 1 | -1) => void;
}

/** Not `disabled` at the ends: a button that is would lose the focus it was just pressed with. */
function Moves({ describedBy, isFirst, isLast, onMove }: MovesProps) {
  return (
    <span className={styles.moves}>
      <Button small aria-describedby={describedBy} aria-disabled={isFirst} onClick={() => onMove(-1)}>
        <Icon name="arrowUp" size={15} />
        <VisuallyHidden>Move up</VisuallyHidden>
      </Button>
      <Button small aria-describedby={describedBy} aria-disabled={isLast} onClick={() => onMove(1)}>
        <Icon name="arrowDown" size={15} />
        <VisuallyHidden>Move down</VisuallyHidden>
      </Button>
    </span>
  );
}

/** Items that are put in order by buttons: no dragging, so keyboard, touch and screen reader do the same. */
export function OrderList({ question, answer, onChange, checked }: OptionsProps) {
  const [said, setSaid] = useState('');
  const move = (from: number, to: number) => {
    if (to < 0 || to >= answer.length) return;
    onChange(moved(answer, from, to));
    setSaid(`Now in place ${to + 1} of ${answer.length}`);
  };
  return (
    <>
      <ol className={styles.items}>
        {answer.map((position, at) => {
          const option = question.options[position];
          if (!option) return null;
          const tone = position === at ? 'good' : 'bad';
          return (
            <li key={position} className={styles.item} data-tone={checked ? tone : undefined}>
              <span className={styles.place}>{at + 1}</span>
              <span id={`${question.id}-${position}`}>
                <Prose tree={option.text} inline />
              </span>
              {!checked && (
                <Moves
                  describedBy={`${question.id}-${position}`}
                  isFirst={at === 0}
                  isLast={at === answer.length - 1}
                  onMove={(by) => move(at, at + by)}
                />
              )}
              {checked && (
                <div className={styles.because}>
                  <strong className={styles.outcome}>
                    <Icon name={tone === 'good' ? 'check' : 'cross'} size={15} />{' '}
                    {tone === 'good' ? 'Right' : `Wrong: ${placeOf(position)}`}.
                  </strong>{' '}
                  <Prose tree={option.because} inline />
                </div>
              )}
            </li>
          );
        })}
      </ol>
      <div aria-live="polite">
        <VisuallyHidden>{said}</VisuallyHidden>
      </div>
    </>
  );
}
