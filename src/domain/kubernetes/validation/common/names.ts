import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import { byteLength } from '#domain/kubernetes/validation/common/bytes.ts';
import { invalidForEach, maxLenError, regexError } from '#domain/kubernetes/validation/common/messages.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

const DNS1123_LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const DNS1123_SUBDOMAIN = `${DNS1123_LABEL}(\\.${DNS1123_LABEL})*`;
const DNS1123_LABEL_WITH_UNDERSCORE = '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?';
const DNS1123_SUBDOMAIN_WITH_UNDERSCORE = `${DNS1123_LABEL_WITH_UNDERSCORE}(\\.${DNS1123_LABEL_WITH_UNDERSCORE})*`;
const DNS1035_LABEL = '[a-z]([-a-z0-9]*[a-z0-9])?';
const QUALIFIED_NAME = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const CONFIG_MAP_KEY = '[-._a-zA-Z0-9]+';
const HTTP_HEADER_NAME = '[-A-Za-z0-9]+';

const LABEL_MAX = 63;
const SUBDOMAIN_MAX = 253;

const compiled = new Map<string, RegExp>();

function matches(format: string, value: string): boolean {
  const whole = compiled.get(format) ?? new RegExp(`^(?:${format})$`);
  compiled.set(format, whole);
  return whole.test(value) && !value.endsWith('\n');
}

/** IsDNS1123Label in k8s.io/apimachinery/pkg/util/validation. */
export function isDNS1123Label(value: string): string[] {
  const messages: string[] = [];
  if (byteLength(value) > LABEL_MAX) messages.push(maxLenError(LABEL_MAX));
  if (matches(DNS1123_LABEL, value)) return messages;
  const text =
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character";
  messages.push(
    matches(DNS1123_SUBDOMAIN, value)
      ? 'must not contain dots'
      : regexError(text, DNS1123_LABEL, 'my-name', '123-abc'),
  );
  return messages;
}

/** IsDNS1123Subdomain in k8s.io/apimachinery/pkg/util/validation. */
export function isDNS1123Subdomain(value: string, unit: 'characters' | 'bytes' = 'characters'): string[] {
  const messages: string[] = [];
  if (byteLength(value) > SUBDOMAIN_MAX) messages.push(maxLenError(SUBDOMAIN_MAX, unit));
  if (matches(DNS1123_SUBDOMAIN, value)) return messages;
  const text =
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character";
  messages.push(regexError(text, DNS1123_SUBDOMAIN, 'example.com'));
  return messages;
}

/** IsDNS1123SubdomainWithUnderscore in k8s.io/apimachinery/pkg/util/validation. */
export function isDNS1123SubdomainWithUnderscore(value: string): string[] {
  const messages: string[] = [];
  if (byteLength(value) > SUBDOMAIN_MAX) messages.push(maxLenError(SUBDOMAIN_MAX));
  if (matches(DNS1123_SUBDOMAIN_WITH_UNDERSCORE, value)) return messages;
  const text =
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character";
  messages.push(regexError(text, DNS1123_SUBDOMAIN_WITH_UNDERSCORE, 'example.com'));
  return messages;
}

/** IsDNS1035Label in k8s.io/apimachinery/pkg/util/validation. */
export function isDNS1035Label(value: string): string[] {
  const messages: string[] = [];
  if (byteLength(value) > LABEL_MAX) messages.push(maxLenError(LABEL_MAX));
  if (matches(DNS1035_LABEL, value)) return messages;
  const text =
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character";
  messages.push(regexError(text, DNS1035_LABEL, 'my-name', 'abc-123'));
  return messages;
}

