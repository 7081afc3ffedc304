import type { KubernetesObject } from '#domain/kubernetes/manifest.ts';
import { TYPES } from '#domain/kubernetes/schema/schema.gen.ts';
import { canonicalQuantity } from '#domain/kubernetes/validation/common/quantity-text.ts';
import { parseQuantity } from '#domain/kubernetes/validation/common/quantity.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Parts that Go writes even when they are empty: plain structs, not pointers to one. */
const ALWAYS_WRITTEN: ReadonlyMap<string, Fields> = new Map<string, Fields>([
  ['Container', { resources: {} }],
  ['EphemeralContainer', { resources: {} }],
  ['PersistentVolumeClaimSpec', { resources: {} }],
  ['ResourceFieldSelector', { divisor: '0' }],
]);

/** Plain numbers and truths whose zero Go leaves out (`omitempty`), as far as somebody writes them. */
const ZERO_LEFT_OUT = new Set([
  'Container.stdin',
  'Container.stdinOnce',
  'Container.tty',
  'ContainerPort.hostPort',
  'DeploymentSpec.minReadySeconds',
  'DeploymentSpec.paused',
  'PersistentVolumeClaimVolumeSource.readOnly',
  'PodSpec.hostIPC',
  'PodSpec.hostNetwork',
  'PodSpec.hostPID',
  'Probe.initialDelaySeconds',
  'ServicePort.nodePort',
  'ServiceSpec.publishNotReadyAddresses',
  'VolumeMount.readOnly',
]);

/** What the server itself writes at creation, whatever the learner has there. */
const OWNED = [
  'creationTimestamp',
  'deletionGracePeriodSeconds',
  'deletionTimestamp',
  'generation',
  'managedFields',
  'resourceVersion',
  'selfLink',
  'uid',
];

/** The object in the form of the API's answers, without the parts that the server alone writes. */
export function encode(object: KubernetesObject, kind: string): Fields {
  const { status: _status, ...rest } = object as Fields;
  const metadata = Object.entries(object.metadata ?? {}).filter(([name]) => !OWNED.includes(name));
  return encoded({ ...rest, metadata: Object.fromEntries(metadata) }, kind) as Fields;
}

function encoded(value: unknown, type: string): unknown {
  if (type === 'quantity') return canonical(value);
  if (Array.isArray(value)) return value.map((item) => encoded(item, type.slice('[]'.length)));
  if (typeof value !== 'object' || value === null) return value;
  if (type.startsWith('map:')) return encodedMap(value as Fields, type.slice('map:'.length));
  const types = TYPES[type] ?? {};
  const all = { ...ALWAYS_WRITTEN.get(type), ...(value as Fields) };
  const entries = Object.entries(all).map(
    ([name, field]) => [name, encoded(field, types[name] ?? '')] as const,
  );
  return Object.fromEntries(
    entries.filter(([name, field]) => isWritten(field, types[name] ?? '', `${type}.${name}`)),
  );
}

const encodedMap = (map: Fields, type: string): Fields =>
  Object.fromEntries(Object.entries(map).map(([name, value]) => [name, encoded(value, type)]));

function isWritten(value: unknown, type: string, name: string): boolean {
  if (value === undefined) return false;
  if (type.startsWith('[]') || type.startsWith('map:')) return Object.keys(value as Fields).length > 0;
  return !((value === 0 || value === false) && ZERO_LEFT_OUT.has(name));
}

function canonical(value: unknown): unknown {
  const parsed = typeof value === 'string' ? parseQuantity(value) : undefined;
  return parsed === undefined ? value : canonicalQuantity(parsed);
}
