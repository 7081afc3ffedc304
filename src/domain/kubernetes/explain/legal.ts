/** Legal forms that are near to an illegal value, so that a fix can show a line that would do. */
const LONGEST_LABEL = 63;
const LONGEST_PORT = 15;

/** A DNS name: lower-case letters, digits, dashes and dots. */
export function dnsName(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/\.[.-]+|-+\./g, '.');
  return trimmed(plain.slice(0, LONGEST_LABEL), 'web');
}

/** One part of a DNS name. */
export const dnsLabel = (text: string): string =>
  trimmed(dnsName(text).replaceAll('.', '-').slice(0, LONGEST_LABEL), 'web');

/** A label that begins with a letter, as names of Services do. */
export const serviceName = (text: string): string =>
  /^\d/.test(dnsLabel(text)) ? `svc-${dnsLabel(text)}`.slice(0, LONGEST_LABEL) : dnsLabel(text);

export function portName(text: string): string {
  const name = trimmed(dnsLabel(text).slice(0, LONGEST_PORT), 'http');
  return /[a-z]/.test(name) ? name : 'http';
}

export const labelValue = (text: string): string =>
  trimmed(text.replace(/[^A-Za-z0-9._-]+/g, '-').slice(0, LONGEST_LABEL), 'web');

export function dataKey(text: string): string {
  const key = text.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^\.+/, '');
  return key === '' || key === '-' ? 'app.conf' : key.slice(0, LONGEST_LABEL);
}

const trimmed = (text: string, otherwise: string): string =>
  text.replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '') || otherwise;
