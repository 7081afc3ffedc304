import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kindOf } from './kinds.ts';
import type { KubernetesObject } from './manifest.ts';
import { KINDS, TYPES } from './schema/schema.gen.ts';
import { FieldErrors } from './validation/field-errors.ts';

/** Words that mean something somewhere, so that rules are reached and not only passed by. */
const WORDS = [
  '',
  'a',
  'A b',
  'Always',
  'Never',
  'OnFailure',
  'RollingUpdate',
  'Recreate',
  'OnDelete',
  'Indexed',
  'NonIndexed',
  'None',
  'ClientIP',
  'ClusterIP',
  'NodePort',
  'LoadBalancer',
  'ExternalName',
  'Local',
  'PersistentVolumeClaim',
  'snapshot.storage.k8s.io',
  'In',
  'Exists',
  'TCP',
  'Europe/Berlin',
  '*/5 * * * *',
  '10.0.0.0/8',
  'fd00::1',
  '0-2,4',
  'kubernetes.io/tls',
  '__proto__',
];
const NUMBERS = [-1, 0, 1, 2, 80, 30_080, 70_000, 100_001, 2_147_483_647];

const SCALARS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  string: fc.constantFrom(...WORDS),
  bool: fc.boolean(),
  int32: fc.constantFrom(...NUMBERS),
  int64: fc.constantFrom(...NUMBERS),
  float64: fc.constantFrom(...NUMBERS),
  byte: fc.constantFrom('', 'QUJD', 'e30='),
  time: fc.constant('2026-01-01T00:00:00Z'),
  quantity: fc.constantFrom('0', '1', '-1', '0.1m', '500m', '1Gi', '1e3'),
  intOrString: fc.constantFrom(0, 1, -1, 70_000, '', '25%', '150%', 'http', '80'),
  any: fc.constant({}),
};

/** A value as the decoder lets it through: of the right type, with any of its fields. */
function valueOf(type: string, depth: number): fc.Arbitrary<unknown> {
  if (type.startsWith('[]')) return fc.array(valueOf(type.slice(2), depth), { maxLength: 2 });
  if (type.startsWith('map:'))
    return fc.dictionary(fc.constantFrom(...WORDS, 'storage', 'memory'), valueOf(type.slice(4), depth), {
      maxKeys: 3,
    });
  const fields = TYPES[type];
  if (fields === undefined) return SCALARS[type.split(':')[0] ?? ''] ?? fc.constant('a');
  if (depth === 0) return fc.constant({});
  const names = Object.keys(fields);
  return fc
    .subarray(names, { minLength: Math.min(names.length, 2), maxLength: Math.min(names.length, 12) })
    .chain((some) =>
      fc.record(Object.fromEntries(some.map((name) => [name, valueOf(fields[name] ?? '', depth - 1)]))),
    );
}

/** Most of what matters stands in the spec, so that is always there. */
const objectOf = (kind: string): fc.Arbitrary<KubernetesObject> =>
  fc.record({
    metadata: valueOf('ObjectMeta', 2),
    ...Object.fromEntries(
      Object.entries(TYPES[kind] ?? {})
        .filter(([name]) => name !== 'metadata' && name !== 'status')
        .map(([name, type]) => [name, valueOf(type, 7)]),
    ),
  }) as fc.Arbitrary<KubernetesObject>;

describe.each(Object.keys(KINDS))('any %s', (kind) => {
  const { setDefaults, validate } = kindOf(kind);

  test('defaults set twice are defaults set once, and what is written stays as it is', () => {
    fc.assert(
      fc.property(objectOf(kind), (object) => {
        const before = structuredClone(object);
        const once = setDefaults(object);
        expect(object).toEqual(before);
        expect(setDefaults(once)).toEqual(once);
      }),
      { numRuns: 100 },
    );
  });

  test('is judged without a throw, the same each time, with paths that are printed', () => {
    fc.assert(
      fc.property(objectOf(kind), (object) => {
        const said = [0, 1].map(() => {
          const errors = new FieldErrors();
          validate(setDefaults(object), errors);
          return errors.errors.map(({ type, path }) => `${type} ${path.toString()}`);
        });
        expect(said[0]).toEqual(said[1]);
        expect(said[0]?.filter((text) => text.endsWith(' ') || text.includes('undefined'))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
