/** What a plain scalar is in kubectl's YAML. After resolve() of sigs.k8s.io/yaml/goyaml.v2/resolve.go. */
export type Scalar =
  | { readonly is: 'null' }
  | { readonly is: 'bool'; readonly value: boolean }
  | { readonly is: 'int' | 'float'; readonly json: string }
  | { readonly is: 'unsupported'; readonly name: string }
  | { readonly is: 'string'; readonly value: string };

const TRUE = new Set(['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON']);
const FALSE = new Set(['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF']);
const NULL = new Set(['', '~', 'null', 'Null', 'NULL']);
const UNSUPPORTED = new Map([
  ...['.nan', '.NaN', '.NAN'].map((text) => [text, 'NaN'] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((text) => [text, '+Inf'] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((text) => [text, '-Inf'] as const),
]);
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const DATE = /^\d{4}-\d{1,2}-\d{1,2}([Tt ]\d|$)/;
const UINT64 = 18_446_744_073_709_551_615n;
const INT64_MIN = -9_223_372_036_854_775_808n;

/** No word of the sets above is longer. */
const LONGEST_WORD = 5;

/** Resolves a scalar without quotes and without a tag. */
export function resolvePlain(text: string): Scalar {
  const word = text.length > LONGEST_WORD ? undefined : resolveWord(text);
  if (word !== undefined) return word;
  return /^[-+.0-9]/.test(text) ? resolveNumber(text) : { is: 'string', value: text };
}

function resolveWord(text: string): Scalar | undefined {
  if (NULL.has(text)) return { is: 'null' };
  if (TRUE.has(text)) return { is: 'bool', value: true };
  if (FALSE.has(text)) return { is: 'bool', value: false };
  const name = UNSUPPORTED.get(text);
  return name === undefined ? undefined : { is: 'unsupported', name };
}

function resolveNumber(text: string): Scalar {
  if (text.startsWith('.')) return FLOAT.test(text) ? floatOf(text, text) : { is: 'string', value: text };
  if (DATE.test(text)) return { is: 'string', value: text };
  const plain = text.replaceAll('_', '');
  const integer = integerOf(plain);
  if (integer !== undefined && integer <= UINT64 && integer >= INT64_MIN)
    return { is: 'int', json: String(integer) };
  if (FLOAT.test(plain)) return floatOf(plain, text);
  return { is: 'string', value: text };
}

/** strconv.ParseInt with base 0: `0x`, `0b`, `0o` and a leading 0 for octal; undefined where it refuses. */
function integerOf(text: string): bigint | undefined {
  const parts = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/.exec(text);
  if (parts === null) return undefined;
  const digits = (parts[2] ?? '').replace(/^0(?=[0-7])/, '0o');
  const value = BigInt(digits);
  return parts[1] === '-' ? -value : value;
}

function floatOf(number: string, text: string): Scalar {
  const value = Number(number);
  return Number.isFinite(value) ? { is: 'float', json: jsonOfFloat(value) } : { is: 'string', value: text };
}

/** As encoding/json prints a float64: the exponent form from 1e21 on and below 1e-6, as JavaScript does, `1e+21`, `1e-7`. */
export function jsonOfFloat(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** A float as a map's key, printed by strconv.FormatFloat(f, 'g', -1, 32): `1e+06`, with no more digits than 32 bits hold. */
export function keyOfFloat(json: string): string {
  const value = Math.fround(Number(json));
  if (!Number.isFinite(value)) return value < 0 ? '-.inf' : '.inf';
  const [digits = '', exponent = '0'] = shortestOf32(value).split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(Number(`${digits}e${exponent}`));
  return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

/** The fewest digits that are still this 32 bit float. */
function shortestOf32(value: number): string {
  for (let digits = 0; digits < 9; digits += 1) {
    const text = value.toExponential(digits);
    if (Math.fround(Number(text)) === value) return text;
  }
  return value.toExponential();
}

const CORE = 'tag:yaml.org,2002:';
const RESOLVABLE = new Set(['bool', 'int', 'float', 'null', 'timestamp']);

/** Resolves a scalar under an explicit tag; the answer is undefined where the tag does not fit the text. */
export function resolveTagged(tag: string, text: string): Scalar | undefined {
  const short = tag.startsWith('!!') ? tag.slice(2) : tag.startsWith(CORE) ? tag.slice(CORE.length) : '';
  if (short === 'binary') return binary(text);
  if (!RESOLVABLE.has(short)) return { is: 'string', value: text };
  const plain = resolvePlain(text);
  if (short === 'float') return asFloat(plain);
  return plain.is === short || (short === 'timestamp' && DATE.test(text)) ? plain : undefined;
}

function asFloat(plain: Scalar): Scalar | undefined {
  if (plain.is === 'int') return { is: 'float', json: jsonOfFloat(Number(plain.json)) };
  return plain.is === 'float' || plain.is === 'unsupported' ? plain : undefined;
}

function binary(text: string): Scalar | undefined {
  const bytes = bytesOfBase64(text.replace(/[\r\n]/g, ''));
  return bytes === undefined ? undefined : { is: 'string', value: decodeUtf8(bytes) };
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function bytesOfBase64(text: string): readonly number[] | undefined {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return undefined;
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 4) {
    const digit = (offset: number): number => ALPHABET.indexOf(text.charAt(at + offset));
    const [a, b, c, d] = [digit(0), digit(1), digit(2), digit(3)];
    bytes.push((a << 2) | (b >> 4));
    if (c >= 0) bytes.push(((b & 15) << 4) | (c >> 2));
    if (d >= 0) bytes.push(((c & 3) << 6) | d);
  }
  return bytes;
}

function decodeUtf8(bytes: readonly number[]): string {
  try {
    return decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return String.fromCharCode(...bytes.map((byte) => (byte < 128 ? byte : 0xfffd)));
  }
}
