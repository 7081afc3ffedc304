/** Certificates and keys of `listen ... ssl`: there is no cryptography, but what is no PEM is refused as OpenSSL refuses it. */
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Certificate } from '#domain/simulation/network/tls/certificate.ts';
import { tried } from '#domain/simulation/images/failures.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import { Emergency } from './emergency.ts';
import type { Scope } from './scope.ts';
import type { Settings } from './settings.ts';

const NO_CERTIFICATE =
  'PEM_read_bio_X509_AUX() failed (SSL: error:0480006C:PEM routines::no start line:Expecting: TRUSTED CERTIFICATE)';
const NO_KEY =
  'PEM_read_bio_PrivateKey() failed (SSL: error:1E08010C:DECODER routines::unsupported:No supported data to decode. Input type: PEM)';

/** Throws `Emergency`; that the files are there was seen to before. */
export function refuseCertificates(process: Process, { servers, streams }: Settings): void {
  for (const { listens, scope } of [...servers, ...streams]) {
    if (!listens.some(({ tls }) => tls)) continue;
    refuse(
      process,
      scope,
      'ssl_certificate',
      'certificate',
      /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/,
    );
    refuse(
      process,
      scope,
      'ssl_certificate_key',
      'certificate key',
      /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/,
    );
  }
}

function refuse(process: Process, scope: Scope, name: string, what: string, begin: RegExp): void {
  for (const {
    args: [path = ''],
  } of scope.all(name)) {
    if (path.includes('$') || path.startsWith('data:')) continue;
    const content = contentOf(process, path);
    const problem = problemOf(content, path, begin, what === 'certificate' ? NO_CERTIFICATE : NO_KEY);
    if (problem !== undefined) throw new Emergency(`cannot load ${what} "${absolute(path)}": ${problem}`);
  }
}

function problemOf(
  content: string | SystemError,
  path: string,
  begin: RegExp,
  words: string,
): string | undefined {
  if (typeof content === 'string') return begin.test(content) ? undefined : words;
  return `BIO_new_file() failed (SSL: error:8000000D:system library::${content.message}:calling fopen(${absolute(path)}, r) error:10080002:BIO routines::system lib)`;
}

const absolute = (path: string): string => (path.startsWith('/') ? path : `/etc/nginx/${path}`);

const contentOf = (process: Process, path: string): string | SystemError =>
  tried(() => process.container.files.content(absolute(path), process));

/** What a server presents in the handshake. */
export function certificateOf(process: Process, scope: Scope): Certificate {
  const content = contentOf(process, scope.value('ssl_certificate') ?? '');
  return { pem: typeof content === 'string' ? content : '', names: undefined };
}
