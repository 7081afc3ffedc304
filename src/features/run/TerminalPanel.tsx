import { useEffect, useRef, useState } from 'react';
import type { RunRecord } from '#domain/simulation/record/types.ts';
import { Button } from '#ui/Button.tsx';
import { CopyButton } from '#ui/CopyButton.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { secondsOf } from './axis.ts';
import { textOf, type Entry } from './terminal.ts';
import { TerminalInput } from './TerminalInput.tsx';
import styles from './TerminalPanel.module.css';
import { useTerminal, type TerminalTask } from './use-terminal.ts';

interface TerminalPanelProps extends TerminalTask {
  readonly record: RunRecord;
  readonly onToScrubber: () => void;
}

function EntryBlock({ entry }: { readonly entry: Entry }) {
  const { line, at, stdout, stderr, code, open, note } = entry;
  if (note !== undefined) return <p className={styles.note}>{note}</p>;
  return (
    <div className={styles.entry}>
      <p className={styles.command}>
        <span className={styles.prompt}>$</span> {line}
        <span className={styles.when}>
          {open && 'running · '}
          {code !== 0 && `exit ${code} · `}
          {secondsOf(at)}
        </span>
      </p>
      {stdout !== '' && <pre className={styles.stdout}>{stdout}</pre>}
      {stderr !== '' && (
        <pre className={styles.stderr} data-failed={code !== 0 || undefined}>
          <span className={styles.tag}>stderr</span>
          {stderr}
        </pre>
      )}
    </div>
  );
}

/** Commands that are worth a try on this run. */
function examplesOf({ pods }: RunRecord): readonly string[] {
  const [pod] = pods;
  const [container] = pod?.containers.toSorted((a, b) => b.log.length - a.log.length) ?? [];
  if (!pod || !container) return ['kubectl get pods'];
  return [
    'kubectl get pods',
    `kubectl describe pod ${pod.name}`,
    `kubectl logs ${pod.name} -c ${container.name}`,
    `kubectl exec ${pod.name} -c ${container.name} -- ls /`,
  ];
}

function Examples({ record, onRun }: Pick<TerminalPanelProps, 'record'> & { onRun: (line: string) => void }) {
  return (
    <div className={styles.examples}>
      <p>Try one of these, or type your own:</p>
      <ul>
        {examplesOf(record).map((line) => (
          <li key={line}>
            <button type="button" className={styles.example} onClick={() => onRun(line)}>
              {line}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Of the screen above its first line, in pixels. */
const MARGIN = 8;

function Screen({ entries }: { readonly entries: readonly Entry[] }) {
  const place = useRef<HTMLDivElement>(null);
  // What was said last is read from its beginning: a long answer begins at the top, a short one ends at the bottom.
  useEffect(() => {
    const last = place.current?.lastElementChild;
    if (place.current && last instanceof HTMLElement) place.current.scrollTop = last.offsetTop - MARGIN;
  }, [entries]);
  return (
    <div
      ref={place}
      className={styles.screen}
      data-empty={entries.length === 0 || undefined}
      role="log"
      aria-live="polite"
      aria-label="Terminal output"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      tabIndex={entries.length === 0 ? undefined : 0}
    >
      {entries.map((entry) => (
        <EntryBlock key={entry.key} entry={entry} />
      ))}
    </div>
  );
}

/** kubectl on the run, at the moment at which its scrubber stands. */
export function TerminalPanel({ record, onToScrubber, ...task }: TerminalPanelProps) {
  const deeds = useTerminal(task);
  const [focus, setFocus] = useState(0);
  const { terminal } = deeds;
  const run = (line: string): void => {
    deeds.enter(line);
    setFocus((count) => count + 1);
  };
  return (
    <Disclosure title="Terminal" hint={`kubectl on this run, as it is at ${secondsOf(task.at)}`}>
      <section className={styles.terminal} aria-label="Terminal">
        <div className={styles.head}>
          <p>
            Looks at the run at{' '}
            <button type="button" className={styles.link} onClick={onToScrubber}>
              {secondsOf(task.at)}
            </button>
          </p>
          {terminal.entries.length > 0 && (
            <>
              <CopyButton text={() => textOf(terminal)} what="what the terminal shows" />
              <Button small look="quiet" onClick={deeds.clear}>
                Clear
              </Button>
            </>
          )}
        </div>
        {terminal.entries.length === 0 && <Examples record={record} onRun={run} />}
        <Screen entries={terminal.entries} />
        <TerminalInput deeds={deeds} focus={focus} />
      </section>
    </Disclosure>
  );
}
