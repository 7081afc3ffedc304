/** The shell in a container with the applets of BusyBox, for tests: what a command writes, and how it ends. */
import { APPLETS } from '#domain/simulation/applets/table.ts';
import { toBytes } from '#domain/simulation/files/bytes.ts';
import type { Budget } from '#domain/simulation/kernel/budget.ts';
import type { RunEnd } from '#domain/simulation/kernel/kernel.ts';
import { createMachine, type Machine } from '#domain/simulation/kernel/machine.test-data.ts';
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Process, SpawnOptions } from '#domain/simulation/kernel/process.ts';
import { shellProgram } from './program.ts';

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  /** Undefined while it still runs. */
  readonly code: number | undefined;
  readonly end: RunEnd;
  readonly unmodelled: readonly string[];
  readonly machine: Machine;
  readonly process: Process;
}

export interface Request {
  /** Instead of `sh -c SNIPPET`. */
  readonly argv?: readonly string[];
  readonly seconds?: number;
  readonly options?: Partial<SpawnOptions>;
  /** Standard input instead of an empty one. */
  readonly input?: OpenFile;
  readonly budget?: Partial<Budget>;
  /** It is the container's PID 1. */
  readonly isInit?: boolean;
  /** Done at so many virtual seconds. */
  readonly at?: Readonly<Record<number, (process: Process, machine: Machine) => void>>;
  readonly files?: Readonly<Record<string, string>>;
}

export function runShell(snippet: string, request: Request = {}): Outcome {
  const { argv = ['sh', '-c', toBytes(snippet)], seconds = 600, files = {}, at = {} } = request;
  const machine = createMachine(APPLETS, request.budget);
  const { kernel, namespace, container } = machine;
  for (const [path, content] of Object.entries(files)) container.files.write(path, content);
  const process = machine.start(shellProgram, argv, request.options);
  if (request.input) process.descriptors[0] = request.input;
  if (request.isInit === true) namespace.becomeInit(process);
  for (const [second, action] of Object.entries(at))
    kernel.after(Number(second) * 1000, () => action(process, machine));
  const end = kernel.run(seconds * 1000, () => process.state === 'dead');
  return outcomeOf(machine, process, end);
}

function outcomeOf(machine: Machine, process: Process, end: RunEnd): Outcome {
  return {
    ...machine.output,
    code: process.state === 'dead' ? process.exitCode : undefined,
    end,
    unmodelled: machine.kernel.trace.of('unmodelled').map(({ what }) => what),
    machine,
    process,
  };
}
