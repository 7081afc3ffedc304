/** Manifests to start from in the playground. */
import fiveFaults from './examples/five-faults.yaml?raw';
import logSidecar from './examples/log-sidecar.yaml?raw';
import tlsProxy from './examples/tls-proxy.yaml?raw';

export interface Example {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

export const EXAMPLES: readonly [Example, ...Example[]] = [
  { id: 'log-sidecar', title: 'A native sidecar for logs', text: logSidecar },
  { id: 'tls-proxy', title: 'TLS in front of a web server', text: tlsProxy },
  { id: 'five-faults', title: 'Five faults', text: fiveFaults },
];
