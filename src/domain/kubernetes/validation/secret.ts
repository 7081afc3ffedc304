import { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { Secret } from '#domain/kubernetes/schema/api.gen.ts';
import { decodeAscii, decodedSize } from './base64-size.ts';
import { byteLength } from './common/bytes.ts';
import { invalidForEach } from './common/messages.ts';
import { isConfigMapKey, nameIsDNSSubdomain } from './common/names.ts';
import { MOST_BYTES } from './configmap.ts';
import type { FieldErrors } from './field-errors.ts';
import { jsonProblem } from './json-syntax.ts';
import { validateObjectMeta } from './metadata.ts';
import { keyPairProblem } from './tls-warnings.ts';

const ACCOUNT_ANNOTATION = 'kubernetes.io/service-account.name';
const DATA = FieldPath.root.child('data');

/** After ValidateSecret in pkg/apis/core/validation; stringData stands in data already, and wins there. */
export function validateSecret(secret: Secret, errors: FieldErrors): void {
  validateObjectMeta(secret.metadata, true, nameIsDNSSubdomain, FieldPath.root.child('metadata'), errors);
  const data = new Map<string, Value>(
    Object.entries(secret.data ?? {}).map(([key, text]) => [key, new Encoded(text)]),
  );
  for (const [key, text] of Object.entries(secret.stringData ?? {})) data.set(key, new Plain(text));
  let size = 0;
  for (const [key, value] of data) {
    invalidForEach(errors, pathOf(secret, key), key, isConfigMapKey(key));
    size += value.size;
  }
  if (size > MOST_BYTES) errors.tooLong(DATA, MOST_BYTES);
  validateType(secret, data, errors);
  if (errors.errors.length === 0) warnOfKeyPair(secret, data, errors);
}

/** warningsForSecret in pkg/registry/core/secret/strategy.go: a TLS Secret need not hold a certificate, but should. */
function warnOfKeyPair(secret: Secret, data: ReadonlyMap<string, Value>, errors: FieldErrors): void {
  if (secret.type !== 'kubernetes.io/tls') return;
  const problem = keyPairProblem(data.get('tls.crt')?.text ?? '', data.get('tls.key')?.text ?? '');
  if (problem !== '') errors.warn(pathOf(secret, 'tls.crt'), problem);
}

interface Value {
  readonly size: number;
  readonly text: string;
}

class Encoded implements Value {
  readonly #base64: string;
  constructor(base64: string) {
    this.#base64 = base64;
  }
  get size(): number {
    return decodedSize(this.#base64);
  }
  get text(): string {
    return decodeAscii(this.#base64);
  }
}

class Plain implements Value {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  get size(): number {
    return byteLength(this.text);
  }
}

/** Printed as `data[key]`, and found where it is written. */
function pathOf(secret: Secret, key: string): FieldPath {
  const path = DATA.key(key);
  const plain = secret.stringData !== undefined && Object.hasOwn(secret.stringData, key);
  return plain ? FieldPath.root.child('stringData').key(key).printedAs(path.toString()) : path;
}

type Data = ReadonlyMap<string, Value>;
type TypeRule = (secret: Secret, data: Data, errors: FieldErrors) => void;

const TYPES: ReadonlyMap<string, TypeRule> = new Map<string, TypeRule>([
  ['kubernetes.io/service-account-token', (secret, _, errors) => validateAccount(secret, errors)],
  ['kubernetes.io/dockercfg', (secret, data, errors) => validateJson(secret, data, '.dockercfg', errors)],
  [
    'kubernetes.io/dockerconfigjson',
    (secret, data, errors) => validateJson(secret, data, '.dockerconfigjson', errors),
  ],
  ['kubernetes.io/basic-auth', validateBasicAuth],
  ['kubernetes.io/ssh-auth', validateSshAuth],
  ['kubernetes.io/tls', (secret, data, errors) => demand(secret, data, ['tls.crt', 'tls.key'], errors)],
]);

function validateType(secret: Secret, data: Data, errors: FieldErrors): void {
  TYPES.get(secret.type ?? '')?.(secret, data, errors);
}

function demand(secret: Secret, data: Data, keys: readonly string[], errors: FieldErrors): void {
  for (const key of keys) if (!data.has(key)) errors.required(pathOf(secret, key));
}

/** Either of the two is enough. */
function validateBasicAuth(secret: Secret, data: Data, errors: FieldErrors): void {
  if (data.has('username') || data.has('password')) return;
  demand(secret, data, ['username', 'password'], errors);
}

function validateSshAuth(secret: Secret, data: Data, errors: FieldErrors): void {
  if ((data.get('ssh-privatekey')?.size ?? 0) === 0) errors.required(pathOf(secret, 'ssh-privatekey'));
}

function validateAccount(secret: Secret, errors: FieldErrors): void {
  const { annotations = {} } = secret.metadata ?? {};
  const name = Object.hasOwn(annotations, ACCOUNT_ANNOTATION) ? annotations[ACCOUNT_ANNOTATION] : '';
  if (name === '') errors.required(FieldPath.root.child('metadata', 'annotations').key(ACCOUNT_ANNOTATION));
}

function validateJson(
  secret: Secret,
  data: ReadonlyMap<string, Value>,
  key: string,
  errors: FieldErrors,
): void {
  const value = data.get(key);
  if (value === undefined) return errors.required(pathOf(secret, key));
  const problem = jsonProblem(value.text);
  if (problem !== '') errors.invalid(pathOf(secret, key), '<secret contents redacted>', problem);
}
