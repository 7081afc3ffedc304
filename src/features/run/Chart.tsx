import { useRef, type CSSProperties, type PointerEvent, type Ref } from 'react';
import type { RunRecord } from '#domain/simulation/record/types.ts';
import type { Command } from '#worker/protocol.ts';
import { STEP_MS, secondsOf, settledAt, shareOf, ticksOf } from './axis.ts';
import styles from './Chart.module.css';
import { ChartRow } from './ChartRow.tsx';
import { Legend } from './Legend.tsx';
import { namedIn } from './moment.ts';
import { PodLine } from './PodLine.tsx';
import { rowAt } from '#domain/simulation/record/table.ts';

interface ChartProps {
  readonly record: RunRecord;
  /** What was done to the run from the terminal. */
  readonly commands: readonly Command[];
  readonly at: number;
  readonly chosen: string | undefined;
  readonly scrubber: Ref<HTMLInputElement>;
  readonly onGo: (at: number) => void;
  readonly onChoose: (name: string | undefined) => void;
}

const left = (share: number): CSSProperties => ({ '--left': `${share}%` }) as CSSProperties;

/** One second by an arrow, a tenth with Shift: sixty keys from one end to the other are enough. */
function moveBy(key: string, fine: boolean): number {
  const by = fine ? STEP_MS : 1000;
  if (key === 'ArrowRight' || key === 'ArrowUp') return by;
  return key === 'ArrowLeft' || key === 'ArrowDown' ? -by : 0;
}

function Ruler({ record, at, scrubber, onGo }: Pick<ChartProps, 'record' | 'at' | 'scrubber' | 'onGo'>) {
  const { length } = record;
  const shown = record.pods.flatMap((pod) => rowAt(pod, at)?.status ?? []).join(', ');
  return (
    <div className={styles.ruler}>
      {ticksOf(length).map((tick) => (
        <span key={tick} className={styles.second} style={left(shareOf(tick, length))} aria-hidden="true">
          {tick / 1000}
          {tick === 0 && ' s'}
        </span>
      ))}
      <input
        ref={scrubber}
        type="range"
        className={styles.scrubber}
        aria-label="Time of the run"
        aria-valuetext={`${secondsOf(at)}${shown === '' ? '' : `: ${shown}`}`}
        min={0}
        max={length}
        step={STEP_MS}
        value={at}
        onChange={({ target }) => onGo(Number(target.value))}
        onKeyDown={(event) => {
          const by = moveBy(event.key, event.shiftKey);
          if (by === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          onGo(Math.min(length, Math.max(0, at + by)));
        }}
      />
    </div>
  );
}

/** All containers on one axis of time, with the playhead through all of them. What it shows is in the text version, too. */
export function Chart({ record, commands, at, chosen, scrubber, onGo, onChoose }: ChartProps) {
  const grid = useRef<HTMLDivElement>(null);
  const { length } = record;
  const named = namedIn(record);

  const toPointer = ({ clientX }: PointerEvent): void => {
    const place = grid.current?.getBoundingClientRect();
    if (place) onGo(settledAt(((clientX - place.left) / place.width) * length, length));
  };
  return (
    <div className={styles.chart}>
      <Ruler record={record} at={at} scrubber={scrubber} onGo={onGo} />
      <div className={styles.rows}>
        {record.pods.map((pod) => (
          <div key={`${pod.namespace}/${pod.name}`} className={styles.pod}>
            <PodLine pod={pod} at={at} />
            <ul className={styles.list} aria-label={`Containers of ${pod.name}`}>
              {named
                .filter((each) => each.pod === pod)
                .map(({ name, container }) => (
                  <ChartRow
                    key={name}
                    container={container}
                    length={length}
                    at={at}
                    isChosen={chosen === name}
                    onChoose={() => onChoose(chosen === name ? undefined : name)}
                    onPoint={toPointer}
                    onLog={() => onChoose(name)}
                  />
                ))}
            </ul>
          </div>
        ))}
        <div ref={grid} className={styles.grid} aria-hidden="true">
          {ticksOf(length).map((tick) => (
            <span key={tick} className={styles.tick} style={left(shareOf(tick, length))} />
          ))}
          {commands.map((command, index) => (
            <span key={index} className={styles.command} style={left(shareOf(command.at, length))}>
              $
            </span>
          ))}
          <span className={styles.playhead} style={left(shareOf(at, length))} />
        </div>
      </div>
      <Legend record={record} />
    </div>
  );
}
