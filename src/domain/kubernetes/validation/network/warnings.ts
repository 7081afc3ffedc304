import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { networkOf, parseCidr, printCidr } from './cidr.ts';
import { isFourBytes, parseIP, printIP, type IPAddress } from './ip-address.ts';

const FUTURE = 'will be considered invalid in a future Kubernetes release: use';
const CANONICAL = 'should be in RFC 5952 canonical format';

const quoted = (text: string): string => JSON.stringify(text);

/** Zeros in front of a number, or IPv4 written as IPv6: read today, but by no strict parser. */
function isNonStandard(written: string, address: IPAddress): boolean {
  const last = written.split(':').at(-1) ?? '';
  const isPadded = last.includes('.') && last.split('.').some((part) => /^0[0-9]/.test(part));
  const isIPv6 = written.includes(':');
  return isPadded || (isIPv6 && (isFourBytes(address) || /[0-9a-f]{5}/i.test(written)));
}

/**
 * What the API server says of an address that it reads but does not like, or undefined.
 * After GetWarningsForIP in k8s.io/apimachinery/pkg/util/validation/ip.go.
 */
export function ipWarning(text: string): string | undefined {
  const address = parseIP(text);
  if (address === undefined) return undefined;
  const canonical = printIP(address);
  if (isNonStandard(text, address))
    return `non-standard IP address ${quoted(text)} ${FUTURE} ${quoted(canonical)}`;
  return canonical === text ? undefined : `IPv6 address ${quoted(text)} ${CANONICAL} (${quoted(canonical)})`;
}

/** The same with its path, as a warning. */
export function warnOfIP(text: string, path: FieldPath, errors: FieldErrors): void {
  const warning = ipWarning(text);
  if (warning !== undefined) errors.warn(path, `${path.toString()}: ${warning}`);
}

/** GetWarningsForCIDR in k8s.io/apimachinery/pkg/util/validation. */
export function warnOfCidr(text: string, path: FieldPath, errors: FieldErrors): void {
  const cidr = parseCidr(text);
  if (cidr === undefined) return;
  const where = path.toString();
  const network = printCidr(networkOf(cidr), cidr.bits);
  const alone = printCidr(cidr.address, isFourBytes(cidr.address) ? 32 : 128);
  const ambiguous = printIP(networkOf(cidr)) !== printIP(cidr.address);
  if (ambiguous) {
    const choice = `(should be ${quoted(network)} or ${quoted(alone)}?)`;
    errors.warn(path, `${where}: CIDR value ${quoted(text)} is ambiguous in this context ${choice}`);
  }
  const [written = '', digits = ''] = text.split('/');
  const odd = isNonStandard(written, cidr.address) || digits !== String(Number(digits));
  if (odd)
    errors.warn(path, `${where}: non-standard CIDR value ${quoted(text)} ${FUTURE} ${quoted(network)}`);
  else if (!ambiguous && network !== text)
    errors.warn(path, `${where}: IPv6 CIDR value ${quoted(text)} ${CANONICAL} (${quoted(network)})`);
}
