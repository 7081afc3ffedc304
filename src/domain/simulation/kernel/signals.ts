/** Linux' signal numbers, as `kill -l` of BusyBox lists them. */
const NAMES = [
  '', 'HUP', 'INT', 'QUIT', 'ILL', 'TRAP', 'ABRT', 'BUS', 'FPE', 'KILL', 'USR1', 'SEGV', 'USR2', 'PIPE', 'ALRM', 'TERM', 'STKFLT',
  'CHLD', 'CONT', 'STOP', 'TSTP', 'TTIN', 'TTOU', 'URG', 'XCPU', 'XFSZ', 'VTALRM', 'PROF', 'WINCH', 'POLL', 'PWR', 'SYS',
] as const; // prettier-ignore

export type SignalName = Exclude<(typeof NAMES)[number], ''>;

export const SIGNALS: readonly SignalName[] = NAMES.slice(1) as unknown as readonly SignalName[];

/** The number of `TERM`, `SIGTERM`, `term` or `15`; undefined when there is no such signal. 0 is no signal, but `kill -0` asks with it. */
export function signalNumber(text: string): number | undefined {
  if (/^\d+$/.test(text)) {
    const number = Number(text);
    return number < NAMES.length ? number : undefined;
  }
  const at = NAMES.indexOf(text.toUpperCase().replace(/^SIG/, '') as SignalName);
  return at > 0 ? at : undefined;
}

export const signalName = (number: number): string => NAMES[number] ?? String(number);

export const SIG = {
  HUP: 1, INT: 2, QUIT: 3, KILL: 9, USR1: 10, USR2: 12, PIPE: 13, ALRM: 14, TERM: 15, CHLD: 17, CONT: 18, STOP: 19, WINCH: 28,
} as const; // prettier-ignore

/** Signals whose default action is to do nothing. Stopping and going on (job control) are not modelled. */
export const IGNORED_BY_DEFAULT: ReadonlySet<number> = new Set([17, 18, 19, 20, 21, 22, 23, 28]);

/** What a process does on a signal; without one, the default action (mostly: it ends). */
export type Disposition = 'ignore' | 'trap' | ((signal: number) => void);
