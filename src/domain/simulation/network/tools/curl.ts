/** The releases of curl that images have. It is no part of BusyBox. */
import type { Program } from '#domain/simulation/kernel/process.ts';
import { curlOf } from './curl/program.ts';

/** Debian 12's, which is in the nginx image. */
export const curl: Program = curlOf({
  version: '7.88.1',
  noConnection: "Couldn't connect to server",
  tlsPrefix: 'OpenSSL/3.0.17: ',
  moreHelp: "try 'curl --help' or 'curl --manual' for more information",
  page: 'web page',
  patienceOver: (_host, _port, ms) => `Connection timed out after ${ms} milliseconds`,
});

/** That of `curlimages/curl:8.10.1`. */
export const curl8: Program = curlOf({
  version: '8.10.1',
  noConnection: 'Could not connect to server',
  tlsPrefix: 'TLS connect error: ',
  moreHelp: "try 'curl --help' for more information",
  page: 'webpage',
  patienceOver: (host, port, ms) =>
    `Failed to connect to ${host} port ${port} after ${ms} ms: Timeout was reached`,
});
