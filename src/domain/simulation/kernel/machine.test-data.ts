/** A kernel with one container, for tests: no image, no kubelet. */
import { FileSystem } from '#domain/simulation/files/file-system.ts';
import { createDevice, createDirectory, createProgramFile } from '#domain/simulation/files/nodes.ts';
import { RUNTIME } from '#domain/simulation/files/file-tree.ts';
import { Recorder } from '#domain/simulation/trace/recorder.ts';
import { BUDGET, type Budget } from './budget.ts';
import type { Container } from './container.ts';
import { Kernel } from './kernel.ts';
import { NullFile, SinkFile, TextFile } from './open-file.ts';
import { PidNamespace, type Process, type Program, type SpawnOptions } from './process.ts';

export interface Machine {
  readonly kernel: Kernel;
  readonly container: Container;
  readonly namespace: PidNamespace;
  readonly output: { stdout: string; stderr: string };
  /** Starts a program with its output collected. */
  readonly start: (program: Program, argv?: readonly string[], options?: Partial<SpawnOptions>) => Process;
}

const NO_NETWORK = { ip: '10.244.0.7', listener: () => undefined } as unknown as Container['network'];

/** `programs`: what stands in /bin. */
export function createMachine(
  programs: ReadonlyMap<string, Program> = new Map(),
  budget: Partial<Budget> = {},
): Machine {
  const kernel = new Kernel(new Recorder(budget.events ?? BUDGET.events), {
    budget: { ...BUDGET, ...budget },
  });
  const files = new FileSystem(kernel);
  for (const path of ['/bin', '/etc', '/dev', '/root', '/w']) files.makeDirectories(path);
  files.put('/tmp', createDirectory(kernel, 0o1777));
  files.put(
    '/dev/null',
    createDevice(kernel, () => new NullFile()),
  );
  for (const [name, program] of programs) files.put(`/bin/${name}`, createProgramFile(kernel, program));
  files.write('/etc/passwd', 'root:x:0:0:root:/root:/bin/sh\n', RUNTIME);
  const container: Container = {
    name: 'app',
    pod: 'web',
    files,
    network: NO_NETWORK,
    hostname: 'web',
    capabilities: new Set(),
  };
  const namespace = new PidNamespace();
  const output = { stdout: '', stderr: '' };
  const start: Machine['start'] = (program, argv = ['program'], options = {}) =>
    kernel.spawn(program, {
      argv,
      container,
      namespace,
      cwd: '/w',
      env: new Map([
        ['PATH', '/bin'],
        ['HOME', '/root'],
      ]),
      descriptors: [
        new TextFile(''),
        new SinkFile((bytes) => void (output.stdout += bytes)),
        new SinkFile((bytes) => void (output.stderr += bytes)),
      ],
      ...options,
    });
  return { kernel, container, namespace, output, start };
}
