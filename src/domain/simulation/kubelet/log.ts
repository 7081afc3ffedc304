/** What a container wrote to its standard output and errors in one run: lines, each with its time. */
import type { LogLine } from '#domain/simulation/cluster/running.ts';
import { toText } from '#domain/simulation/files/bytes.ts';
import { SinkFile } from '#domain/simulation/kernel/open-file.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Recorder } from '#domain/simulation/trace/recorder.ts';

type Stream = LogLine['stream'];

/** So long is a line at most before the runtime cuts it (containerd's max_container_log_line_size). */
const LONGEST_LINE = 16_384;

export class ContainerLog {
  readonly lines: LogLine[] = [];
  private readonly actor: { readonly container: { readonly name: string; readonly pod: string } };
  private readonly trace: Recorder;
  private readonly restart: number;
  private readonly begun = new Map<Stream, string>();

  constructor(pod: string, container: string, restart: number, trace: Recorder) {
    this.actor = { container: { name: container, pod } };
    this.restart = restart;
    this.trace = trace;
  }

  /** The open file behind descriptor 1 or 2. */
  sink(stream: Stream): SinkFile {
    return new SinkFile((bytes, process) => this.take(stream, bytes, process));
  }

  /** At the end of the run: a line that was not ended is one, too. */
  flush(): void {
    for (const [stream, rest] of this.begun) if (rest !== '') this.add(stream, rest);
    this.begun.clear();
  }

  /** Its last lines, as `terminationMessagePolicy: FallbackToLogsOnError` takes them: 80 lines, 2048 bytes. */
  tail(): string {
    return this.lines
      .slice(-80)
      .map(({ line }) => `${line}\n`)
      .join('')
      .slice(-2048);
  }

  private take(stream: Stream, bytes: string, process: Process): void {
    const parts = `${this.begun.get(stream) ?? ''}${bytes}`.split('\n');
    const rest = parts.pop() ?? '';
    for (const line of parts) this.add(stream, line, process);
    if (rest.length < LONGEST_LINE) this.begun.set(stream, rest);
    else {
      this.begun.delete(stream);
      this.add(stream, rest, process);
    }
  }

  private add(stream: Stream, bytes: string, process?: Process): void {
    const line = toText(bytes);
    this.lines.push({ at: this.trace.clock(), stream, line });
    const actor = process ? { pid: process.pid, ...this.actor } : this.actor;
    this.trace.record(actor, { op: 'log', stream, line, restart: this.restart });
  }
}
