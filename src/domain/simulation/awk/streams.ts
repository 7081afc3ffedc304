/** Files and commands that a program writes to and reads from, by the name it calls them. */
import { openFile } from '#domain/simulation/files/opened.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Kernel } from '#domain/simulation/kernel/kernel.ts';
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import { createPipe } from '#domain/simulation/kernel/pipe.ts';
import type { Held, Process } from '#domain/simulation/kernel/process.ts';
import { descriptorOf } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { findProgram } from '#domain/simulation/programs/find.ts';
import { inherited, waitFor } from '#domain/simulation/programs/start.ts';
import { Failure } from '#domain/simulation/stream/tool.ts';
import { RecordReader } from './reader.ts';

const DESCRIPTORS: ReadonlyMap<string, number> = new Map([
  ['/dev/stdin', 0],
  ['/dev/stdout', 1],
  ['/dev/stderr', 2],
]);

interface Stream {
  readonly file: OpenFile;
  /** For reading. */
  readonly reader: RecordReader | undefined;
  /** Behind a pipe. */
  readonly child: Process | undefined;
}

export class Streams implements Held {
  private readonly process: Process;
  private readonly streams = new Map<string, Stream>();

  constructor(process: Process) {
    this.process = process;
    // Whatever ends the process closes its pipes.
    process.held.add(this);
  }

  close(kernel: Kernel): void {
    for (const { file } of this.streams.values()) file.release(kernel);
    this.streams.clear();
  }

  output(kind: '>' | '>>' | '|', name: string): OpenFile {
    const open = this.streams.get(name);
    if (open) return open.file;
    const stream = kind === '|' ? this.command(name, true) : this.fileToWrite(kind, name);
    this.streams.set(name, stream);
    return stream.file;
  }

  /** Undefined when it cannot be opened. */
  input(kind: 'file' | 'command', name: string): RecordReader | undefined {
    const open = this.streams.get(name);
    if (open) return open.reader;
    const stream = kind === 'command' ? this.command(name, false) : this.fileToRead(name);
    if (stream) this.streams.set(name, stream);
    return stream?.reader;
  }

  /** Closes a stream and waits for its command. Gives what `close` returns. */
  *closeOne(name: string): Task {
    const stream = this.streams.get(name);
    if (!stream) return 0;
    this.streams.delete(name);
    stream.file.release(this.process.kernel);
    // The status of a command as `wait` has it, not only its exit code.
    return stream.child ? statusOf(stream.child, yield* waitFor(stream.child)) : 0;
  }

  *closeAll(): Task<void> {
    for (const name of this.streams.keys()) yield* this.closeOne(name);
  }

  private fileToWrite(kind: '>' | '>>', name: string): Stream {
    const number = DESCRIPTORS.get(name);
    if (number !== undefined) return plain(descriptorOf(this.process, number).share());
    try {
      return plain(
        openFile(this.process, name, { write: true, append: kind === '>>', truncate: kind === '>' }),
      );
    } catch (error) {
      if (error instanceof SystemError) throw new Failure(`can't open '${name}': ${error.message}`);
      throw error;
    }
  }

  private fileToRead(name: string): Stream | undefined {
    const number = DESCRIPTORS.get(name);
    try {
      const file =
        number === undefined
          ? openFile(this.process, name, { read: true })
          : descriptorOf(this.process, number).share();
      return { file, reader: new RecordReader(this.process, file), child: undefined };
    } catch (error) {
      if (error instanceof SystemError) return undefined;
      throw error;
    }
  }

  private command(command: string, isWritten: boolean): Stream {
    const { input, output } = createPipe();
    const [theirs, ours] = isWritten ? [input, output] : [output, input];
    const { program, argv } = findProgram(this.process, ['sh', '-c', command]);
    const options = inherited(this.process);
    const at = isWritten ? 0 : 1;
    options.descriptors[at]?.release(this.process.kernel);
    options.descriptors[at] = theirs;
    const child = this.process.kernel.spawn(program, { ...options, argv });
    return { file: ours, reader: isWritten ? undefined : new RecordReader(this.process, ours), child };
  }
}

const plain = (file: OpenFile): Stream => ({ file, reader: undefined, child: undefined });

const statusOf = ({ endedBy }: Process, code: number): number => (endedBy > 0 ? endedBy : code * 256);
