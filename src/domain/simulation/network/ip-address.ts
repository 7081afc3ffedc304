/** IPv4 addresses and blocks of them. IPv6 has its loopback here, and nothing else. */

/** The number behind `10.0.0.1`, or behind what `inet_aton` of the C library takes: `127.1`; undefined when it is no address. */
export function ipNumber(text: string): number | undefined {
  const parts = text.split('.');
  if (parts.length > 4 || !parts.every((part) => /^(?:\d{1,10}|0x[\da-f]{1,8})$/i.test(part)))
    return undefined;
  const numbers = parts.map((part) => (/^0\d/.test(part) ? Number.parseInt(part, 8) : Number(part)));
  const last = numbers.pop() ?? 0;
  const room = 256 ** (4 - numbers.length);
  if (last >= room || numbers.some((number) => !(number <= 255))) return undefined;
  return numbers.reduce((sum, number, at) => sum + number * 256 ** (3 - at), 0) + last;
}

export const ipText = (number: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');

export const isIpv4 = (text: string): boolean => ipNumber(text) !== undefined;

/** `10.244.0.0/16` holds `10.244.3.4`. */
export function isInBlock(ip: string, cidr: string): boolean {
  const [base = '', length = '32'] = cidr.split('/');
  const [one, other] = [ipNumber(ip), ipNumber(base)];
  if (one === undefined || other === undefined) return false;
  const room = 2 ** (32 - Number(length));
  return Math.floor(one / room) === Math.floor(other / room);
}

/** What no router of the Internet carries: nobody answers there when no Pod has it. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', '100.64.0.0/10'];

export const isPrivate = (ip: string): boolean => PRIVATE.some((block) => isInBlock(ip, block));
