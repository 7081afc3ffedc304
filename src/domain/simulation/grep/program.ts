import { readOptions, UsageError, type Options, type Shape } from '#domain/simulation/applets/options.ts';
import { SystemError, Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { complain } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { isGnu } from '#domain/simulation/stream/flavour.ts';
import { contentOf, nameAlone, openInput } from '#domain/simulation/stream/inputs.ts';
import { tool } from '#domain/simulation/stream/tool.ts';
import { searchPattern } from './patterns.ts';
import { searchFile, type Search } from './search.ts';
import { settingsOf, type Settings } from './settings.ts';
import { filesBelow } from './tree.ts';

const USAGE = '[-HhnlLoqvsrRiwFE] [-m N] [-A|B|C N] { PATTERN | -e PATTERN... | -f FILE... } [FILE]...';
const LETTERS = 'lnqvscFiHhe:f:LorRm:wxA:B:C:EaI';

/** The letter `,` stands for what changes nothing here: each line is written at once, and nothing is coloured. */
const BUSYBOX: Shape = { usage: USAGE, letters: `${LETTERS},`, long: 'color=,' };

const GNU: Shape = {
  usage: USAGE,
  letters: `${LETTERS}GPy,`,
  long:
    'color=, colour=, line-buffered=, text=, regexp=e file=f ignore-case=i invert-match=v word-regexp=w line-regexp=x count=c quiet=q ' +
    'silent=q no-messages=s line-number=n with-filename=H no-filename=h only-matching=o files-with-matches=l ' +
    'files-without-match=L max-count=m recursive=r dereference-recursive=R after-context=A before-context=B context=C ' +
    'extended-regexp=E fixed-strings=F basic-regexp=G perl-regexp=P',
};

const grepAs = (name: 'grep' | 'egrep' | 'fgrep'): Program =>
  tool({ name, usage: USAGE, failure: 2 }, function* (process) {
    const { options, operands } = readOptions(process.argv.slice(1), isGnu(process) ? GNU : BUSYBOX);
    if (options.has('P')) throw new Unmodelled('grep -P');
    const settings = settingsOf(options, name);
    const { sources, paths } = yield* patternsOf(process, options, operands);
    const patterns = sources.map((source) => searchPattern(source, settings));
    return yield* searchAll({ process, settings, patterns, hasPrinted: false, lastPrinted: 0 }, name, paths);
  });

export const grep = grepAs('grep');
export const egrep = grepAs('egrep');
export const fgrep = grepAs('fgrep');

/** What -e and -f say, or else the first operand; a line break in it separates patterns. */
function* patternsOf(
  process: Process,
  options: Options,
  operands: readonly string[],
): Task<{ readonly sources: readonly string[]; readonly paths: readonly string[] }> {
  const sources = options.values('e').flatMap((value) => value.split('\n'));
  const files = options.values('f');
  for (const path of files) {
    const content = yield* contentOf(process, path, nameAlone);
    if (content !== '') sources.push(...content.replace(/\n$/, '').split('\n'));
  }
  if (sources.length > 0 || files.length > 0) return { sources, paths: operands };
  const [source, ...paths] = operands;
  if (source === undefined) throw new UsageError('');
  return { sources: source.split('\n'), paths };
}

interface Counts {
  matches: number;
  hasFailed: boolean;
}

function* searchAll(search: Search, name: string, paths: readonly string[]): Task {
  const { settings, process } = search;
  const counts: Counts = { matches: 0, hasFailed: false };
  const isQuietHit = (): boolean => settings.instead === 'quiet' && counts.matches > 0;
  for (const path of inputsOf(paths, settings, process)) {
    const below = settings.recursive ? filesBelow(process, path, settings.followsLinks) : undefined;
    const namesFiles = settings.namesFiles ?? (below !== undefined || paths.length > 1);
    for (const each of below ?? [path]) {
      yield* searchPath(search, name, each, namesFiles, counts);
      if (isQuietHit()) return 0;
    }
  }
  return counts.hasFailed ? 2 : counts.matches > 0 ? 0 : 1;
}

function inputsOf(paths: readonly string[], { recursive }: Settings, process: Process): readonly string[] {
  if (paths.length > 0) return paths;
  return recursive && isGnu(process) ? ['.'] : ['-'];
}

function* searchPath(
  search: Search,
  name: string,
  path: string,
  namesFiles: boolean,
  counts: Counts,
): Task<void> {
  const { process, settings } = search;
  try {
    const file = openInput(process, path);
    try {
      const shown = path === '-' ? '(standard input)' : path;
      counts.matches += yield* searchFile(search, file, shown, namesFiles);
    } finally {
      file.release(process.kernel);
    }
  } catch (error) {
    if (!(error instanceof SystemError) || error.code === 'EPIPE') throw error;
    counts.hasFailed = true;
    if (!settings.hidesErrors) yield* complain(process, `${name}: ${path}: ${error.message}\n`);
  }
}
