import { useEffect, useMemo, useRef, type CSSProperties } from 'react';
import type { RunRecord } from '#domain/simulation/record/types.ts';
import { Tabs } from '#ui/Tabs.tsx';
import { secondsOf } from './axis.ts';
import { linesUntil, namedIn, type LogLine } from './moment.ts';
import styles from './Screen.module.css';

/** So many lines are drawn; earlier ones are counted. */
const MOST_LINES = 300;
const FEWEST_ROWS = 4;
const MOST_ROWS = 11;
const ALL = '';

function Line({ line, width }: { readonly line: LogLine; readonly width: number }) {
  return (
    <div className={styles.entry} data-stream={line.stream}>
      <span className={styles.at}>{secondsOf(line.at)}</span>
      <span className={styles.from} data-kind={line.container.kind}>
        {width > 0 && line.label.padEnd(width)}
      </span>
      <span className={styles.text}>
        {line.stream === 'stderr' && <span className={styles.stderr}>stderr</span>}
        {line.line}
      </span>
    </div>
  );
}

interface LinesProps {
  readonly record: RunRecord;
  readonly at: number;
  readonly name: string;
}

function Lines({ record, at, name }: LinesProps) {
  const place = useRef<HTMLDivElement>(null);
  const named = namedIn(record);
  const lines = useMemo(() => linesUntil(record, name === ALL ? undefined : name, at), [record, name, at]);
  const all = named.reduce((sum, { container }) => sum + container.log.length, 0);
  const rows = Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, all));
  const width = name === ALL && named.length > 1 ? Math.max(...named.map((each) => each.label.length)) : 0;
  const omitted = named.find((each) => each.name === name)?.container.omitted ?? 0;
  // The newest line is the one that belongs to the moment.
  useEffect(() => {
    if (place.current) place.current.scrollTop = place.current.scrollHeight;
  }, [lines.length, name]);
  return (
    <div
      ref={place}
      className={styles.lines}
      style={{ '--lines': rows } as CSSProperties}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      tabIndex={0}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a name for text that scrolls, not a set of fields
      role="group"
      aria-label={`Log until ${secondsOf(at)}`}
    >
      {lines.length > MOST_LINES && (
        <p className={styles.nothing}>{lines.length - MOST_LINES} earlier lines are not shown.</p>
      )}
      {lines.slice(-MOST_LINES).map((line, index) => (
        <Line key={index} line={line} width={width} />
      ))}
      {lines.length === 0 && <p className={styles.nothing}>No line was written until {secondsOf(at)}.</p>}
      {omitted > 0 && at >= record.length && (
        <p className={styles.nothing}>{omitted} more lines were written and are left out.</p>
      )}
    </div>
  );
}

interface LogsProps {
  readonly record: RunRecord;
  readonly at: number;
  /** A container's name; undefined for all of them, one line after the other. */
  readonly chosen: string | undefined;
  readonly onChoose: (name: string | undefined) => void;
}

/** What was written until the moment. */
export function Logs({ record, at, chosen, onChoose }: LogsProps) {
  const named = namedIn(record);
  const selected = named.find(({ name }) => name === chosen)?.name ?? ALL;
  const tabs = [{ name: ALL, label: 'All logs' }, ...named].map(({ name, label }) => ({
    id: name,
    title: label,
    panel: name === selected && <Lines record={record} at={at} name={name} />,
  }));
  return (
    <div className={styles.tabs}>
      <Tabs
        label="Logs"
        tabs={tabs}
        selected={selected}
        onSelect={(name) => onChoose(name === ALL ? undefined : name)}
      />
    </div>
  );
}
