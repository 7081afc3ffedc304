/** Whether curl trusts a certificate. Chains are not followed: one is trusted when it is in the file of `--cacert` itself. */
import { SystemError, Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import type { Certificate } from '#domain/simulation/network/tls/certificate.ts';
import { CurlFailure, type Release } from './failure.ts';

/** Throws `CurlFailure` (60). */
export function verify(
  certificate: Certificate,
  host: string,
  trusted: string | undefined,
  release: Release,
): void {
  if (trusted === undefined || !holds(trusted, certificate)) {
    if (trusted !== undefined) throw new Unmodelled('curl: a chain of certificates');
    throw refusal('SSL certificate problem: self-signed certificate', release);
  }
  if (certificate.names === undefined) throw new Unmodelled('curl: the names in a certificate');
  if (certificate.names.some((name) => fits(name.toLowerCase(), host.toLowerCase()))) return;
  throw refusal(`SSL: no alternative certificate subject name matches target host name '${host}'`, release);
}

/** The content of the file of `--cacert`; undefined without. Throws `CurlFailure` (77) when there is none in it. */
export function trustedBy(process: Process, path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  const failure = new CurlFailure(77, `error setting certificate file: ${path}`);
  try {
    const content = process.container.files.content(path, process);
    if (!content.includes('-----BEGIN')) throw failure;
    return content;
  } catch (error) {
    if (error instanceof SystemError) throw failure;
    throw error;
  }
}

const bare = (text: string): string => text.replace(/\s+/g, '');
const holds = (trusted: string, { pem }: Certificate): boolean => bare(trusted).includes(bare(pem));

/** `*.example.com` stands for one label. */
function fits(name: string, host: string): boolean {
  if (!name.startsWith('*.')) return name === host;
  const dot = host.indexOf('.');
  return dot > 0 && host.slice(dot) === name.slice(1);
}

const refusal = (words: string, { page }: Release): CurlFailure =>
  new CurlFailure(
    60,
    `${words}\nMore details here: https://curl.se/docs/sslcerts.html\n\n` +
      'curl failed to verify the legitimacy of the server and therefore could not\n' +
      'establish a secure connection to it. To learn more about this situation and\n' +
      `how to fix it, please visit the ${page} mentioned above.`,
  );
