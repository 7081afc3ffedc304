/** One file, line by line: what is found is printed at once. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { LineReader, print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { withoutEnd } from '#domain/simulation/stream/inputs.ts';
import type { SearchPattern } from './patterns.ts';
import type { Settings } from './settings.ts';

/** So many lines are one turn of the process. */
const LINES_A_TURN = 64;

export interface Search {
  readonly process: Process;
  readonly settings: Settings;
  readonly patterns: readonly SearchPattern[];
  /** Some line was printed already: `--` stands between groups. */
  hasPrinted: boolean;
  /** The number of that line; BusyBox compares with it across files. */
  lastPrinted: number;
}

/** Gives how many lines match; for -L, whether the file is one of the others. */
export function* searchFile(search: Search, file: OpenFile, name: string, namesFile: boolean): Task {
  const matches = yield* new FileSearch(search, name, namesFile).run(file);
  return search.settings.instead === 'others' ? Number(matches === 0) : matches;
}

class FileSearch {
  private readonly search: Search;
  private readonly settings: Settings;
  private readonly name: string;
  private readonly namesFile: boolean;
  private matches = 0;
  private number = 0;
  private following = 0;
  private before: string[] = [];

  constructor(search: Search, name: string, namesFile: boolean) {
    this.search = search;
    this.settings = search.settings;
    this.name = name;
    this.namesFile = namesFile;
  }

  *run(file: OpenFile): Task {
    const lines = new LineReader(this.search.process, file);
    for (;;) {
      const line = yield* nextLine(lines);
      if (line === null) break;
      this.number += 1;
      if (this.number % LINES_A_TURN === 0) yield null;
      if (yield* this.take(withoutEnd(line))) return this.matches;
    }
    yield* this.sum();
    return this.matches;
  }

  /** True when the rest of the file does not matter. */
  private *take(line: string): Task<boolean> {
    // Where several match, BusyBox shows with -o what the last one found.
    const pattern = this.search.patterns.findLast((each) => each.find(line, false));
    if ((pattern !== undefined) === this.settings.isInverted) yield* this.passBy(line);
    else if (yield* this.hit(line, pattern)) return true;
    const isEnough = this.matches >= this.settings.most && this.following === 0;
    if (isEnough) yield* this.sum();
    return isEnough;
  }

  private *passBy(line: string): Task<void> {
    if (this.following > 0) {
      this.following -= 1;
      yield* this.print(this.number, '-', line);
    } else if (this.settings.before > 0) {
      this.before.push(line);
      if (this.before.length > this.settings.before) this.before.shift();
    }
  }

  private *hit(line: string, pattern: SearchPattern | undefined): Task<boolean> {
    const { instead, most } = this.settings;
    if (this.matches >= most) {
      this.following = 0;
      return false;
    }
    this.matches += 1;
    if (instead === 'names') yield* print(this.search.process, `${this.name}\n`);
    if (instead !== undefined) return instead !== 'count';
    const first = this.number - this.before.length;
    for (const [offset, earlier] of this.before.splice(0).entries())
      yield* this.print(first + offset, '-', earlier);
    this.following = this.settings.after;
    if (this.settings.onlyMatches) yield* this.printMatches(line, pattern);
    else yield* this.print(this.number, ':', line);
    return false;
  }

  private *printMatches(line: string, pattern: SearchPattern | undefined): Task<void> {
    let at = 0;
    while (pattern && at <= line.length) {
      const found = pattern.find(line.slice(at), at > 0);
      if (!found) return;
      const text = line.slice(at + found.start, at + found.end);
      if (text !== '') yield* this.print(this.number, ':', text);
      if (pattern.isFixed) return;
      at += found.end + (text === '' ? 1 : 0);
    }
  }

  private *print(number: number, mark: ':' | '-', line: string): Task<void> {
    const { settings, search } = this;
    const hasContext = settings.before > 0 || settings.after > 0;
    const isApart = hasContext && search.hasPrinted && search.lastPrinted !== number - 1;
    search.hasPrinted = true;
    search.lastPrinted = number;
    const name = this.namesFile ? this.name + mark : '';
    const count = settings.numbersLines ? `${number}${mark}` : '';
    yield* print(search.process, `${isApart ? '--\n' : ''}${name}${count}${line}\n`);
  }

  /** What is only known at the end. */
  private *sum(): Task<void> {
    const { instead } = this.settings;
    const name = this.namesFile ? `${this.name}:` : '';
    if (instead === 'count') yield* print(this.search.process, `${name}${this.matches}\n`);
    if (instead === 'others') yield* print(this.search.process, `${this.name}\n`);
  }
}

/** A directory has no lines. */
function* nextLine(lines: LineReader): Task<string | null> {
  try {
    return yield* lines.next();
  } catch (error) {
    if (error instanceof SystemError && error.code === 'EISDIR') return null;
    throw error;
  }
}
