import { expect, test } from 'vitest';
import type { ConfigMap, Secret } from '#domain/kubernetes/schema/api.gen.ts';
import { jsonProblem } from './json-syntax.ts';
import { refusalsOf } from './said.ts';
import { keyPairProblem } from './tls-warnings.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const secret = (fields: Secret): object => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'keys' },
  ...fields,
});
const PEM = (type: string): string => `-----BEGIN ${type}-----\nQUJD\n-----END ${type}-----\n`;
const tls = (certificate: string, key: string): Secret => ({
  type: 'kubernetes.io/tls',
  stringData: { 'tls.crt': certificate, 'tls.key': key },
});

test.each<[string, Secret, string[]]>([
  ['nothing', {}, []],
  ["a type of one's own", { type: 'example.com/token' }, []],
  [
    'a key with a slash',
    { data: { 'a/b': '' } },
    [
      "Invalid value data[a/b]: a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')",
    ],
  ],
  [
    'more than a mebibyte',
    { stringData: { a: 'x'.repeat(1024 * 1024 + 1) } },
    ['Too long data: may not be more than 1048576 bytes'],
  ],
  ['a mebibyte', { stringData: { a: 'x'.repeat(1024 * 1024) } }, []],
  [
    'basic-auth without a word',
    { type: 'kubernetes.io/basic-auth', stringData: { user: 'a' } },
    ['Required value data[password]', 'Required value data[username]'],
  ],
  ['basic-auth with one of the two', { type: 'kubernetes.io/basic-auth', stringData: { username: 'a' } }, []],
  [
    'ssh-auth with an empty key',
    { type: 'kubernetes.io/ssh-auth', data: { 'ssh-privatekey': '' } },
    ['Required value data[ssh-privatekey]'],
  ],
  [
    'tls without a key',
    { type: 'kubernetes.io/tls', stringData: { 'tls.crt': PEM('CERTIFICATE') } },
    ['Required value data[tls.key]'],
  ],
  [
    'a token without an account',
    { type: 'kubernetes.io/service-account-token' },
    ['Required value metadata.annotations[kubernetes.io/service-account.name]'],
  ],
  [
    'dockerconfigjson without it',
    { type: 'kubernetes.io/dockerconfigjson' },
    ['Required value data[.dockerconfigjson]'],
  ],
  [
    'dockerconfigjson in base64',
    { type: 'kubernetes.io/dockerconfigjson', data: { '.dockerconfigjson': base64('{"auths": {}}') } },
    [],
  ],
  [
    'dockerconfigjson that is a word',
    { type: 'kubernetes.io/dockerconfigjson', stringData: { '.dockerconfigjson': 'no' } },
    ["Invalid value data[.dockerconfigjson]: invalid character 'o' in literal null (expecting 'u')"],
  ],
  ['a certificate with its key', tls(PEM('CERTIFICATE'), PEM('RSA PRIVATE KEY')), []],
  [
    'a certificate that is a word',
    tls('crt', 'key'),
    ['Warning: tls: failed to find any PEM data in certificate input'],
  ],
])('Secret: %s', (_, fields, expected) => {
  expect(refusalsOf(secret(fields))).toEqual(expected);
});

test.each([
  ['both', PEM('CERTIFICATE'), PEM('PRIVATE KEY'), ''],
  [
    'the other way round',
    PEM('EC PRIVATE KEY'),
    PEM('CERTIFICATE'),
    'tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched',
  ],
  [
    'a request for a certificate',
    PEM('CERTIFICATE REQUEST'),
    '',
    'tls: failed to find "CERTIFICATE" PEM block in certificate input after skipping PEM blocks of the following types: [CERTIFICATE REQUEST]',
  ],
  ['no key', PEM('CERTIFICATE'), '', 'tls: failed to find any PEM data in key input'],
  [
    'a certificate as the key',
    PEM('CERTIFICATE'),
    PEM('CERTIFICATE'),
    'tls: found a certificate rather than a key in the PEM for the private key',
  ],
  [
    'parameters as the key',
    PEM('CERTIFICATE'),
    PEM('EC PARAMETERS'),
    'tls: failed to find PEM block with type ending in "PRIVATE KEY" in key input after skipping PEM blocks of the following types: [EC PARAMETERS]',
  ],
])('certificate and key: %s', (_, certificate, key, problem) => {
  expect(keyPairProblem(certificate, key)).toBe(problem);
});

test.each([
  ['an object', '{"a": [1, -2.5e+3, true, null, "\\u00e9\\n"], "b": {}} ', ''],
  ['null', 'null', ''],
  ['nothing', '', 'unexpected end of JSON input'],
  ['half an object', '{"a":', 'unexpected end of JSON input'],
  ['a list', '[]', 'json: cannot unmarshal array into Go value of type map[string]interface {}'],
  ['a text', '"a"', 'json: cannot unmarshal string into Go value of type map[string]interface {}'],
  ['a number', '0', 'json: cannot unmarshal number into Go value of type map[string]interface {}'],
  ['a truth', 'true', 'json: cannot unmarshal bool into Go value of type map[string]interface {}'],
  ['YAML', 'auths: {}', "invalid character 'a' looking for beginning of value"],
  ['a key without quotes', '{a: 1}', "invalid character 'a' looking for beginning of object key string"],
  ['a comma too many', '{"a": 1,}', "invalid character '}' looking for beginning of object key string"],
  ['a colon missing', '{"a" 1}', "invalid character '1' after object key"],
  ['a comma missing', '{"a": 1 "b"}', "invalid character '\"' after object key:value pair"],
  ['a comma missing in a list', '[1 2]', "invalid character '2' after array element"],
  ['two of them', '{} {}', "invalid character '{' after top-level value"],
  ['a line end in a text', '{"a\n": 1}', "invalid character '\\n' in string literal"],
  ['an escape that is none', '{"\\x": 1}', "invalid character 'x' in string escape code"],
  ['a short escape', '{"\\u12": 1}', "invalid character '\"' in \\u hexadecimal character escape"],
  ['a dot alone', '{"a": 1.}', "invalid character '}' after decimal point in numeric literal"],
  ['an exponent alone', '{"a": 1e}', "invalid character '}' in exponent of numeric literal"],
  ['a sign alone', '{"a": -}', "invalid character '}' in numeric literal"],
  ['a single quote', "{'a': 1}", "invalid character '\\'' looking for beginning of object key string"],
])('JSON as Go reads it: %s', (_, text, problem) => {
  expect(jsonProblem(text)).toBe(problem);
});

test.each<[string, ConfigMap, string[]]>([
  ['nothing', {}, []],
  ['files and bytes', { data: { 'a.conf': 'x' }, binaryData: { logo: 'AAAA' } }, []],
  [
    'a key in both',
    { data: { a: 'x' }, binaryData: { a: 'AAAA' } },
    ['Invalid value data[a]: duplicate of key present in binaryData'],
  ],
  ['a key of dots', { data: { '..': 'x' } }, ["Invalid value data[..]: must not be '..'"]],
  [
    'more than a mebibyte together',
    { data: { a: 'x'.repeat(700_000) }, binaryData: { b: base64('y'.repeat(400_000)) } },
    ['Too long []: may not be more than 1048576 bytes'],
  ],
])('ConfigMap: %s', (_, fields, expected) => {
  expect(refusalsOf({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'conf' }, ...fields })).toEqual(
    expected,
  );
});