/** IsQualifiedName in k8s.io/apimachinery/pkg/util/validation (content.IsLabelKey): the format of label keys. */
export function isQualifiedName(value: string): string[] {
  const text =
    "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
  const parts = value.split('/');
  if (parts.length > 2) {
    const message = regexError(`a valid label key ${text}`, QUALIFIED_NAME, 'MyName', 'my.name', '123-abc');
    return [`${message} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  }
  const messages: string[] = [];
  const [prefix, name = ''] = parts.length === 2 ? parts : [undefined, value];
  if (prefix === '') messages.push('prefix part must be non-empty');
  else if (prefix !== undefined)
    messages.push(...isDNS1123Subdomain(prefix, 'bytes').map((message) => `prefix part ${message}`));
  if (name === '') messages.push('name part must be non-empty');
  else if (byteLength(name) > LABEL_MAX) messages.push(`name part ${maxLenError(LABEL_MAX, 'bytes')}`);
  if (!matches(QUALIFIED_NAME, name))
    messages.push(`name part ${regexError(text, QUALIFIED_NAME, 'MyName', 'my.name', '123-abc')}`);
  return messages;
}

/** NameIsDNSSubdomain in k8s.io/apimachinery/pkg/api/validation; as a prefix a name may end in one dash. */
export function nameIsDNSSubdomain(name: string, prefix = false): string[] {
  return isDNS1123Subdomain(prefix ? maskTrailingDash(name) : name);
}

/** NameIsDNSLabel in k8s.io/apimachinery/pkg/api/validation. */
export function nameIsDNSLabel(name: string, prefix = false): string[] {
  return isDNS1123Label(prefix ? maskTrailingDash(name) : name);
}

/** NameIsDNS1035Label in k8s.io/apimachinery/pkg/api/validation. */
export function nameIsDNS1035Label(name: string, prefix = false): string[] {
  return isDNS1035Label(prefix ? maskTrailingDash(name) : name);
}

function maskTrailingDash(name: string): string {
  return name.length > 1 && name.endsWith('-') ? `${name.slice(0, -2)}a` : name;
}

/** IsConfigMapKey in k8s.io/apimachinery/pkg/util/validation. */
export function isConfigMapKey(value: string): string[] {
  const messages: string[] = [];
  if (byteLength(value) > SUBDOMAIN_MAX) messages.push(maxLenError(SUBDOMAIN_MAX));
  if (!matches(CONFIG_MAP_KEY, value)) {
    const text = "a valid config key must consist of alphanumeric characters, '-', '_' or '.'";
    messages.push(regexError(text, CONFIG_MAP_KEY, 'key.name', 'KEY_NAME', 'key-name'));
  }
  messages.push(...hasChDirPrefix(value));
  return messages;
}

/** hasChDirPrefix in k8s.io/apimachinery/pkg/util/validation. */
function hasChDirPrefix(value: string): string[] {
  if (value === '.') return ["must not be '.'"];
  if (value === '..') return ["must not be '..'"];
  return value.startsWith('..') ? ["must not start with '..'"] : [];
}

/** IsRelaxedEnvVarName in k8s.io/apimachinery/pkg/util/validation: printable ASCII but no `=`. */
export function isRelaxedEnvVarName(value: string): string[] {
  if (value === '') return ['environment variable name must be non-empty'];
  if (/^[ -<>-~]+$/.test(value) && !value.endsWith('\n')) return [];
  return ["a valid environment variable name must consist only of printable ASCII characters other than '='"];
}

/** IsHTTPHeaderName in k8s.io/apimachinery/pkg/util/validation. */
export function isHTTPHeaderName(value: string): string[] {
  if (matches(HTTP_HEADER_NAME, value)) return [];
  return [
    regexError(
      "a valid HTTP header must consist of alphanumeric characters or '-'",
      HTTP_HEADER_NAME,
      'X-Header-Name',
    ),
  ];
}

/** ValidateDNS1123Label in pkg/apis/core/validation. */
export function validateDNS1123Label(value: string, path: FieldPath, errors: FieldErrors): void {
  invalidForEach(errors, path, value, isDNS1123Label(value));
}

/** ValidateDNS1123Subdomain in pkg/apis/core/validation. */
export function validateDNS1123Subdomain(value: string, path: FieldPath, errors: FieldErrors): void {
  invalidForEach(errors, path, value, isDNS1123Subdomain(value));
}

/** ValidateQualifiedName in pkg/apis/core/validation; ValidateLabelName in apimachinery's meta/v1/validation does the same. */
export function validateQualifiedName(value: string, path: FieldPath, errors: FieldErrors): void {
  invalidForEach(errors, path, value, isQualifiedName(value));
}
