import { expect, test } from 'vitest';
import { FieldPath } from '#domain/kubernetes/field-path.ts';
import { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { contains, networkOf, parseCidr, printCidr } from './cidr.ts';
import { parseIP, printIP } from './ip-address.ts';
import { ipWarning, warnOfCidr, warnOfIP } from './warnings.ts';

test.each([
  ['IPv4', '10.0.0.1', '10.0.0.1'],
  ['zeros in front', '010.000.0.1', '10.0.0.1'],
  ['IPv4 in IPv6', '::ffff:10.0.0.1', '10.0.0.1'],
  ['IPv4 at the end', '64:ff9b::10.0.0.1', '64:ff9b::a00:1'],
  ['nothing but zeros', '::', '::'],
  ['capitals and zeros', '2001:DB8:0:0:0:0:0:01', '2001:db8::1'],
  ['the longer run of zeros', '1:0:0:2:0:0:0:3', '1:0:0:2::3'],
  ['the first of two runs', '1:0:0:2:3:0:0:4', '1::2:3:0:0:4'],
  ['one zero alone is written out', '1:0:2:3:4:5:6:7', '1:0:2:3:4:5:6:7'],
  ['zeros at the end', '1::', '1::'],
  ['zeros in front of a group', '00001::000000', '1::'],
])('an address is printed as Go prints it: %s', (_, text, printed) => {
  expect(printIP(parseIP(text) ?? [])).toBe(printed);
});

test.each([
  ['three parts', '10.0.0'],
  ['256', '10.0.0.256'],
  ['nine groups', '1:2:3:4:5:6:7:8:9'],
  ['two runs of zeros', '1::2::3'],
  ['a run of no zeros', '1:2:3:4::5:6:7:8'],
  ['a zone', 'fe80::1%eth0'],
  ['five digits', '12345::'],
  ['a network', '10.0.0.0/8'],
  ['a name', 'localhost'],
  ['nothing', ''],
])('no address: %s', (_, text) => {
  expect(parseIP(text)).toBeUndefined();
});

test.each<[address: string, word?: string, canonical?: string]>([
  ['10.0.0.1'],
  ['010.0.0.1', 'non-standard', '10.0.0.1'],
  ['::ffff:10.0.0.1', 'non-standard', '10.0.0.1'],
  ['00001::', 'non-standard', '1::'],
  ['2001:db8::1'],
  ['::'],
  ['2001:DB8::1', 'canonical', '2001:db8::1'],
  ['1:0:0:2:0:0:0:3', 'canonical', '1:0:0:2::3'],
  ['1:0:2:3:4:5:6:7'],
  ['0:0:0:0:0:0:0:1', 'canonical', '::1'],
  ['1:2:3:4:5:6:0:0', 'canonical', '1:2:3:4:5:6::'],
  ['nonsense'],
])('of %s the server says: %s %s', (address, word, canonical) => {
  const warning = ipWarning(address);
  if (word === undefined) expect(warning).toBeUndefined();
  else {
    expect(warning).toContain(word);
    expect(warning).toContain(JSON.stringify(canonical));
  }
});

test.each([
  ['a network', '10.0.0.0/8', '10.0.0.0/8'],
  ['bits left over', '10.1.2.3/12', '10.0.0.0/12'],
  ['all of them', '0.0.0.0/0', '0.0.0.0/0'],
  ['one address', '10.1.2.3/32', '10.1.2.3/32'],
  ['IPv6', '2001:db8:1:2::3/33', '2001:db8::/33'],
])('the network of %s', (_, text, network) => {
  const cidr = parseCidr(text) ?? { address: [], bits: 0 };
  expect(printCidr(networkOf(cidr), cidr.bits)).toBe(network);
});

test.each([['10.0.0.0'], ['10.0.0.0/33'], ['10.0.0.0/'], ['::/129'], ['10.0.0/8'], ['10.0.0.0/-1'], ['/8']])(
  'no network: %s',
  (text) => {
    expect(parseCidr(text)).toBeUndefined();
  },
);

test.each([
  ['10.0.0.0/8', '10.255.0.1', true],
  ['10.0.0.0/8', '11.0.0.1', false],
  ['10.0.0.0/9', '10.128.0.0', false],
  ['0.0.0.0/0', '::1', false],
  ['fd00::/8', 'fd12::1', true],
])('%s holds %s: %s', (network, address, inside) => {
  const cidr = parseCidr(network) ?? { address: [], bits: 0 };
  expect(contains(cidr, parseIP(address) ?? [])).toBe(inside);
});

const said = (warn: (text: string, path: FieldPath, errors: FieldErrors) => void, text: string): string[] => {
  const errors = new FieldErrors();
  warn(text, FieldPath.root.child('at'), errors);
  return errors.warnings.map((warning) => warning.text);
};

test.each([
  ['an address', '10.0.0.1', []],
  ['an IPv6 address', 'fd00::1', []],
  [
    'zeros in front',
    '10.0.0.01',
    [
      'at: non-standard IP address "10.0.0.01" will be considered invalid in a future Kubernetes release: use "10.0.0.1"',
    ],
  ],
  [
    'IPv4 in IPv6',
    '::ffff:10.0.0.1',
    [
      'at: non-standard IP address "::ffff:10.0.0.1" will be considered invalid in a future Kubernetes release: use "10.0.0.1"',
    ],
  ],
  ['capitals', 'FD00::1', ['at: IPv6 address "FD00::1" should be in RFC 5952 canonical format ("fd00::1")']],
  [
    'five digits, the first a zero',
    'fd00::00001',
    [
      'at: non-standard IP address "fd00::00001" will be considered invalid in a future Kubernetes release: use "fd00::1"',
    ],
  ],
  [
    'zeros in front of IPv4 in IPv6',
    '64:ff9b::10.0.0.01',
    [
      'at: non-standard IP address "64:ff9b::10.0.0.01" will be considered invalid in a future Kubernetes release: use "64:ff9b::a00:1"',
    ],
  ],
  ['no address', 'None', []],
])('the API server warns of addresses: %s', (_, text, expected) => {
  expect(said(warnOfIP, text)).toEqual(expected);
});

test.each([
  ['a network', '10.0.0.0/8', []],
  [
    'an address with bits',
    'fd00::1/64',
    ['at: CIDR value "fd00::1/64" is ambiguous in this context (should be "fd00::/64" or "fd00::1/128"?)'],
  ],
  [
    'zeros in front',
    '10.0.0.0/08',
    [
      'at: non-standard CIDR value "10.0.0.0/08" will be considered invalid in a future Kubernetes release: use "10.0.0.0/8"',
    ],
  ],
  [
    'a long form',
    'fd00:0::/64',
    ['at: IPv6 CIDR value "fd00:0::/64" should be in RFC 5952 canonical format ("fd00::/64")'],
  ],
])('the API server warns of networks: %s', (_, text, expected) => {
  expect(said(warnOfCidr, text)).toEqual(expected);
});
