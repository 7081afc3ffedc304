import { useRef, useState } from 'react';
import type { Said, Staged } from '#worker/protocol.ts';
import { HELP, meaningOf, unknown } from './commands.ts';
import { EMPTY, answered, cleared, completed, entered, newer, older, typed } from './terminal.ts';
import type { Runner, useRun } from './use-run.ts';

export interface TerminalTask {
  readonly staged: Staged;
  readonly runner: Runner;
  /** The moment of the run that it looks at. */
  readonly at: number;
  readonly onGo: (at: number) => void;
  readonly onChanged: ReturnType<typeof useRun>['onChanged'];
}

const FAILED: Pick<Said, 'stdout' | 'stderr' | 'code'> = { stdout: '', stderr: '', code: 127 };

/** A terminal on a run. One command at a time: the next may stand on what this one changes. */
export function useTerminal({ staged, runner, at, onGo, onChanged }: TerminalTask) {
  const [terminal, change] = useState(EMPTY);
  const lastKey = useRef(0);
  const busy = useRef(false);

  const ask = async (key: number, line: string): Promise<void> => {
    busy.current = true;
    const said = await runner.kubectl(staged, { at, line });
    busy.current = false;
    change((before) => answered(before, key, said));
    if (said.changes) onChanged({ at, line }, said.at);
    if (said.at > at) onGo(said.at);
  };

  const enter = (line: string): void => {
    if (busy.current) return;
    lastKey.current += 1;
    const key = lastKey.current;
    const meaning = meaningOf(line);
    change((before) => entered(before, key, line, at));
    if (meaning === 'clear') change(cleared);
    if (meaning === 'help') change((before) => answered(before, key, { ...FAILED, stdout: HELP, code: 0 }));
    if (meaning === 'unknown')
      change((before) => answered(before, key, { ...FAILED, stderr: unknown(line) }));
    if (meaning === 'kubectl') void ask(key, line);
  };

  const complete = async (): Promise<void> => {
    const { line } = terminal;
    const words = await runner.complete(staged, { at, line });
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
