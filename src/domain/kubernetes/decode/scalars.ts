import { trimSpace } from '#domain/kubernetes/validation/common/spaces.ts';
import type { YamlNode } from '#domain/kubernetes/yaml/node.ts';
import { base64ErrorOffset } from './base64.ts';
import { jsonKind } from './go-names.ts';
import type { DecodeCode } from './problem.ts';
import { quantityError } from './quantity-syntax.ts';
import { timeError } from './time.ts';

/** Why a scalar does not fit. Without `message` it is Go's "cannot unmarshal". `ends`: the decoder stops there. */
export interface Refusal {
  readonly code: DecodeCode;
  readonly found: string;
  readonly message?: string;
  readonly ends?: boolean;
}

export type DecodedScalar = { readonly value: unknown } | { readonly refusal: Refusal };

/** Decodes a value for a scalar type of schema.gen.ts. Null is `undefined`: the field is not set. */
export function decodeScalar(node: YamlNode, type: string): DecodedScalar {
  if (node.kind === 'null') return { value: type === 'quantity' ? '0' : undefined };
  const decode = DECODERS.get(type.startsWith('string') ? 'string' : type);
  return decode === undefined ? { value: undefined } : decode(node);
}

const DECODERS: ReadonlyMap<string, (node: YamlNode) => DecodedScalar> = new Map([
  ['string', (node: YamlNode) => (node.kind === 'string' ? { value: node.value } : wrongType(node))],
  ['bool', (node: YamlNode) => (node.kind === 'bool' ? { value: node.value } : wrongType(node))],
  ['int32', (node: YamlNode) => decodeInteger(node, 2n ** 31n)],
  ['int64', (node: YamlNode) => decodeInteger(node, 2n ** 63n)],
  ['float64', (node: YamlNode) => (node.kind === 'number' ? { value: Number(node.json) } : wrongType(node))],
  [
    'intOrString',
    (node: YamlNode) => (node.kind === 'string' ? { value: node.value } : decodeInteger(node, 2n ** 31n)),
  ],
  ['quantity', decodeQuantity],
  ['time', decodeTime],
  ['byte', decodeBytes],
]);

const wrongType = (node: YamlNode): DecodedScalar => ({
  refusal: { code: 'decode/wrong-type', found: jsonKind(node) },
});

/** Whole numbers below `limit` and not below its negative; `1e3` and `80.0` are whole in JSON already. */
function decodeInteger(node: YamlNode, limit: bigint): DecodedScalar {
  if (node.kind !== 'number') return wrongType(node);
  const whole = /^-?\d+$/.test(node.json) ? BigInt(node.json) : undefined;
  if (whole !== undefined && whole < limit && whole >= -limit) return { value: Number(whole) };
  return { refusal: { code: 'decode/number-range', found: `number ${node.json}` } };
}

function decodeQuantity(node: YamlNode): DecodedScalar {
  const text =
    node.kind === 'number' ? node.json : node.kind === 'string' ? trimSpace(node.value) : undefined;
  const message = text === undefined ? quantityError('?') : quantityError(text);
  if (message === undefined) return { value: text };
  return { refusal: { code: 'decode/quantity', found: text ?? jsonKind(node), message, ends: true } };
}

function decodeTime(node: YamlNode): DecodedScalar {
  if (node.kind !== 'string') return wrongType(node);
  const message = timeError(node.value);
  return message === undefined
    ? { value: node.value }
    : { refusal: { code: 'decode/time', found: node.value, message, ends: true } };
}

/** Kept as base64 text, without the line breaks that Go ignores. */
function decodeBytes(node: YamlNode): DecodedScalar {
  if (node.kind !== 'string') return wrongType(node);
  const at = base64ErrorOffset(node.value);
  if (at === undefined) return { value: node.value.replace(/[\r\n]/g, '') };
  return {
    refusal: { code: 'decode/base64', found: node.value, message: `illegal base64 data at input byte ${at}` },
  };
}
