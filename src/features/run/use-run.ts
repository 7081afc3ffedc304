import { useCallback, useEffect, useRef, useState } from 'react';
import type { Core } from '#worker/client.ts';
import type { Command, Ran, Staged } from '#worker/protocol.ts';

/** What runs a text, away from the page. */
export type Runner = Pick<Core, 'run' | 'kubectl' | 'complete'>;

const FIRST_SECONDS = 60;
/** So much of the run is shown after the last thing that was done to it. */
const AFTER_SECONDS = 20;
const MOST_SECONDS = 600;
const MORE_SECONDS = 60;
/** A command that ends so soon after the end is no reason for a longer run. */
const SLACK_MS = 1000;

interface Stage {
  readonly staged: Staged;
  readonly seconds: number;
}

const begin = (text: string, given: string): Stage => ({
  staged: { text, given, commands: [] },
  seconds: FIRST_SECONDS,
});

/** A command that was given at an earlier time than others comes before them: the run is what was done up to each time. */
function after({ staged, seconds }: Stage, command: Command, ended: number): Stage {
  const commands = [...staged.commands, command].toSorted((a, b) => a.at - b.at);
  const needed = Math.ceil(ended / 10_000) * 10 + AFTER_SECONDS;
  return {
    staged: { ...staged, commands },
    seconds: ended > seconds * 1000 + SLACK_MS ? Math.min(MOST_SECONDS, needed) : seconds,
  };
}

function longer({ staged, seconds }: Stage): Stage {
  return { staged, seconds: Math.min(MOST_SECONDS, seconds + MORE_SECONDS) };
}

/** What became of the text; the last run stays until the next is there. One is kept. */
export function useRun(runner: Runner, text: string, given: string) {
  const [stage, setStage] = useState(() => begin(text, given));
  const [last, setLast] = useState<{ readonly ran: Ran; readonly stage: Stage }>();
  if (stage.staged.text !== text || stage.staged.given !== given) setStage(begin(text, given));
  // What is asked next stands on what was done last, drawn or not.
  const latest = useRef(stage);
  useEffect(() => void (latest.current = stage), [stage]);

  useEffect(() => {
    let left = false;
    const ask = async (): Promise<void> => {
      const ran = await runner.run(stage.staged, stage.seconds);
      if (ran && !left) setLast({ ran, stage });
    };
    void ask();
    return () => {
      left = true;
    };
  }, [runner, stage]);

  return {
    ran: last?.ran,
    staged: stage.staged,
    busy: last?.stage !== stage,
    /** What is staged now, with everything that was done. */
    current: useCallback((): Staged => latest.current.staged, []),
    /** Lets it run a minute more; undefined when it has run long enough. */
    onLonger: stage.seconds < MOST_SECONDS ? () => setStage(longer(stage)) : undefined,
    /** Something was done to it by a command that ended at that time. */
    onChanged: useCallback((command: Command, ended: number) => {
      latest.current = after(latest.current, command, ended);
      setStage(latest.current);
    }, []),
  };
}
