/** Rows that `scripts/record-stream.mjs` recorded from a real BusyBox, and how they are run here. */
import { RUNTIME } from '#domain/simulation/files/file-tree.ts';
import { createMachine } from '#domain/simulation/kernel/machine.test-data.ts';
import { SinkFile, TextFile } from '#domain/simulation/kernel/open-file.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';

export interface Row {
  readonly says: string;
  readonly argv: readonly string[];
  /** One character a byte, as everything here. */
  readonly input?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly stdout: string;
  readonly code: number;
  /** Files after it, those of `files` and those that it made. */
  readonly left?: Readonly<Record<string, string>>;
}

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
  readonly left: Readonly<Record<string, string>>;
}

export function run(
  programs: ReadonlyMap<string, Program>,
  { argv, input = '', files = {} }: Pick<Row, 'argv' | 'input' | 'files'>,
): Outcome {
  const { kernel, container, output, start } = createMachine(programs);
  const program = programs.get(argv[0] ?? '');
  if (!program) throw new Error(`no program ${argv[0]}`);
  container.files.write('/bin/busybox', '');
  for (const [path, content] of Object.entries(files)) {
    container.files.makeDirectories(`/w/${path}`.replace(/\/[^/]*$/, ''));
    container.files.write(`/w/${path}`, content);
  }
  const process = start(program, argv, {
    descriptors: [
      new TextFile(input),
      new SinkFile((bytes) => void (output.stdout += bytes)),
      new SinkFile((bytes) => void (output.stderr += bytes)),
    ],
  });
  kernel.run(60_000);
  const unmodelled = kernel.trace.of('unmodelled').map(({ what }) => what);
  if (unmodelled.length > 0) throw new Error(`unmodelled: ${unmodelled.join()}`);
  if (process.state !== 'dead') throw new Error('did not end');
  const names = container.files.list('/w', RUNTIME);
  const contents = names.flatMap((name) => {
    const node = container.files.stat(`/w/${name}`, RUNTIME);
    return node.kind === 'file' ? [[name, node.content] as const] : [];
  });
  return { ...output, code: process.exitCode, left: Object.fromEntries(contents) };
}
