/** How Go names what a decode error speaks of. */
import type { Path } from '#domain/kubernetes/manifest.ts';
import { TYPES } from '#domain/kubernetes/schema/schema.gen.ts';
import type { YamlNode } from '#domain/kubernetes/yaml/node.ts';

const JSON_KIND = {
  null: 'null',
  bool: 'bool',
  number: 'number',
  string: 'string',
  list: 'array',
  map: 'object',
} as const;

export const jsonKind = (node: YamlNode): string => JSON_KIND[node.kind];

/** A type of schema.gen.ts in Go: `[]v1.Container`, `map[string]string`, `v1.PullPolicy`, `int32`. */
export function goType(type: string): string {
  if (type.startsWith('[]')) return `[]${goType(type.slice(2))}`;
  if (type === 'map:quantity') return 'v1.ResourceList';
  if (type.startsWith('map:')) return `map[string]${goType(type.slice(4))}`;
  if (type.startsWith('string:')) return `v1.${type.slice('string:'.length)}`;
  return SCALARS.get(type) ?? `v1.${type}`;
}

const SCALARS: ReadonlyMap<string, string> = new Map([
  ['string', 'string'],
  ['bool', 'bool'],
  ['int32', 'int32'],
  ['int64', 'int64'],
  ['byte', '[]uint8'],
  ['intOrString', 'int32'],
  ['time', 'string'],
  ['any', 'runtime.RawExtension'],
]);

const REFERENCES = [
  'ConfigMapEnvSource',
  'ConfigMapKeySelector',
  'ConfigMapProjection',
  'ConfigMapVolumeSource',
  'SecretEnvSource',
  'SecretKeySelector',
  'SecretProjection',
];
const HANDLERS = new Set(['exec', 'httpGet', 'tcpSocket', 'grpc']);

/** The embedded struct that a field of a Go type comes from: Go's paths name it too (`readinessProbe.ProbeHandler.httpGet`). */
function embedded(type: string, field: string): string | undefined {
  if (type === 'Volume' && field !== 'name') return 'VolumeSource';
  if (type === 'Probe' && HANDLERS.has(field)) return 'ProbeHandler';
  if (type === 'EphemeralContainer' && field !== 'targetContainerName') return 'EphemeralContainerCommon';
  return field === 'name' && REFERENCES.includes(type) ? 'LocalObjectReference' : undefined;
}

/** A field below an object of type `root`, as Go names it: `Container.spec.containers.env.name`, the innermost struct first. */
export function goField(root: string, path: Path): string {
  const names: (string | number)[] = [];
  let struct = root;
  let type = root;
  for (const step of path) {
    const inner = /^(?:\[\]|map:)/.exec(type);
    if (inner !== null) type = type.slice(inner[0].length);
    else {
      const outer = embedded(type, String(step));
      names.push(...(outer === undefined ? [] : [outer]), step);
      struct = type;
      type = TYPES[type]?.[step] ?? '';
    }
  }
  return `${struct}.${names.join('.')}`;
}
