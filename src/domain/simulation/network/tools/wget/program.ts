/** `wget` of BusyBox: every word on standard error, and exit code 1 for every failure. */
import { applet, Failure, warn, type Call } from '#domain/simulation/applets/applet.ts';
import { UsageError } from '#domain/simulation/applets/options.ts';
import { openFile } from '#domain/simulation/files/opened.ts';
import { resolved } from '#domain/simulation/files/paths.ts';
import { SystemError, Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { OpenFile } from '#domain/simulation/kernel/open-file.ts';
import { complain, readAll, STDERR } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { deadlineIn } from '#domain/simulation/network/deadline.ts';
import { BodyReader, framingOf, isBodiless } from '#domain/simulation/network/http/body.ts';
import { hangUp } from '#domain/simulation/network/socket.ts';
import { openDestination, progressLine, sizeOf, type Destination } from './output.ts';
import { answerOf, type Answer, type Session } from './session.ts';
import { fileNameOf, parseUrl } from './url.ts';

const SHAPE = {
  usage: `[-cqS] [--spider] [-O FILE] [-o LOGFILE] [--header STR]
	[--post-data STR | --post-file FILE] [-Y on/off]
	[--no-check-certificate] [-P DIR] [-U AGENT] [-T SEC] URL...

Retrieve files via HTTP or FTP

	--spider	Only check URL existence: $? is 0 if exists
	--header STR	Add STR (of form 'header: value') to headers
	--post-data STR	Send STR using POST method
	--post-file FILE	Send FILE using POST method
	--no-check-certificate	Don't validate the server's certificate
	-c		Continue retrieval of aborted transfer
	-q		Quiet
	-P DIR		Save to DIR (default .)
	-S    		Show server response
	-T SEC		Network read timeout is SEC seconds
	-O FILE		Save to FILE ('-' for stdout)
	-o LOGFILE	Log messages to FILE
	-U STR		Use STR for User-Agent header
	-Y on/off	Use proxy`,
  // The letters behind T stand for long options that have none.
  letters: 'cqSO:o:P:Y:U:T:t:n::H:D:F:pNI',
  long:
    'continue=c quiet=q server-response=S output-document=O output-file=o directory-prefix=P proxy=Y user-agent=U timeout=T ' +
    'tries=t header=H post-data=D post-file=F spider=p no-check-certificate=N passive-ftp=I',
};

/** `-T` when it is not given. */
const TIMEOUT_SECONDS = 900;

export const wget = applet(SHAPE, function* (call) {
  const { process, options, operands } = call;
  if (operands.length === 0) throw new UsageError();
  if (options.value('Y') !== 'off' && (process.env.get('http_proxy') ?? '') !== '')
    throw new Unmodelled('wget: http_proxy');
  yield* redirectMessages(call);
  const post = yield* postData(call);
  for (const operand of operands) yield* download(call, operand, post);
  return 0;
});

/** `-o`. */
function* redirectMessages({ process, options }: Call): Task<void> {
  const path = options.value('o');
  if (path === undefined || path === '-') return;
  try {
    const log = openFile(process, path, { write: true, truncate: true });
    process.descriptors[STDERR]?.release(process.kernel);
    process.descriptors[STDERR] = log;
  } catch (error) {
    if (error instanceof SystemError) throw new Failure(`can't open '${path}': ${error.message}`);
    throw error;
  }
  yield null;
}

function* postData({ process, options }: Call): Task<string | undefined> {
  const path = options.value('F');
  if (path === undefined) return options.value('D');
  try {
    return yield* readAll(process, openFile(process, path, { read: true }));
  } catch (error) {
    if (error instanceof SystemError) throw new Failure(`can't open '${path}': ${error.message}`);
    throw error;
  }
}

function* download(call: Call, address: string, post: string | undefined): Task<void> {
  const { process, options } = call;
  const url = parseUrl(address);
  const given = options.value('O');
  const path = given ?? `${options.has('P') ? `${options.value('P')}/` : ''}${fileNameOf(url)}`;
  const from = options.has('c') && path !== '-' ? sizeOf(process, resolved(process.cwd, path)) : 0;
  const session: Session = {
    call,
    isQuiet: options.has('q'),
    showsAnswer: options.has('S'),
    isCareless: options.has('N'),
    timeoutMs: secondsOf(options.value('T')) * 1000,
    agent: options.value('U') ?? 'Wget',
    extra: options.values('H'),
    post,
    from,
  };
  const answer = yield* answerOf(session, url);
  try {
    yield* finish(session, answer, { path, isGiven: given !== undefined, continues: from > 0 });
  } finally {
    hangUp(process, answer.socket);
  }
}

function secondsOf(text: string | undefined): number {
  if (text === undefined) return TIMEOUT_SECONDS;
  if (!/^\d+$/.test(text)) throw new Failure(`invalid number '${text}'`);
  return Number(text) || TIMEOUT_SECONDS;
}

function* finish(session: Session, answer: Answer, to: Destination): Task<void> {
  const { call, isQuiet } = session;
  const say = (words: string) => complain(call.process, isQuiet ? '' : words);
  if (call.options.has('p')) return yield* say('remote file exists\n');
  if (to.path === '-') {
    yield* say('writing to stdout\n');
    yield* say(progressLine('-', yield* copy(session, answer, openDestination(call.process, to))));
    return yield* say('written to stdout\n');
  }
  const continues = to.continues && answer.head.status === 206;
  if (to.continues && !continues) yield* warn(call, 'restart failed');
  const file = openDestination(call.process, { ...to, isGiven: to.isGiven || to.continues, continues });
  yield* say(`saving to '${to.path}'\n`);
  const size = yield* copy(session, answer, file);
  file.release(call.process.kernel);
  yield* say(progressLine(to.path, size === 0 || !continues ? size : size + session.from));
  yield* say(`'${to.path}' saved\n`);
}

/** Writes what comes as it comes; gives its size. */
function* copy({ call, timeoutMs, post }: Session, { head, reader }: Answer, file: OpenFile): Task {
  const { process } = call;
  const method = post === undefined ? 'GET' : 'POST';
  const framing = isBodiless(method, head.status) ? 'none' : framingOf(head.headers, 'close');
  const body = new BodyReader(reader, framing);
  let size = 0;
  for (;;) {
    reader.deadline = deadlineIn(process, timeoutMs);
    const piece = yield* nextOf(body);
    if (piece === null) return size;
    if (piece === 'timeout') throw new Failure('download timed out');
    if (piece === 'end') throw new Failure('connection closed prematurely');
    size += piece.bytes.length;
    yield* file.write(process, piece.bytes);
  }
}

function* nextOf(body: BodyReader): ReturnType<BodyReader['next']> {
  try {
    return yield* body.next();
  } catch (error) {
    if (error instanceof SystemError) throw new Failure(`read error: ${error.message}`);
    throw error;
  }
}
