/** A container for tests: a kernel, a root directory with programs in /bin, and what a command writes there. */
import { NullFile, type OpenFile, SinkFile, TextFile } from '#domain/simulation/kernel/open-file.ts';
import { BUDGET, type Budget } from '#domain/simulation/kernel/budget.ts';
import type { Container } from '#domain/simulation/kernel/container.ts';
import { Kernel, type RunEnd } from '#domain/simulation/kernel/kernel.ts';
import { PidNamespace, type Process, type Program, type User } from '#domain/simulation/kernel/process.ts';
import { FileSystem } from '#domain/simulation/files/file-system.ts';
import { createDevice, createProgramFile } from '#domain/simulation/files/nodes.ts';
import { findProgram } from '#domain/simulation/programs/find.ts';
import { Recorder } from '#domain/simulation/trace/recorder.ts';

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  /** Undefined while it still runs. */
  readonly code: number | undefined;
  readonly end: RunEnd;
}

export interface Machine {
  readonly kernel: Kernel;
  readonly files: FileSystem;
  readonly namespace: PidNamespace;
  /** Starts a command as the container's first process, or as any other when there is one already. */
  start(argv: readonly string[], options?: StartOptions): Running;
  /** Runs a command for at most so many virtual seconds (default 600). */
  run(argv: readonly string[], options?: StartOptions & { readonly seconds?: number }): Outcome;
}

export interface StartOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly user?: User;
  /** The process is no PID 1: signals without a handler end it. */
  readonly ordinary?: boolean;
}

export interface Running {
  readonly process: Process;
  /** What came so far. */
  stdout(): string;
  stderr(): string;
}

const ENVIRONMENT = { PATH: '/bin', HOME: '/root' };

export function createMachine(programs: ReadonlyMap<string, Program>, budget?: Partial<Budget>): Machine {
  const limits = { ...BUDGET, ...budget };
  const kernel = new Kernel(new Recorder(limits.events), { budget: limits });
  const files = rootWith(kernel, programs);
  const namespace = new PidNamespace();
  const container: Container = {
    name: 'test',
    pod: 'test',
    files,
    network: { ip: '10.0.0.1', listener: () => undefined },
    hostname: 'test',
    capabilities: new Set(['CHOWN', 'DAC_OVERRIDE', 'KILL', 'NET_BIND_SERVICE']),
  };
  const start = (argv: readonly string[], options: StartOptions = {}): Running => {
    const output = { stdout: '', stderr: '' };
    const process = kernel.spawn(searched(argv), {
      argv,
      container,
      namespace,
      env: new Map(Object.entries({ ...ENVIRONMENT, ...options.env })),
      cwd: options.cwd ?? '/w',
      descriptors: [inputOf(options), sink(output, 'stdout'), sink(output, 'stderr')],
      ...(options.user ? { user: options.user } : {}),
    });
    if (!namespace.init && options.ordinary !== true) namespace.becomeInit(process);
    return { process, stdout: () => output.stdout, stderr: () => output.stderr };
  };
  return {
    kernel,
    files,
    namespace,
    start,
    run: (argv, options = {}) => finish(kernel, start(argv, options), options),
  };
}

function rootWith(kernel: Kernel, programs: ReadonlyMap<string, Program>): FileSystem {
  const files = new FileSystem(kernel);
  for (const directory of ['/bin', '/root', '/w', '/tmp', '/etc', '/dev']) files.makeDirectories(directory);
  files.write('/etc/passwd', 'root:x:0:0:root:/root:/bin/sh\n');
  files.put(
    '/dev/null',
    createDevice(kernel, () => new NullFile()),
  );
  for (const [name, program] of programs) files.put(`/bin/${name}`, createProgramFile(kernel, program));
  return files;
}

const searched =
  (argv: readonly string[]): Program =>
  (process) => {
    const found = findProgram(process, argv);
    process.argv = found.argv;
    return found.program(process);
  };

const inputOf = ({ input }: StartOptions): OpenFile =>
  input === undefined ? new NullFile() : new TextFile(input);

const sink = (output: { stdout: string; stderr: string }, name: 'stdout' | 'stderr'): OpenFile =>
  new SinkFile((bytes) => {
    output[name] += bytes;
  });

function finish(kernel: Kernel, running: Running, { seconds = 600 }: { readonly seconds?: number }): Outcome {
  const { process } = running;
  const end = kernel.run(kernel.now + seconds * 1000, () => process.state === 'dead');
  const code = process.state === 'dead' ? process.exitCode : undefined;
  return { stdout: running.stdout(), stderr: running.stderr(), code, end };
}
