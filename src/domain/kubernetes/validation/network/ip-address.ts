/** An address as Go's net.IP holds it: four bytes for IPv4, which an IPv4 address in IPv6 clothes is too, else sixteen. */
export type IPAddress = readonly number[];

/** ParseIPSloppy in k8s.io/utils/net: zeros in front are read as decimal; no zone. Undefined where it is no address. */
export function parseIP(text: string): IPAddress | undefined {
  const bytes = text.includes(':') ? parseIPv6(text) : parseIPv4(text);
  if (bytes === undefined || !isMapped(bytes)) return bytes;
  return bytes.slice(12);
}

const isMapped = (bytes: IPAddress): boolean =>
  bytes.length === 16 &&
  bytes.slice(0, 10).every((byte) => byte === 0) &&
  bytes[10] === 255 &&
  bytes[11] === 255;

export const isFourBytes = (address: IPAddress): boolean => address.length === 4;

function parseIPv4(text: string): IPAddress | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^[0-9]+$/.test(part) && Number(part) <= 255))
    return undefined;
  return parts.map(Number);
}

/** Eight groups of up to four hexadecimal digits, zeros in front not counted, one run of zeros as `::`, and IPv4 at the end. */
function parseIPv6(text: string): IPAddress | undefined {
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0) return undefined;
  const left = bytesOf(head, tail === undefined);
  const right = tail === undefined ? [] : bytesOf(tail, true);
  if (left === undefined || right === undefined) return undefined;
  const missing = 16 - left.length - right.length;
  if (tail === undefined) return missing === 0 ? left : undefined;
  return missing < 2 ? undefined : [...left, ...Array.from({ length: missing }, () => 0), ...right];
}

function bytesOf(part: string, mayEndInIPv4: boolean): number[] | undefined {
  if (part === '') return [];
  const groups = part.split(':');
  const bytes: number[] = [];
  for (const [at, group] of groups.entries()) {
    const ipv4 = mayEndInIPv4 && at === groups.length - 1 ? parseIPv4(group) : undefined;
    if (ipv4 === undefined && !/^0*[0-9a-fA-F]{1,4}$/.test(group)) return undefined;
    const value = Number.parseInt(group, 16);
    bytes.push(...(ipv4 ?? [value >> 8, value & 255]));
  }
  return bytes;
}

/** As Go prints it, which for IPv6 is RFC 5952: lower case, the longest run of zeros as `::`. */
export function printIP(address: IPAddress): string {
  if (isFourBytes(address)) return address.join('.');
  const groups = Array.from(
    { length: 8 },
    (_, at) => ((address[2 * at] ?? 0) << 8) | (address[2 * at + 1] ?? 0),
  );
  const { from, length } = longestZeros(groups);
  const hex = groups.map((group) => group.toString(16));
  if (length < 2) return hex.join(':');
  return `${hex.slice(0, from).join(':')}::${hex.slice(from + length).join(':')}`;
}

function longestZeros(groups: readonly number[]): { readonly from: number; readonly length: number } {
  let best = { from: 0, length: 0 };
  let start = 0;
  for (const [at, group] of groups.entries()) {
    if (group !== 0) start = at + 1;
    else if (at + 1 - start > best.length) best = { from: start, length: at + 1 - start };
  }
  return best;
}
