/** A container of the busybox image in which a command can be run to its end: no Pod, no kubelet around it. */
import { toBytes } from '#domain/simulation/files/bytes.ts';
import { RUNTIME } from '#domain/simulation/files/file-tree.ts';
import { imageFor } from '#domain/simulation/images/all.ts';
import type { Container } from '#domain/simulation/kernel/container.ts';
import { Kernel } from '#domain/simulation/kernel/kernel.ts';
import { NullFile, SinkFile } from '#domain/simulation/kernel/open-file.ts';
import { PidNamespace, type SpawnOptions } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { buildFiles } from '#domain/simulation/kubelet/files/container-files.ts';
import { findProgram } from '#domain/simulation/programs/find.ts';
import { Recorder } from '#domain/simulation/trace/recorder.ts';
import { readImage } from '#domain/world/image-reference.ts';

export interface Outcome {
  /** In bytes, as the corpus has it. */
  readonly stdout: string;
  readonly stderr: string;
  /** -1 when it had not ended. */
  readonly code: number;
  /** What of it is not modelled. */
  readonly unmodelled: readonly string[];
  /** Virtual milliseconds that it took. */
  readonly took: number;
}

/** As the recorder does: no longer than this. */
const LIMIT_MS = 10_000;

function* pause(): Task {
  for (;;) yield {};
}

function createBox(): { readonly kernel: Kernel; readonly options: Omit<SpawnOptions, 'argv'> } {
  const kernel = new Kernel(new Recorder(20_000));
  const namespace = new PidNamespace();
  const image = imageFor(readImage('busybox:1.36'));
  if (!image) throw new Error('there is no busybox image');
  const files = buildFiles(kernel, {
    root: image.buildRoot(kernel),
    namespace,
    mounts: [],
    imageVolumes: [],
    readOnly: false,
  });
  files.makeDirectory('/w', RUNTIME, 0o700);
  const network = { ip: '10.244.0.7', listener: () => undefined } as unknown as Container['network'];
  const capabilities = new Set(['CHOWN', 'DAC_OVERRIDE', 'KILL']);
  const container = { name: 'app', pod: 'box', files, network, hostname: 'box', capabilities };
  const env = new Map([
    ['PATH', '/bin'],
    ['HOME', '/root'],
  ]);
  const options = { container, namespace, env, cwd: '/w' };
  namespace.becomeInit(kernel.spawn(pause, { ...options, argv: ['/pause'] }));
  return { kernel, options };
}

/** Runs `sh -c SNIPPET` in an empty directory. */
export function runSnippet(snippet: string): Outcome {
  const { kernel, options } = createBox();
  const output = { stdout: '', stderr: '' };
  const shell = kernel.spawn(
    function* start(process) {
      const { program, argv } = findProgram(process, process.argv);
      process.argv = argv;
      return yield* program(process);
    },
    {
      ...options,
      argv: ['sh', '-c', toBytes(snippet)],
      descriptors: [
        new NullFile(),
        new SinkFile((bytes) => void (output.stdout += bytes)),
        new SinkFile((bytes) => void (output.stderr += bytes)),
      ],
    },
  );
  kernel.run(LIMIT_MS, () => shell.state === 'dead' && options.namespace.processes.size === 1);
  const unmodelled = kernel.trace.of('unmodelled').map(({ what }) => what);
  const code = shell.state === 'dead' ? shell.exitCode : -1;
  return { ...output, code, unmodelled, took: kernel.now };
}
