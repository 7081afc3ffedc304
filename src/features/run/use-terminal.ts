import { useEffect, useRef, useState } from 'react';
import type { Said } from '#worker/protocol.ts';
import { HELP, meaningOf, unknown } from './commands.ts';
import { EMPTY, answered, cleared, completed, entered, newer, noted, older, typed } from './terminal.ts';
import type { Runner, useRun } from './use-run.ts';

export interface TerminalTask {
  /** What is run: another text makes what stands on the screen old. */
  readonly text: string;
  readonly current: ReturnType<typeof useRun>['current'];
  readonly runner: Runner;
  /** The moment of the run that it looks at. */
  readonly at: number;
  readonly onGo: (at: number) => void;
  readonly onChanged: ReturnType<typeof useRun>['onChanged'];
}

const FAILED: Pick<Said, 'stdout' | 'stderr' | 'code'> = { stdout: '', stderr: '', code: 127 };

/** A terminal on a run. What is entered while a command is under way is carried out after it, on what it left. */
export function useTerminal({ text, current, runner, at, onGo, onChanged }: TerminalTask) {
  const [terminal, change] = useState(EMPTY);
  const lastKey = useRef(0);
  const turn = useRef<Promise<number>>(Promise.resolve(0));
  const waiting = useRef(0);

  const shown = useRef(text);
  useEffect(() => {
    if (shown.current === text) return;
    shown.current = text;
    lastKey.current += 1;
    const key = lastKey.current;
    change((before) => noted(before, key, 'Another text was run: what stands above is of the one before.'));
  }, [text]);

  /** Answers when it was over. `since`: when the command before it was. */
  const ask = async (key: number, line: string, since: number): Promise<number> => {
    const command = { at: Math.max(at, since), line };
    const said = await runner.kubectl(current(), command);
    change((before) => answered(before, key, said));
    if (said.changes) onChanged(command, said.at);
    if (said.at > at) onGo(said.at);
    waiting.current -= 1;
    return said.at;
  };

  const enter = (line: string): void => {
    lastKey.current += 1;
    const key = lastKey.current;
    const meaning = meaningOf(line);
    change((before) => entered(before, key, line, at));
    if (meaning === 'clear') change(cleared);
    if (meaning === 'help') change((before) => answered(before, key, { ...FAILED, stdout: HELP, code: 0 }));
    if (meaning === 'unknown')
      change((before) => answered(before, key, { ...FAILED, stderr: unknown(line) }));
    if (meaning !== 'kubectl') return;
    const follows = waiting.current > 0;
    waiting.current += 1;
    turn.current = turn.current.then((since) => ask(key, line, follows ? since : 0));
  };

  const complete = async (): Promise<void> => {
    const { line } = terminal;
    const words = await runner.complete(current(), { at, line });
    change((before) => completed(before, line, words));
  };

  return {
    terminal,
    enter,
    complete: () => void complete(),
    type: (line: string) => change((before) => typed(before, line)),
    choose: (word: string) => change((before) => completed(before, before.line, [word])),
    older: () => change(older),
    newer: () => change(newer),
    clear: () => change(cleared),
  };
}
