import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { isFourBytes, parseIP, printIP, type IPAddress } from './ip-address.ts';

/** A network: the address as written, and how many of its bits count. */
export interface Cidr {
  readonly address: IPAddress;
  readonly bits: number;
}

/** ParseCIDRSloppy in k8s.io/utils/net. An IPv4 address that is written as IPv6 is counted in 128 bits. */
export function parseCidr(text: string): Cidr | undefined {
  const slash = text.indexOf('/');
  const written = text.slice(0, Math.max(slash, 0));
  const address = parseIP(written);
  const digits = text.slice(slash + 1);
  if (address === undefined || !/^[0-9]+$/.test(digits)) return undefined;
  const mapped = isFourBytes(address) && written.includes(':');
  const bits = Number(digits);
  if (bits > (written.includes(':') ? 128 : 32)) return undefined;
  return { address, bits: mapped ? Math.max(bits - 96, 0) : bits };
}

/** IsValidCIDRForLegacyField in pkg/apis/core/validation. */
export function validateCidr(text: string, path: FieldPath, errors: FieldErrors): void {
  if (parseCidr(text) === undefined)
    errors.invalid(path, text, 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)');
}

/** The network's first address: what the bits leave over is zero. */
export function networkOf({ address, bits }: Cidr): IPAddress {
  return address.map((byte, at) => byte & (0xff00 >> Math.min(Math.max(bits - 8 * at, 0), 8)) & 0xff);
}

/** IPNet.Contains: of one family, and in the network. */
export function contains(network: Cidr, address: IPAddress): boolean {
  if (network.address.length !== address.length) return false;
  const masked = networkOf({ address, bits: network.bits });
  return networkOf(network).every((byte, at) => byte === masked[at]);
}

export const printCidr = (address: IPAddress, bits: number): string => `${printIP(address)}/${bits}`;
