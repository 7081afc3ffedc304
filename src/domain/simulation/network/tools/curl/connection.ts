/** From a URL to a connection that a request can go over. Throws `CurlFailure`. */
import { complain } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { dial } from '#domain/simulation/network/connect.ts';
import type { Socket } from '#domain/simulation/network/socket.ts';
import { startTls, type TlsFailure } from '#domain/simulation/network/tls/handshake.ts';
import { addressOf } from '#domain/simulation/network/tools/words.ts';
import type { NetworkError } from '#domain/simulation/trace/events.ts';
import { CurlFailure } from './failure.ts';
import type { Transfer } from './transfer.ts';
import { trustedBy, verify } from './verify.ts';

/** A line of `-v`. */
export function* note({ process, settings }: Transfer, line: string): Task<void> {
  if (settings.has('verbose')) yield* complain(process, `* ${line}\n`);
}

export function* open(transfer: Transfer): Task<Socket> {
  const { process, url, settings } = transfer;
  const trusted = trustedBy(process, settings.value('cacert'));
  const ip = yield* resolve(transfer);
  transfer.times.resolved = transfer.elapsed;
  yield* note(transfer, `  Trying ${ip}:${url.port}...`);
  const begun = process.kernel.now;
  const socket = yield* dial(
    process,
    { host: url.host, ip, port: url.port },
    { timeoutMs: patienceOf(transfer) },
  );
  if (typeof socket === 'string') {
    const words = { refused: 'Connection refused', timeout: 'Connection timed out' } as const;
    if (socket === 'refused')
      yield* note(transfer, `connect to ${ip} port ${url.port} failed: ${words.refused}`);
    throw noConnection(transfer, socket, process.kernel.now - begun);
  }
  const number = transfer.connects;
  transfer.connects += 1;
  transfer.times.connected = transfer.elapsed;
  transfer.remote = { ip, port: url.port };
  transfer.local = socket.ends.local;
  const count = transfer.release.version.startsWith('7.') ? ` (#${number})` : '';
  yield* note(transfer, `Connected to ${url.host} (${ip}) port ${url.port}${count}`);
  if (url.scheme === 'https') yield* secure(transfer, socket, trusted);
  return socket;
}

/** `--resolve host:port:address` comes before everything else. */
function* resolve(transfer: Transfer): Task<string> {
  const { process, url, settings } = transfer;
  for (const entry of settings.values('resolve')) {
    const [host, port, ...address] = entry.replace(/^\+/, '').split(':');
    const isMeant = (host === url.host || host === '*') && Number(port) === url.port;
    if (isMeant) return address.join(':').replace(/^\[|\]$/g, '');
  }
  const ip = yield* addressOf(process, url.host, url.port);
  if (ip !== undefined) return ip;
  yield* note(transfer, `Could not resolve host: ${url.host}`);
  throw new CurlFailure(6, `Could not resolve host: ${url.host}`, 'timeout');
}

function patienceOf({ settings, deadline, process }: Transfer): number | undefined {
  const left = deadline === undefined ? undefined : Math.max(0, deadline - process.kernel.now);
  const both = [settings.connectMs, left].filter((ms) => ms !== undefined);
  return both.length === 0 ? undefined : Math.min(...both);
}

function noConnection(transfer: Transfer, why: NetworkError, ms: number): CurlFailure {
  const { url, release, settings, deadline, process, elapsed } = transfer;
  const failed = `Failed to connect to ${url.host} port ${url.port} after ${ms} ms: ${release.noConnection}`;
  if (why !== 'timeout')
    return new CurlFailure(7, failed, settings.has('retry-connrefused') ? 'connection refused' : '');
  if (deadline !== undefined && process.kernel.now >= deadline) return tooSlow(elapsed);
  if (settings.connectMs !== undefined && ms >= settings.connectMs)
    return new CurlFailure(28, release.patienceOver(url.host, url.port, ms), 'timeout');
  return new CurlFailure(28, failed, 'timeout');
}

const tooSlow = (ms: number): CurlFailure =>
  new CurlFailure(28, `Connection timed out after ${ms} milliseconds`, 'timeout');

function* secure(transfer: Transfer, socket: Socket, trusted: string | undefined): Task<void> {
  const { process, url, settings, release, deadline } = transfer;
  yield* note(transfer, 'ALPN: offers h2,http/1.1');
  const failure = yield* startTls(process, socket, url.host, deadline);
  if (failure) throw noHandshake(transfer, failure);
  transfer.times.secured = transfer.elapsed;
  yield* note(transfer, 'SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384');
  if (settings.has('insecure') || !socket.certificate) return;
  verify(socket.certificate, url.host, trusted, release);
}

function noHandshake({ url, release, elapsed }: Transfer, failure: TlsFailure): CurlFailure {
  const where = `in connection to ${url.host}:${url.port} `;
  switch (failure) {
    case 'timeout':
      return tooSlow(elapsed);
    case 'plain':
      return new CurlFailure(35, `${release.tlsPrefix}error:0A00010B:SSL routines::wrong version number`);
    case 'closed':
      return new CurlFailure(
        35,
        `${release.tlsPrefix}error:0A000126:SSL routines::unexpected eof while reading`,
      );
    case 'reset':
      return new CurlFailure(35, `OpenSSL SSL_connect: Connection reset by peer ${where}`);
    case 'alert':
      return new CurlFailure(
        35,
        `${release.tlsPrefix}error:0A000410:SSL routines::sslv3 alert handshake failure`,
      );
  }
}
