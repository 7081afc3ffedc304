import { isIPv4, isIPv6 } from './ip.ts';

/**
 * What the API server says of an address that it reads but does not like, or undefined.
 * After GetWarningsForIP in k8s.io/apimachinery/pkg/util/validation/ip.go.
 */
export function ipWarning(value: string): string | undefined {
  const groups = groupsOf(value);
  if (groups === undefined) return undefined;
  const canonical = textOf(groups);
  if (isIPv4(canonical)) return canonical === value ? undefined : nonStandard(value, canonical);
  if (/[0-9a-f]{5}|(?:^|[:.])0\d+\./i.test(value)) return nonStandard(value, canonical);
  if (canonical === value) return undefined;
  return `IPv6 address ${JSON.stringify(value)} should be in RFC 5952 canonical format (${JSON.stringify(canonical)})`;
}

const nonStandard = (value: string, canonical: string): string =>
  `non-standard IP address ${JSON.stringify(value)} will be considered invalid in a future Kubernetes release: use ${JSON.stringify(canonical)}`;

const IPV4_PREFIX = [0, 0, 0, 0, 0, 0xffff];

/** Eight groups of 16 bits; an IPv4 address in its IPv6 form, as Go's net.IP holds it. */
function groupsOf(value: string): readonly number[] | undefined {
  if (isIPv4(value)) return [...IPV4_PREFIX, ...pair(value)];
  if (!isIPv6(value)) return undefined;
  const [head = '', tail] = value.split('::');
  const left = numbersOf(head);
  if (tail === undefined) return left;
  const right = numbersOf(tail);
  return [...left, ...Array<number>(8 - left.length - right.length).fill(0), ...right];
}

const numbersOf = (part: string): number[] =>
  part === ''
    ? []
    : part.split(':').flatMap((group) => (group.includes('.') ? pair(group) : [Number(`0x${group}`)]));

/** The two groups that an IPv4 address fills. */
function pair(address: string): [number, number] {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  return [a * 256 + b, c * 256 + d];
}

/** The text of an address after RFC 5952: the longest run of zeros, the first of equal ones, as `::`. */
function textOf(groups: readonly number[]): string {
  if (IPV4_PREFIX.every((group, at) => groups[at] === group))
    return groups
      .slice(6)
      .flatMap((group) => [group >> 8, group & 0xff])
      .join('.');
  const text = groups.map((group) => group.toString(16)).join(':');
  const [longest] = [...text.matchAll(/(?<![^:])0(?::0)+(?![^:])/g)].toSorted(
    (a, b) => b[0].length - a[0].length,
  );
  if (longest === undefined) return text;
  const before = text.slice(0, longest.index).replace(/:$/, '');
  const after = text.slice(longest.index + longest[0].length).replace(/^:/, '');
  return `${before}::${after}`;
}
