import { memo, type CSSProperties, type PointerEvent } from 'react';
import type { ContainerRecord } from '#domain/simulation/record/types.ts';
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx';
import { secondsOf } from './axis.ts';
import { barsOf, endMarksOf, logTicksOf, momentMarksOf, type LogTick } from './bars.ts';
import styles from './Chart.module.css';
import { Glyph } from './Legend.tsx';
import { restartsAt, standingAt } from './moment.ts';

const at = (share: number, width?: number): CSSProperties =>
  ({ '--left': `${share}%`, ...(width !== undefined && { '--width': `${width}%` }) }) as CSSProperties;

const pathOf = (ticks: readonly LogTick[], stderr: boolean): string =>
  ticks
    .filter((tick) => tick.stderr === stderr)
    .map(({ left }) => (stderr ? `M${left * 10} 0v10` : `M${left * 10} 3v7`))
    .join('');

/** What does not change while the scrubber moves. */
const Track = memo(function Track({
  container,
  length,
}: {
  readonly container: ContainerRecord;
  readonly length: number;
}) {
  const ticks = logTicksOf(container.log, length);
  const isUnverified = container.moments.some(({ kind }) => kind === 'unmodelled');
  return (
    <>
      {barsOf(container, length).map((bar, index) => (
        <span
          key={index}
          className={styles.bar}
          data-state={bar.state}
          data-tone={bar.tone}
          data-unverified={isUnverified || undefined}
          style={at(bar.left, bar.width)}
        >
          <span className={styles.label}>{bar.label}</span>
        </span>
      ))}
      {endMarksOf(container, length).map(({ left, code, roomy }, index) => (
        <span
          key={index}
          className={styles.end}
          data-tone={code === 0 ? 'good' : 'bad'}
          data-roomy={roomy || undefined}
          style={at(left)}
        >
          {roomy ? `exit ${code}` : ''}
        </span>
      ))}
      <svg className={styles.ticks} viewBox="0 0 1000 10" preserveAspectRatio="none">
        <path d={pathOf(ticks, false)} />
        <path d={pathOf(ticks, true)} className={styles.stderr} />
      </svg>
      {momentMarksOf(container, length).map((moment, index) => (
        <span
          key={index}
          className={styles.moment}
          style={{ ...at(moment.left), '--nudge': moment.nudge } as CSSProperties}
          title={`${secondsOf(moment.at)}: ${container.name} ${moment.says}`}
        >
          <Glyph kind={moment.kind} />
        </span>
      ))}
    </>
  );
});

interface ChartRowProps {
  readonly container: ContainerRecord;
  readonly length: number;
  readonly at: number;
  readonly isChosen: boolean;
  /** Its log is shown alone, or all again. */
  readonly onChoose: () => void;
  readonly onPoint: (event: PointerEvent) => void;
  /** Its log is shown, and no other. */
  readonly onLog: () => void;
}

/** The part of a track that is below its bar, where the log is. */
const LOG_LANE = 0.72;

function isOnLog({ currentTarget, clientY }: PointerEvent): boolean {
  const { top, height } = currentTarget.getBoundingClientRect();
  return (clientY - top) / height > LOG_LANE;
}

/** A container: its name with what it is at the moment, and its line on the axis. */
export function ChartRow({ container, length, at: now, isChosen, onChoose, onPoint, onLog }: ChartRowProps) {
  const { says, tone } = standingAt(container, now);
  const restarts = restartsAt(container, now);
  return (
    <li className={styles.row} data-kind={container.kind}>
      <div className={styles.who}>
        <button type="button" className={styles.name} aria-pressed={isChosen} onClick={onChoose}>
          {container.name}
        </button>{' '}
        <span className={styles.kind}>{container.kind}</span>
        {restarts > 0 && (
          <span className={styles.restarts}>
            {' '}
            <span aria-hidden="true">↻ </span>
            {restarts}
            <VisuallyHidden> {restarts === 1 ? 'restart' : 'restarts'}</VisuallyHidden>
          </span>
        )}
        <p className={styles.standing} data-tone={tone} title={says}>
          {says}
        </p>
      </div>
      <div
        className={styles.track}
        aria-hidden="true"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          onPoint(event);
          if (isOnLog(event)) onLog();
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) onPoint(event);
        }}
      >
        <Track container={container} length={length} />
      </div>
    </li>
  );
}
