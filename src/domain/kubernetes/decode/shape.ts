import { TYPES as SCHEMA } from '#domain/kubernetes/schema/schema.gen.ts';
import { LIST_TYPES } from './list-types.ts';

const TYPES = { ...SCHEMA, ...LIST_TYPES };

/** A type of schema.gen.ts, taken apart once instead of at each value. `type` is its text there. */
export type Shape =
  | { readonly is: 'list' | 'map'; readonly type: string; readonly of: Shape }
  | { readonly is: 'object'; readonly type: string; readonly fields: Fields }
  | { readonly is: 'scalar' | 'any'; readonly type: string };

export type Fields = ReadonlyMap<string, Shape>;

const known = new Map<string, Shape>();

export function shapeOf(type: string): Shape {
  const shape = known.get(type) ?? takenApart(type);
  known.set(type, shape);
  return shape;
}

function takenApart(type: string): Shape {
  if (type.startsWith('[]')) return { is: 'list', type, of: shapeOf(type.slice('[]'.length)) };
  if (type.startsWith('map:')) return { is: 'map', type, of: shapeOf(type.slice('map:'.length)) };
  if (Object.hasOwn(TYPES, type)) return new ObjectShape(type);
  return { is: type === 'any' ? 'any' : 'scalar', type };
}

/** Its fields are looked up when they are first asked for, since types may hold each other. */
class ObjectShape {
  readonly is = 'object';
  readonly type: string;
  #fields: Fields | undefined;

  constructor(type: string) {
    this.type = type;
  }

  get fields(): Fields {
    this.#fields ??= new Map(
      Object.entries(TYPES[this.type] ?? {}).map(([name, type]) => [name, shapeOf(type)]),
    );
    return this.#fields;
  }
}
