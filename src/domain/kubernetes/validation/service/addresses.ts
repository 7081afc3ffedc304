import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { ServiceSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { isIP, isIPv4, isIPv6, validateIP } from '#domain/kubernetes/validation/common/ip.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

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
    readable &&= none ? addresses.length === 1 : isIP(address);
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
  if (addresses.length > 1 && !(addresses.some(isIPv4) && addresses.some(isIPv6)))
    errors.invalid(path, addresses, 'may specify no more than one IP for each IP family');
  for (const [at, address] of addresses.entries()) {
    const family = families[at];
    if (family === 'IPv4' && isIPv6(address)) errors.invalid(path.index(at), address, expected('IPv4', at));
    if (family === 'IPv6' && isIPv4(address)) errors.invalid(path.index(at), address, expected('IPv6', at));
  }
}

const expected = (family: string, at: number): string =>
  `expected an ${family} value as indicated by \`ipFamilies[${at}]\``;

const SPECIAL: readonly { readonly when: RegExp; readonly detail: (ip: string) => string }[] = [
  { when: /^(0\.0\.0\.0|::|0:0:0:0:0:0:0:0)$/, detail: (ip) => `may not be unspecified (${ip})` },
  { when: /^(127\.|::1$)/, detail: () => 'may not be in the loopback range (127.0.0.0/8, ::1/128)' },
  {
    when: /^(169\.254\.|fe[89ab][0-9a-f]:)/i,
    detail: () => 'may not be in the link-local range (169.254.0.0/16, fe80::/10)',
  },
  {
    when: /^(224\.0\.0\.|ff02:)/i,
    detail: () => 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)',
  },
];

/** After ValidateNonSpecialIP: addresses that never lead to another machine. */
export function validateExternalIPs(
  addresses: readonly string[],
  path: FieldPath,
  errors: FieldErrors,
): void {
  for (const [at, address] of addresses.entries()) {
    const where = path.index(at);
    validateIP(address, where, errors);
    if (!isIP(address)) continue;
    for (const { when, detail } of SPECIAL)
      if (when.test(address)) errors.invalid(where, address, detail(address));
  }
}
