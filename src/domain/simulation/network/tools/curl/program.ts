/** curl of one release: its URLs one after the other, each tried again as `--retry` says. */
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import { complain, print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { CurlFailure, PASSING, type Release } from './failure.ts';
import { fetch } from './fetch.ts';
import { readCommandLine, type Given } from './options.ts';
import { Output } from './output.ts';
import { METER_START, METER_TITLE, meterEnd } from './progress.ts';
import { settingsOf, type Settings } from './settings.ts';
import { Transfer } from './transfer.ts';
import { parseUrl, type Url } from './url.ts';
import { writeOut } from './write-out.ts';

export const curlOf = (release: Release): Program =>
  function* (process) {
    process.dispositions.set(SIG.PIPE, 'ignore');
    if ((process.env.get('http_proxy') ?? '') !== '') throw new Unmodelled('curl: http_proxy');
    try {
      const line = readCommandLine(process.argv.slice(1));
      const settings = yield* settingsOf(process, line);
      if (line.urls.length === 0) throw new CurlFailure(2, settings.has('silent') ? 'no URL specified' : '');
      const places = line.options.filter(({ name }) => name === 'output' || name === 'remote-name');
      let code = 0;
      for (const [at, url] of line.urls.entries())
        code = yield* transferOf({ process, release, settings, url, place: places[at] });
      return code;
    } catch (error) {
      if (!(error instanceof CurlFailure)) throw error;
      const first = error.message === '' ? '' : `curl: ${error.message}\n`;
      yield* complain(process, `${first}curl: ${release.moreHelp}\n`);
      return error.code;
    }
  };

interface Job {
  readonly process: Process;
  readonly release: Release;
  readonly settings: Settings;
  readonly url: string;
  /** `-o` or `-O` of this URL. */
  readonly place: Given | undefined;
}

function* transferOf(job: Job): Task {
  const { process, settings } = job;
  let wait = 1_000;
  for (let left = settings.retries; ; left -= 1) {
    const failure = yield* attempt(job);
    if (!failure || left === 0 || !mayPass(job, failure)) return failure?.code ?? 0;
    const delay = Number(settings.value('retry-delay') ?? 0) * 1000 || wait;
    if (!settings.has('silent')) yield* complain(process, warning(failure, delay, left));
    yield { ms: delay };
    wait = Math.min(wait * 2, 600_000);
  }
}

const mayPass = ({ settings }: Job, { passing }: CurlFailure): boolean =>
  passing !== '' || settings.has('retry-all-errors');

function warning({ passing }: CurlFailure, delay: number, left: number): string {
  const seconds = Math.round(delay / 1000);
  const [second, retry] = [seconds === 1 ? 'second' : 'seconds', left === 1 ? 'retry' : 'retries'];
  const problem = passing === '' ? '(retrying all errors)' : passing;
  return `Warning: Problem: ${problem}. Will retry in ${seconds} ${second}. ${left} ${retry} left.\n`;
}

/** One try, with everything that is said of it. */
function* attempt(job: Job): Task<CurlFailure | undefined> {
  let url: Url;
  try {
    url = urlOf(job);
  } catch (error) {
    return yield* failed(job, error);
  }
  const { process, settings, release } = job;
  const transfer = new Transfer(process, settings, release, url);
  const meter = (text: string) => complain(process, isMetered(job) ? text : '');
  let failure: CurlFailure | undefined;
  try {
    yield* meter(METER_TITLE + METER_START);
    yield* run(job, transfer);
    yield* meter(`${meterEnd(transfer)}\n`);
  } catch (error) {
    if (!(error instanceof CurlFailure && error.code === 6)) yield* meter(`${METER_START}\n`);
    failure = yield* failed(job, error);
  }
  yield* writeFormat(transfer, failure);
  return failure ?? passingStatus(transfer);
}

const isMetered = ({ settings }: Job): boolean =>
  !settings.has('silent') && !settings.has('no-progress-meter');

/** Says what went wrong; what is no failure of curl is thrown on. */
function* failed({ process, settings }: Job, error: unknown): Task<CurlFailure> {
  if (!(error instanceof CurlFailure)) throw error;
  const isSaid = !settings.has('silent') || settings.has('show-error');
  if (isSaid) yield* complain(process, `curl: (${error.code}) ${error.message}\n`);
  return error;
}

/** A status that `--retry` tries again, though it is no failure without `-f`. */
function passingStatus({ status, settings }: Transfer): CurlFailure | undefined {
  const mayChange = PASSING.has(status) && settings.retries > 0;
  return mayChange ? new CurlFailure(0, '', 'HTTP error') : undefined;
}

/** With the data of `-G` in its query. */
function urlOf({ url, settings }: Job): Url {
  const parsed = parseUrl(url);
  if (!settings.has('get') || settings.data === undefined) return parsed;
  const target = `${parsed.target}${parsed.target.includes('?') ? '&' : '?'}${settings.data}`;
  return { ...parsed, target, text: `${parsed.scheme}://${parsed.authority}${target}` };
}

function* run({ process, settings, place }: Job, transfer: Transfer): Task<void> {
  const isSilent = settings.has('silent');
  transfer.fileName =
    place === undefined ? '' : place.name === 'output' ? place.value : remoteName(transfer.url);
  const dumpPath = settings.value('dump-header');
  const dump = dumpPath === undefined ? undefined : new Output(process, dumpPath, isSilent);
  yield* fetch(transfer, new Output(process, transfer.fileName, isSilent), dump);
  yield* dump?.finish() ?? [];
}

function remoteName({ target }: Url): string {
  const path = target.replace(/\?.*$/s, '');
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === '') throw new CurlFailure(23, 'Failed writing received data to disk/application');
  return name;
}

function* writeFormat(transfer: Transfer, failure: CurlFailure | undefined): Task<void> {
  const { process, settings } = transfer;
  const format = settings.value('write-out');
  if (format === undefined) return;
  if (format.startsWith('@')) throw new Unmodelled('curl -w from a file');
  const end = { code: failure?.code ?? 0, message: failure?.message ?? '' };
  const { text, unknown } = writeOut(format, transfer, end);
  for (const name of unknown) yield* complain(process, `curl: unknown --write-out variable: '${name}'\n`);
  yield* print(process, text);
}
