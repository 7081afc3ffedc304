/** `/etc/hosts` and `/etc/resolv.conf` of a container: what the kubelet writes, and what the C library reads there. */
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { RUNTIME } from '#domain/simulation/files/file-tree.ts';

interface HostAlias {
  readonly ip?: string;
  readonly hostnames?: readonly string[];
}

/** As the kubelet writes it (kubelet_pods.go, managedHostsFileContent). `fqdn`: with `spec.subdomain` only. */
export function hostsFile(
  ip: string,
  hostname: string,
  fqdn = '',
  aliases: readonly HostAlias[] = [],
): string {
  const own = fqdn === '' ? `${ip}\t${hostname}` : `${ip}\t${fqdn}\t${hostname}`;
  const added = aliases.map(
    ({ ip: address = '', hostnames = [] }) => `${address}\t${hostnames.join('\t')}\n`,
  );
  return (
    '# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n' +
    'fe00::0\tip6-localnet\nfe00::0\tip6-mcastprefix\nfe00::1\tip6-allnodes\nfe00::2\tip6-allrouters\n' +
    `${own}\n${added.length > 0 ? `\n# Entries added by HostAliases.\n${added.join('')}` : ''}`
  );
}

export interface ResolverConfig {
  readonly nameserver: string;
  readonly search: readonly string[];
  readonly ndots: number;
}

/** The file of the container; the C library falls back to a server of its own machine, where none runs. */
export function resolverConfig(process: Process): ResolverConfig {
  const words = linesOf(process, '/etc/resolv.conf');
  const valuesOf = (key: string) => words.filter(([first]) => first === key).map((line) => line.slice(1));
  const options = valuesOf('options').flat();
  const ndots = options.find((option) => option.startsWith('ndots:'))?.slice('ndots:'.length);
  return {
    nameserver: valuesOf('nameserver')[0]?.[0] ?? '127.0.0.1',
    search: valuesOf('search').at(-1) ?? [],
    ndots: ndots === undefined ? 1 : Number(ndots),
  };
}

/** IPv4 addresses (and the loopback of IPv6) that the hosts file gives a name, in its order. */
export function addressesInHostsFile(process: Process, host: string): readonly string[] {
  const name = host.toLowerCase();
  return linesOf(process, '/etc/hosts')
    .filter(([, ...names]) => names.some((each) => each.toLowerCase() === name))
    .map(([ip = '']) => ip)
    .filter((ip) => !ip.includes(':'));
}

/** The names that the hosts file gives an address, in its order. */
export const hostsFileNames = (process: Process, ip: string): readonly string[] =>
  linesOf(process, '/etc/hosts')
    .filter(([address]) => address === ip)
    .flatMap(([, ...names]) => names);

/** Read as the C library does, without a trace: these are not the learner's files. */
function linesOf(process: Process, path: string): readonly (readonly string[])[] {
  let text = '';
  try {
    text = process.container.files.content(path, RUNTIME);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
  }
  return text.split('\n').map((line) =>
    line
      .replace(/[#;].*/, '')
      .trim()
      .split(/\s+/),
  );
}
