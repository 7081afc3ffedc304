import type { Answer, Option, Question } from '#domain/questions/types.ts';
import { Icon, type IconName } from '#ui/Icon.tsx';
import { Prose } from '#ui/Prose.tsx';
import styles from './Choices.module.css';

export interface OptionsProps {
  readonly question: Question;
  /** The order in which the options are shown. */
  readonly shown: readonly number[];
  readonly answer: Answer;
  readonly onChange: (answer: Answer) => void;
  readonly checked: boolean;
}

interface Outcome {
  readonly tone: 'good' | 'bad' | 'plain';
  readonly icon: IconName;
  readonly says: string;
}

function outcomeOf(option: Option, chosen: boolean, form: Question['form']): Outcome {
  if (option.right && chosen) return { tone: 'good', icon: 'check', says: 'Right' };
  if (option.right)
    return {
      tone: 'bad',
      icon: 'unknown',
      says: form === 'several' ? 'Right, but not chosen' : 'This is the right answer',
    };
  if (chosen) return { tone: 'bad', icon: 'cross', says: 'Wrong' };
  return { tone: 'plain', icon: 'unknown', says: 'Not an answer' };
}

export function Choices({ question, shown, answer, onChange, checked }: OptionsProps) {
  const isOne = question.form === 'one';
  const toggle = (position: number) => {
    if (isOne) return onChange([position]);
    onChange(
      answer.includes(position)
        ? answer.filter((other) => other !== position)
        : [...answer, position].sort((a, b) => a - b),
    );
  };
  return (
    <ul className={styles.options}>
      {shown.map((position) => {
        const option = question.options[position];
        if (!option) return null;
        const chosen = answer.includes(position);
        const outcome = outcomeOf(option, chosen, question.form);
        const tone = checked ? outcome.tone : undefined;
        return (
          <li key={position} className={styles.option} data-chosen={chosen || undefined} data-tone={tone}>
            <label className={styles.label}>
              <input
                type={isOne ? 'radio' : 'checkbox'}
                name={question.id}
                checked={chosen}
                disabled={checked}
                onChange={() => toggle(position)}
              />
              <Prose tree={option.text} inline />
            </label>
            {checked && (
              <div className={styles.because}>
                <strong className={styles.outcome}>
                  <Icon name={outcome.icon} size={15} /> {outcome.says}.
                </strong>{' '}
                <Prose tree={option.because} inline />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
