import { expect, it } from 'vitest';
import { run, site } from './tools.test-data.ts';

const SERVER = 'Server:\t\t10.96.0.10\nAddress:\t10.96.0.10:53\n\n';
const missing = (name: string): string => `** server can't find ${name}: NXDOMAIN\n\n`;
const found = (name: string, ...ips: readonly string[]): string =>
  `${ips.map((ip) => `Name:\t${name}\nAddress: ${ip}\n`).join('')}\n`;

function lookUp(command: string) {
  const where = site();
  const to = [{ ip: '10.244.0.5' }, { ip: '10.244.0.6' }];
  where.cluster.addService({ name: 'two', clusterIP: 'None', ports: ['80:80'], to });
  where.cluster.addService({ name: 'gone', clusterIP: 'None', ports: ['80:80'] });
  where.cluster.addService({ name: 'ext', externalName: 'web.default.svc.cluster.local' });
  return { where, ...run(where, command) };
}

/** Recorded with BusyBox 1.35 against a DNS server that answers as CoreDNS does. */
it.each<[string, command: string, code: number, stdout: string]>([
  [
    'a full name',
    'nslookup web.default.svc.cluster.local',
    0,
    `${SERVER}${found('web.default.svc.cluster.local', '10.96.1.1')}\n`,
  ],
  [
    'a bare name is asked in every search domain, and what is missing in one makes it fail',
    'nslookup web',
    1,
    SERVER +
      found('web.default.svc.cluster.local', '10.96.1.1') +
      missing('web.svc.cluster.local') +
      missing('web.cluster.local') +
      '\n' +
      missing('web.svc.cluster.local') +
      missing('web.cluster.local'),
  ],
  [
    'a name with a dot is asked as it is',
    'nslookup web.default',
    1,
    SERVER + missing('web.default') + missing('web.default'),
  ],
  [
    'the Pods of a headless Service',
    'nslookup -type=a two.default.svc.cluster.local',
    0,
    SERVER + found('two.default.svc.cluster.local', '10.244.0.5', '10.244.0.6'),
  ],
  [
    'a headless Service without ready Pods',
    'nslookup -type=a gone.default.svc.cluster.local',
    1,
    SERVER + missing('gone.default.svc.cluster.local'),
  ],
  [
    'an ExternalName',
    'nslookup -type=a ext.default.svc.cluster.local',
    0,
    `${SERVER}ext.default.svc.cluster.local\tcanonical name = web.default.svc.cluster.local\n${found('web.default.svc.cluster.local', '10.96.1.1')}`,
  ],
  [
    'the name of an address',
    'nslookup 10.96.1.1',
    0,
    `${SERVER}1.1.96.10.in-addr.arpa\tname = web.default.svc.cluster.local\n\n`,
  ],
  ['an address without a name', 'nslookup 10.96.9.9', 1, SERVER + missing('9.9.96.10.in-addr.arpa')],
  [
    'the API server',
    'nslookup -type=a kubernetes.default.svc.cluster.local',
    0,
    SERVER + found('kubernetes.default.svc.cluster.local', '10.96.0.1'),
  ],
  [
    'the server can be named',
    'nslookup -type=a web.default.svc.cluster.local 10.96.0.10',
    0,
    SERVER + found('web.default.svc.cluster.local', '10.96.1.1'),
  ],
  [
    'a Pod is no server',
    'nslookup web 10.244.0.5',
    1,
    ';; connection timed out; no servers could be reached\n\n',
  ],
])('%s', (_name, command, code, stdout) => {
  const { process, output } = lookUp(command);
  expect({ code: process.exitCode, stdout: output.stdout }).toEqual({ code, stdout });
});

it('leaves one entry in the trace, whatever it printed', () => {
  const { where } = lookUp('nslookup web');
  expect(where.cluster.told('lookup')).toEqual(['visitor app lookup web true']);
});
