import type { Path } from '#domain/kubernetes/manifest.ts';
import { elementOf, fieldsOf, typeAt } from './types-at.ts';

/** Where a field belongs that its own level does not know. */
export interface Home {
  /** The owner's path; items of lists that are not yet chosen are left out. */
  readonly path: Path;
  readonly type: string;
  /** Whether it is an ancestor of where the field stands. */
  readonly above: boolean;
}

const DEEPEST = 5;
/** What a learner does not write. */
const LEFT_OUT = new Set(['status', 'managedFields', 'ephemeralContainers', 'ownerReferences']);

/** The nearest place in the schema that knows the field: a level above it, else the fewest levels up and down from where it stands. */
export function homeOf(kind: string, name: string, parent: Path): Home | undefined {
  return ancestorWith(kind, name, parent) ?? nearestBelow(kind, name, parent);
}

function nearestBelow(kind: string, name: string, parent: Path): Home | undefined {
  let nearest: Home | undefined;
  let least = Infinity;
  for (let length = parent.length; length >= 0; length -= 1) {
    const above = parent.slice(0, length);
    const down = below(elementOf(typeAt(kind, above)), name);
    const steps = parent.length - length + (down?.length ?? Infinity);
    if (down === undefined || steps >= least) continue;
    least = steps;
    nearest = { path: [...above, ...down], type: typeBelow(typeAt(kind, above), down), above: false };
  }
  return nearest;
}

/** A field that stands too deep. */
function ancestorWith(kind: string, name: string, parent: Path): Home | undefined {
  for (let length = parent.length - 1; length >= 0; length -= 1) {
    const path = parent.slice(0, length);
    const type = typeAt(kind, path);
    if (Object.hasOwn(fieldsOf(type), name)) return { path, type, above: true };
  }
  return undefined;
}

/** Names of fields from a type down to the nearest one that knows `name`. */
function below(type: string, name: string): readonly string[] | undefined {
  const known = BELOW.get(type) ?? allBelow(type);
  BELOW.set(type, known);
  return known.get(name);
}

type Names = readonly string[];

/** By type, the way to the nearest owner of each field's name. */
const BELOW = new Map<string, ReadonlyMap<string, Names>>();

function allBelow(type: string): ReadonlyMap<string, Names> {
  const ways = new Map<string, Names>();
  const seen = new Set<string>();
  let level: readonly (readonly [type: string, names: Names])[] = [[type, []]];
  for (let depth = 0; depth <= DEEPEST; depth += 1) {
    for (const [each, names] of level) {
      const fresh = Object.keys(fieldsOf(each)).filter((field) => !ways.has(field));
      for (const field of fresh) ways.set(field, names);
    }
    for (const [each] of level) seen.add(each);
    level = level
      .flatMap(([each, names]) =>
        Object.entries(fieldsOf(each)).map(
          ([field, inner]) => [elementOf(inner), [...names, field]] as const,
        ),
      )
      .filter(([each, names]) => !seen.has(each) && !LEFT_OUT.has(names.at(-1) ?? ''));
  }
  return ways;
}

const typeBelow = (type: string, names: readonly string[]): string =>
  elementOf(names.reduce((each, name) => fieldsOf(elementOf(each))[name] ?? '', type));
