/** The records of the files that ARGV names, or of standard input. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { openInput } from '#domain/simulation/stream/inputs.ts';
import { Failure } from '#domain/simulation/stream/tool.ts';
import { assignmentOf } from './assignment.ts';
import { AwkFailure } from './failure.ts';
import type { Machine } from './machine.ts';
import { RecordReader } from './reader.ts';
import { toNumber } from './values.ts';

export class MainInput {
  private readonly machine: Machine;
  private reader: RecordReader | undefined;
  /** Position in ARGV. */
  private at = 0;
  private hadFile = false;
  isOver = false;

  constructor(machine: Machine) {
    this.machine = machine;
  }

  /** The next record; null at the end of all. */
  *next(): Task<string | null> {
    while (!this.isOver) {
      this.reader ??= this.open();
      if (!this.reader) break;
      const record = yield* this.read(this.reader);
      if (record !== null) return record;
      this.skipFile();
    }
    this.isOver = true;
    return null;
  }

  /** A record was taken: it counts. */
  counted(): void {
    this.machine.count('NR');
    this.machine.count('FNR');
  }

  /** Leaves the rest of a file. */
  skipFile(): void {
    this.reader?.release();
    this.reader = undefined;
  }

  private *read(reader: RecordReader): Task<string | null> {
    const { machine } = this;
    try {
      return yield* reader.next(machine.separatorOf(machine.text('RS')));
    } catch (error) {
      if (error instanceof SystemError) throw new AwkFailure(error.message);
      throw error;
    }
  }

  /** Carries out assignments among the names; without any file standard input is read. */
  private open(): RecordReader | undefined {
    const { machine } = this;
    const names = machine.memory.cell('ARGV').array();
    for (;;) {
      this.at += 1;
      if (this.at >= toNumber(machine.get('ARGC'))) break;
      const name = names.has(String(this.at)) ? machine.textOf(names.get(String(this.at))) : '';
      const assignment = assignmentOf(name);
      if (assignment) machine.set(assignment.name, assignment.value);
      else if (name !== '') return this.openFile(name);
    }
    return this.hadFile ? undefined : this.openFile('-');
  }

  private openFile(name: string): RecordReader {
    const { machine } = this;
    this.hadFile = true;
    try {
      const reader = new RecordReader(machine.process, openInput(machine.process, name));
      machine.set('FILENAME', name);
      machine.set('FNR', 0);
      return reader;
    } catch (error) {
      if (error instanceof SystemError) throw new Failure(`${name}: ${error.message}`);
      throw error;
    }
  }
}
