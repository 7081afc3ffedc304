import { useEffect, useMemo, useRef, useState } from 'react';
import type { RunRecord } from '#domain/simulation/record/types.ts';
import type { Ran, Staged } from '#worker/protocol.ts';
import { Chart } from './Chart.tsx';
import { Controls } from './Controls.tsx';
import { Events } from './Events.tsx';
import { Logs } from './Logs.tsx';
import { changesOf } from './moment.ts';
import { NotModelled, Unverified } from './Limits.tsx';
import { PodsNow } from './PodsNow.tsx';
import styles from './RunPanel.module.css';
import { Story } from './Story.tsx';
import { summaryOf } from './story.ts';
import { TerminalPanel } from './TerminalPanel.tsx';
import { useRun, type Runner } from './use-run.ts';
import { useTime } from './use-time.ts';

export interface RunPanelProps {
  readonly text: string;
  /** Objects that exist already, as YAML. */
  readonly given: string;
  /** The text in the editor is another one by now. */
  readonly stale: boolean;
  readonly runner: Runner;
  /** One sentence on how it ended, of a run that nobody touched. */
  readonly onRan?: ((summary: string) => void) | undefined;
}

interface FilmProps {
  readonly record: RunRecord;
  readonly staged: Staged;
  readonly runner: Runner;
  readonly current: ReturnType<typeof useRun>['current'];
  readonly onChanged: ReturnType<typeof useRun>['onChanged'];
  readonly onLonger: (() => void) | undefined;
}

/** One run: its chart, and everything that can be said of the moment at which the scrubber stands. */
function Film({ record, staged, runner, current, onChanged, onLonger }: FilmProps) {
  const { at, playing, go, play } = useTime(staged.text + staged.given, record.length);
  const [chosen, setChosen] = useState<string>();
  const scrubber = useRef<HTMLInputElement>(null);
  const changes = useMemo(() => changesOf(record), [record]);
  return (
    <>
      <div className={styles.film}>
        <Controls
          at={at}
          length={record.length}
          playing={playing}
          changes={changes}
          onPlay={play}
          onLonger={onLonger}
          onGo={go}
        />
        <Chart
          record={record}
          commands={staged.commands}
          at={at}
          chosen={chosen}
          scrubber={scrubber}
          onGo={go}
          onChoose={setChosen}
        />
        <PodsNow record={record} at={at} />
        <Logs record={record} at={at} chosen={chosen} onChoose={setChosen} />
      </div>
      <div className={styles.more}>
        <TerminalPanel
          record={record}
          text={staged.text}
          current={current}
          runner={runner}
          at={at}
          onGo={go}
          onChanged={onChanged}
          onToScrubber={() => scrubber.current?.focus()}
        />
        <Events record={record} at={at} />
        <NotModelled />
        <Story record={record} />
      </div>
    </>
  );
}

/** What is to be said before the film, or instead of it. */
function Said({ ran: { record, refused } }: { readonly ran: Ran }) {
  const isEmpty = record?.pods.length === 0 && refused === '';
  return (
    <>
      {refused !== '' && <p className={styles.said}>{refused}</p>}
      {isEmpty && <p className={styles.said}>Nothing ran: no object here makes a Pod.</p>}
      {record && <Unverified record={record} />}
    </>
  );
}

/** What became of a text when it was run: a film of its containers, and a terminal to look into it. */
export function RunPanel({ text, given, stale, runner, onRan }: RunPanelProps) {
  const { ran, busy, ...rest } = useRun(runner, text, given);
  const record = ran?.record;
  const isUntouched = !busy && rest.staged.commands.length === 0;
  useEffect(() => {
    if (ran && isUntouched) onRan?.(ran.record ? summaryOf(ran.record) : '');
  }, [ran, isUntouched, onRan]);
  if (!ran)
    return (
      <div className={styles.waiting}>
        <span>Running it…</span>
      </div>
    );
  return (
    <div className={styles.panel} data-stale={stale || undefined} aria-busy={busy}>
      <Said ran={ran} />
      {record && record.pods.length > 0 && <Film record={record} runner={runner} {...rest} />}
    </div>
  );
}
