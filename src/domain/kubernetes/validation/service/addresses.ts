import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { ServiceSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { validateIP } from '#domain/kubernetes/validation/common/ip.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { isFourBytes, parseIP, type IPAddress } from '#domain/kubernetes/validation/network/ip-address.ts';

const FAMILIES = ['IPv4', 'IPv6'];
const POLICIES = ['PreferDualStack', 'RequireDualStack', 'SingleStack'];

/** After ValidateServiceClusterIPsRelatedFields in pkg/apis/core/validation. */
export function validateAddresses(spec: ServiceSpec, path: FieldPath, errors: FieldErrors): void {
  if (spec.type === 'ExternalName') return;
  const { clusterIPs = [], ipFamilies = [], ipFamilyPolicy } = spec;
  validateFirst(spec, path.child('clusterIPs'), errors);
  for (const [at, family] of ipFamilies.entries()) {
    const where = path.child('ipFamilies').index(at);
    if (!FAMILIES.includes(family)) errors.notSupported(where, family, FAMILIES);
    if (ipFamilies.indexOf(family) < at) errors.duplicate(where, family);
  }
  if (ipFamilyPolicy !== undefined && !POLICIES.includes(ipFamilyPolicy))
    errors.notSupported(path.child('ipFamilyPolicy'), ipFamilyPolicy, POLICIES);
  if (validateEach(clusterIPs, path.child('clusterIPs'), errors))
    validateFamilies(clusterIPs, ipFamilies, path.child('clusterIPs'), errors);
}

function validateFirst(
  { clusterIP = '', clusterIPs = [] }: ServiceSpec,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (clusterIP === '') {
    if (clusterIPs.length > 0)
      errors.invalid(path, clusterIPs, 'must be empty when `clusterIP` is not specified');
  } else if (clusterIPs.length === 0) errors.required(path);
  else if (clusterIPs[0] !== clusterIP)
    errors.invalid(path, clusterIPs, 'first value must match `clusterIP`');
}

/** Whether every address can be read, so that families can be compared. */
function validateEach(addresses: readonly string[], path: FieldPath, errors: FieldErrors): boolean {
  let readable = true;
  for (const [at, address] of addresses.entries()) {
    const none = at === 0 && address === 'None';
    if (none && addresses.length > 1)
      errors.invalid(path, addresses, "'None' must be the first and only value");
    if (!none) validateIP(address, path.index(at), errors);
    readable &&= none ? addresses.length === 1 : parseIP(address) !== undefined;
  }
  if (addresses.length > 2) errors.invalid(path, addresses, 'may only hold up to 2 values');
  return readable;
}

function validateFamilies(
  addresses: readonly string[],
  families: readonly string[],
  path: FieldPath,
  errors: FieldErrors,
): void {
  const found = addresses.map(familyOf);
  if (addresses.length > 1 && !FAMILIES.every((family) => found.includes(family)))
    errors.invalid(path, addresses, 'may specify no more than one IP for each IP family');
  for (const [at, address] of addresses.entries()) {
    const family = families[at];
    const other = family === 'IPv4' ? 'IPv6' : 'IPv4';
    if (family !== undefined && FAMILIES.includes(family) && found[at] === other)
      errors.invalid(path.index(at), address, expected(family, at));
  }
}

/** IPv4 written as IPv6 is IPv4; `None` is of no family. */
function familyOf(address: string): string {
  const ip = parseIP(address);
  if (ip === undefined) return '';
  return isFourBytes(ip) ? 'IPv4' : 'IPv6';
}

const expected = (family: string, at: number): string =>
  `expected an ${family} value as indicated by \`ipFamilies[${at}]\``;

/** Ranges of ValidateNonSpecialIP in pkg/apis/core/validation, after the methods of Go's net.IP. */
const SPECIAL: readonly {
  readonly holds: (ip: IPAddress) => boolean;
  readonly detail: (text: string) => string;
}[] = [
  { holds: (ip) => ip.every((byte) => byte === 0), detail: (text) => `may not be unspecified (${text})` },
  {
    holds: (ip) => startsWith(ip, [127]) || isLoopback(ip),
    detail: () => 'may not be in the loopback range (127.0.0.0/8, ::1/128)',
  },
  {
    holds: (ip) =>
      startsWith(ip, [169, 254]) || (!isFourBytes(ip) && ip[0] === 0xfe && ((ip[1] ?? 0) & 0xc0) === 0x80),
    detail: () => 'may not be in the link-local range (169.254.0.0/16, fe80::/10)',
  },
  {
    holds: (ip) =>
      startsWith(ip, [224, 0, 0]) || (!isFourBytes(ip) && ip[0] === 0xff && ((ip[1] ?? 0) & 0x0f) === 2),
    detail: () => 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)',
  },
];

const startsWith = (ip: IPAddress, bytes: readonly number[]): boolean =>
  isFourBytes(ip) && bytes.every((byte, at) => ip[at] === byte);

const isLoopback = (ip: IPAddress): boolean =>
  !isFourBytes(ip) && ip.every((byte, at) => byte === (at === 15 ? 1 : 0));

/** After ValidateNonSpecialIP: addresses that never lead to another machine. */
export function validateExternalIPs(
  addresses: readonly string[],
  path: FieldPath,
  errors: FieldErrors,
): void {
  for (const [at, address] of addresses.entries()) {
    const where = path.index(at);
    const ip = parseIP(address);
    validateIP(address, where, errors);
    if (ip === undefined) continue;
    for (const { holds, detail } of SPECIAL) if (holds(ip)) errors.invalid(where, address, detail(address));
  }
}
