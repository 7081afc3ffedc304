import { useCallback, useEffect, useState } from 'react';
import type { Core } from '#worker/client.ts';
import type { Command, Ran, Staged } from '#worker/protocol.ts';

/** What runs a text, away from the page. */
export type Runner = Pick<Core, 'run' | 'kubectl' | 'complete'>;

const FIRST_SECONDS = 60;
/** So much of the run is shown after the last thing that was done to it. */
const AFTER_SECONDS = 20;
const MOST_SECONDS = 600;

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
    seconds: ended > seconds * 1000 ? Math.min(MOST_SECONDS, needed) : seconds,
  };
}

/** What became of the text; the last run stays until the next is there. One is kept. */
export function useRun(runner: Runner, text: string, given: string) {
  const [stage, setStage] = useState(() => begin(text, given));
  const [last, setLast] = useState<{ readonly ran: Ran; readonly stage: Stage }>();
  if (stage.staged.text !== text || stage.staged.given !== given) setStage(begin(text, given));

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
    /** Something was done to it by a command that ended at that time. */
    onChanged: useCallback(
      (command: Command, ended: number) => setStage((before) => after(before, command, ended)),
      [],
    ),
  };
}
