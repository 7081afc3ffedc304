import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from '#ui/Button.tsx';
import { StatusRegion } from '#ui/StatusRegion.tsx';
import styles from './TerminalPanel.module.css';
import type { useTerminal } from './use-terminal.ts';

const MOST_CHOICES = 24;

type Deeds = ReturnType<typeof useTerminal>;

interface TerminalInputProps {
  readonly deeds: Deeds;
  /** Changes when the line is to have the focus. */
  readonly focus: number;
}

const isPlain = ({ ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
  !ctrlKey && !metaKey && !altKey && !shiftKey;

/** What a key does on the line; undefined when it is not ours. */
function deedOf(event: KeyboardEvent<HTMLInputElement>, deeds: Deeds, leaving: boolean) {
  const { line } = deeds.terminal;
  if (event.ctrlKey && !event.altKey && event.key.toLowerCase() === 'l') return deeds.clear;
  if (!isPlain(event) || event.nativeEvent.isComposing) return undefined;
  // From an empty line, and after Escape, Tab goes on as everywhere else.
  if (event.key === 'Tab' && (leaving || line.trim() === '')) return undefined;
  const deed = new Map([
    ['Enter', () => deeds.enter(line)],
    ['ArrowUp', deeds.older],
    ['ArrowDown', deeds.newer],
    ['Tab', deeds.complete],
  ]);
  return deed.get(event.key);
}

/** What the last word may become, to be read or chosen. */
function Choices({ deeds, onChoose }: { readonly deeds: Deeds; readonly onChoose: (word: string) => void }) {
  const { choices } = deeds.terminal;
  return (
    <>
      <StatusRegion unseen>
        {choices.length > 0 &&
          `${choices.length} possible words: ${choices.slice(0, MOST_CHOICES).join(', ')}`}
      </StatusRegion>
      {choices.length > 0 && (
        <ul className={styles.choices} aria-label="Possible words">
          {choices.slice(0, MOST_CHOICES).map((word) => (
            <li key={word}>
              <button type="button" className={styles.choice} tabIndex={-1} onClick={() => onChoose(word)}>
                {word}
              </button>
            </li>
          ))}
          {choices.length > MOST_CHOICES && <li>and {choices.length - MOST_CHOICES} more</li>}
        </ul>
      )}
    </>
  );
}

/** What a keyboard on a screen has no keys for. */
function TouchKeys({
  deeds,
  withFocus,
}: {
  readonly deeds: Deeds;
  readonly withFocus: (deed: () => void) => () => void;
}) {
  return (
    <div className={styles.keys}>
      <Button small onClick={withFocus(deeds.complete)}>
        Complete
      </Button>
      <Button small aria-label="Earlier command" icon="arrowUp" onClick={withFocus(deeds.older)} />
      <Button small aria-label="Later command" icon="arrowDown" onClick={withFocus(deeds.newer)} />
    </div>
  );
}

function Hint({ id, leaving }: { readonly id: string; readonly leaving: boolean }) {
  return (
    <p id={id} className={styles.hint}>
      {leaving ? (
        <>
          <kbd>Tab</kbd> leaves the terminal now.
        </>
      ) : (
        <>
          <span className={styles.forKeys}>
            <kbd>↑</kbd> <kbd>↓</kbd> earlier lines, <kbd>Tab</kbd> completes, <kbd>Esc</kbd> then{' '}
            <kbd>Tab</kbd> leaves, <kbd>Ctrl+L</kbd> clears.
          </span>{' '}
          <code>k</code> is kubectl; <code>help</code> says more.
        </>
      )}
    </p>
  );
}

/** The line that is typed, with what helps typing it. */
export function TerminalInput({ deeds, focus }: TerminalInputProps) {
  const input = useRef<HTMLInputElement>(null);
  const [leaving, setLeaving] = useState(false);
  const id = useId();
  useEffect(() => {
    if (focus > 0) input.current?.focus({ preventScroll: true });
  }, [focus]);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const deed = deedOf(event, deeds, leaving);
    if (event.key !== 'Shift') setLeaving(event.key === 'Escape');
    if (!deed) return;
    event.preventDefault();
    deed();
  };
  const withFocus = (deed: () => void) => () => {
    deed();
    input.current?.focus();
  };
  return (
    <>
      <div className={styles.line}>
        <label className={styles.prompt} htmlFor={id} aria-label="kubectl command">
          $
        </label>
        <input
          ref={input}
          id={id}
          className={styles.input}
          aria-describedby={`${id}hint`}
          type="text"
          value={deeds.terminal.line}
          placeholder="kubectl get pods"
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          onChange={({ target }) => deeds.type(target.value)}
          onKeyDown={onKeyDown}
          onBlur={() => setLeaving(false)}
        />
      </div>
      <Choices deeds={deeds} onChoose={(word) => withFocus(() => deeds.choose(word))()} />
      <TouchKeys deeds={deeds} withFocus={withFocus} />
      <Hint id={`${id}hint`} leaving={leaving} />
    </>
  );
}
