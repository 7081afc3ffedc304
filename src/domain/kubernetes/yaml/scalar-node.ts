import type { Span } from '#domain/kubernetes/span.ts';
import { YamlFailure, type YamlNode } from './node.ts';
import type { Scalar } from './scalars.ts';

/** As convertToJSONableObject of sigs.k8s.io/yaml writes the keys for which JSON has no number. */
const UNSUPPORTED_KEYS: ReadonlyMap<string, string> = new Map([
  ['NaN', '.nan'],
  ['+Inf', '.inf'],
  ['-Inf', '-.inf'],
]);

/** The node of a scalar. Infinities cannot be values in JSON, but keys. */
export function nodeOfScalar(value: Scalar, place: 'key' | 'value', span: Span): YamlNode {
  switch (value.is) {
    case 'null':
      return { kind: 'null', span, size: 1 };
    case 'bool':
      return { kind: 'bool', value: value.value, span, size: 1 };
    case 'string':
      return { kind: 'string', value: value.value, span, size: 1 };
    case 'int':
    case 'float':
      return { kind: 'number', json: value.json, span, size: 1 };
    case 'unsupported':
      if (place === 'key')
        return { kind: 'string', value: UNSUPPORTED_KEYS.get(value.name) ?? value.name, span, size: 1 };
      throw new YamlFailure('yaml/unsupported-number', `json: unsupported value: ${value.name}`, span);
  }
}
