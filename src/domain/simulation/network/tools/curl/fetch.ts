/** One URL: request, answer, redirections. Throws `CurlFailure`. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import { complain } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { BodyReader, framingOf, isBodiless, type Framing } from '#domain/simulation/network/http/body.ts';
import {
  headerOf,
  isResponseLine,
  parseResponseHead,
  type ResponseHead,
} from '#domain/simulation/network/http/message.ts';
import { MessageReader } from '#domain/simulation/network/http/reader.ts';
import { hangUp, type Socket } from '#domain/simulation/network/socket.ts';
import { note, open } from './connection.ts';
import { CurlFailure, PASSING } from './failure.ts';
import type { Output } from './output.ts';
import { headOf, planAfter, planOf, type RequestPlan } from './request.ts';
import type { Transfer } from './transfer.ts';
import { resolveUrl } from './url.ts';

export function* fetch(transfer: Transfer, output: Output, dump: Output | undefined): Task<void> {
  let plan: RequestPlan | undefined = planOf(transfer);
  while (plan) plan = yield* exchange(transfer, plan, output, dump);
  yield* output.finish();
}

/** What to ask next when it is a redirection that is followed. */
function* exchange(
  transfer: Transfer,
  plan: RequestPlan,
  output: Output,
  dump: Output | undefined,
): Task<RequestPlan | undefined> {
  const { process, settings, deadline } = transfer;
  transfer.method = plan.method;
  const socket = yield* open(transfer);
  try {
    yield* send(transfer, socket, plan);
    const reader = new MessageReader(process, socket, deadline);
    const showsHead = settings.has('include') || settings.has('head');
    const head = yield* receive(transfer, reader, showsHead ? output : undefined, dump);
    const place = placeIn(head);
    transfer.redirectUrl = place === undefined ? '' : resolveUrl(transfer.url, place).text;
    if (place !== undefined && settings.has('location'))
      return yield* follow(transfer, plan, head.status, place);
    yield* keep(transfer, reader, framingFor(plan, head), output);
    return undefined;
  } finally {
    hangUp(process, socket);
  }
}

const placeIn = ({ status, headers }: ResponseHead): string | undefined =>
  status >= 300 && status < 400 ? headerOf(headers, 'Location') : undefined;

/** Takes the body, unless the status is a failure that `-f` is about. */
function* keep(transfer: Transfer, reader: MessageReader, framing: Framing, output: Output): Task<void> {
  const { status, settings, url, connects } = transfer;
  const isError = status >= 400;
  if (isError && settings.has('fail')) throw refusedBy(status);
  yield* copy(transfer, reader, framing, output);
  yield* note(transfer, `Connection #${connects - 1} to host ${url.host} left intact`);
  if (isError && settings.has('fail-with-body')) throw refusedBy(status);
}

const refusedBy = (status: number): CurlFailure =>
  new CurlFailure(22, `The requested URL returned error: ${status}`, PASSING.has(status) ? 'HTTP error' : '');

function* follow(transfer: Transfer, plan: RequestPlan, status: number, place: string): Task<RequestPlan> {
  const { settings } = transfer;
  if (transfer.redirects >= settings.mostRedirects)
    throw new CurlFailure(47, `Maximum (${settings.mostRedirects}) redirects followed`);
  transfer.redirects += 1;
  transfer.url = resolveUrl(transfer.url, place);
  yield* note(transfer, `Issue another request to this URL: '${transfer.url.text}'`);
  return planAfter(transfer, plan, status);
}

function* send(transfer: Transfer, socket: Socket, plan: RequestPlan): Task<void> {
  const { process, settings } = transfer;
  const head = headOf(transfer, plan);
  if (settings.has('verbose')) yield* complain(process, marked('>', head));
  try {
    yield* socket.write(process, head + (plan.data ?? ''));
  } catch (error) {
    if (error instanceof SystemError) throw new CurlFailure(55, `Send failure: ${error.message}`);
    throw error;
  }
}

/** Lines of a head as `-v` shows them. */
const marked = (mark: string, head: string): string => head.replace(/[^\n]*\n/g, (line) => `${mark} ${line}`);

function* receive(
  transfer: Transfer,
  reader: MessageReader,
  ...copies: readonly (Output | undefined)[]
): Task<ResponseHead> {
  const { process, settings } = transfer;
  for (;;) {
    const { text, broken } = yield* caught(reader.head(isResponseLine));
    if (broken === 'timeout') throw slow(transfer);
    if (text === '') throw new CurlFailure(52, 'Empty reply from server');
    const head = parseResponseHead(text.trimEnd());
    if (!head) throw new CurlFailure(1, 'Received HTTP/0.9 when not allowed');
    if (settings.has('verbose')) yield* complain(process, marked('<', text));
    for (const copyOf of copies) yield* copyOf?.write(text) ?? [];
    transfer.headerBytes += text.length;
    if (head.status === 100) continue;
    remember(transfer, head);
    return head;
  }
}

function remember(transfer: Transfer, { status, line, headers }: ResponseHead): void {
  transfer.status = status;
  transfer.version = /^HTTP\/(\S+)/.exec(line)?.[1] ?? '';
  transfer.contentType = headerOf(headers, 'Content-Type') ?? '';
  transfer.times.first = transfer.elapsed;
}

function framingFor({ method }: RequestPlan, { status, headers }: ResponseHead): Framing {
  return isBodiless(method, status) ? 'none' : framingOf(headers, 'close');
}

function* copy(transfer: Transfer, reader: MessageReader, framing: Framing, output: Output): Task<void> {
  // `-I` shows the head alone, whatever `-X` asked for.
  if (transfer.settings.has('head')) return;
  transfer.expected = typeof framing === 'object' ? framing.length : undefined;
  const body = new BodyReader(reader, framing);
  for (;;) {
    const piece = yield* caught(body.next());
    if (piece === null) return;
    if (piece === 'timeout') throw slow(transfer);
    if (piece === 'end') throw cut(transfer);
    transfer.bodyBytes += piece.bytes.length;
    yield* output.write(piece.bytes);
  }
}

function cut({ expected, bodyBytes }: Transfer): CurlFailure {
  const words =
    expected === undefined
      ? 'transfer closed with outstanding read data remaining'
      : `transfer closed with ${expected - bodyBytes} bytes remaining to read`;
  return new CurlFailure(18, words);
}

function slow({ elapsed, bodyBytes, expected }: Transfer): CurlFailure {
  const received = expected === undefined ? `${bodyBytes} bytes` : `${bodyBytes} out of ${expected} bytes`;
  const words = `Operation timed out after ${elapsed} milliseconds with ${received} received`;
  return new CurlFailure(28, words, 'timeout');
}

function* caught<Result>(task: Task<Result>): Task<Result> {
  try {
    return yield* task;
  } catch (error) {
    if (error instanceof SystemError) throw new CurlFailure(56, `Recv failure: ${error.message}`);
    throw error;
  }
}
