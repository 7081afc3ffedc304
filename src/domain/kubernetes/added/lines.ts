import { FieldPath } from '#domain/kubernetes/field-path.ts';
import { TYPES } from '#domain/kubernetes/schema/schema.gen.ts';
import { NO_REASON, becauseOf, rewrittenBecause } from './because.ts';
import { compareKeys } from './key-order.ts';
import { blockLines, scalarText } from './scalar.ts';
import type { AddedField, Origin, StoredLine } from './types.ts';

type Fields = Readonly<Record<string, unknown>>;

/** One field as the learner wrote it, after defaulting, and after admission. */
export interface Layers {
  readonly written: unknown;
  readonly defaulted: unknown;
  readonly stored: unknown;
}

/** A field on its way to the text. */
interface Field extends Layers {
  /** As schema.gen.ts names it. */
  readonly type: string;
  /** Its name in the table of reasons. */
  readonly reason: string;
  readonly path: FieldPath;
  readonly beside: Fields;
  /** The added field that all of it belongs to. */
  readonly within?: number | undefined;
}

/** Where a line begins: what stands before its key or its value, and how far in the lines below it stand. */
interface Margin {
  readonly lead: string;
  readonly indent: string;
}

const isCollection = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** Every key of an object is its own, whatever Object.prototype has of that name. */
const own = (value: unknown, key: string | number): unknown =>
  isCollection(value) && Object.hasOwn(value, key) ? value[key] : undefined;

/** Writes an object as `kubectl get -o yaml` prints it, and notes for each line where it comes from. */
export class Listing {
  readonly lines: StoredLine[] = [];
  readonly added: AddedField[] = [];

  constructor(layers: Layers, kind: string) {
    const root = { ...layers, type: kind, reason: '', path: FieldPath.root, beside: {} };
    this.#fields(root, { lead: '', indent: '' });
  }

  #fields(parent: Field, { lead, indent }: Margin): void {
    for (const [at, key] of Object.keys(parent.stored as Fields)
      .toSorted(compareKeys)
      .entries())
      this.#field(childOf(parent, key), key, { lead: at === 0 ? lead : indent, indent });
  }

  #field(field: Field, key: string, { lead, indent }: Margin): void {
    const name = `${lead}${scalarText(key)}:`;
    const noted = this.#noted(field);
    if (!isCollection(field.stored)) this.#value(noted, `${name} `, indent);
    else if (Object.keys(field.stored).length === 0)
      this.#line(noted, `${name} ${Array.isArray(field.stored) ? '[]' : '{}'}`);
    else {
      this.#line(noted, name);
      this.#inside(noted, indent);
    }
  }

  #inside(field: Field, indent: string): void {
    if (!Array.isArray(field.stored))
      return this.#fields(field, { lead: `${indent}  `, indent: `${indent}  ` });
    for (const at of field.stored.keys())
      this.#item(this.#noted(itemOf(field, at)), { lead: `${indent}- `, indent: `${indent}  ` });
  }

  #item(item: Field, margin: Margin): void {
    if (!isCollection(item.stored)) this.#value(item, margin.lead, margin.indent.slice(2));
    else if (Object.keys(item.stored).length === 0) this.#line(item, `${margin.lead}{}`);
    else this.#fields(item, margin);
  }

  #value(field: Field, before: string, indent: string): void {
    const [head, ...block] = blockLines(field.stored) ?? [scalarText(field.stored)];
    this.#line(field, `${before}${head}`);
    for (const line of block) this.#line(field, line === '' ? '' : `${indent}  ${line}`);
  }

  #line(field: Field, text: string): void {
    this.lines.push({
      text,
      origin: originOf(field),
      ...(field.within === undefined ? {} : { field: field.within }),
    });
  }

  /** An added field is noted once: as a whole where there is a reason for the whole, else value by value. */
  #noted(field: Field): Field {
    const origin = originOf(field);
    if (origin === 'written' || field.within !== undefined) return field;
    const path = field.path.toString();
    const reason =
      origin === 'rewritten'
        ? rewrittenBecause(field.written, field.type === 'quantity')
        : becauseOf(field.reason, { value: field.stored, beside: field.beside, path });
    if (reason === undefined && isCollection(field.stored) && Object.keys(field.stored).length > 0)
      return field;
    this.added.push({ path, value: field.stored, origin, because: reason ?? NO_REASON });
    return { ...field, within: this.added.length - 1 };
  }
}

function originOf({ written, defaulted, stored }: Layers): Origin {
  if (written !== undefined) return isCollection(stored) || written === stored ? 'written' : 'rewritten';
  return defaulted === undefined ? 'admission' : 'default';
}

const stepped = (parent: Field, step: string | number): Layers => ({
  written: own(parent.written, step),
  defaulted: own(parent.defaulted, step),
  stored: own(parent.stored, step),
});

function childOf(parent: Field, key: string): Field {
  const { type, within } = parent;
  const beside = parent.stored as Fields;
  if (type.startsWith('map:')) {
    const reason = `${parent.reason}[]`;
    const path = parent.path.key(key);
    return { ...stepped(parent, key), type: type.slice('map:'.length), reason, path, beside, within };
  }
  const path = parent.path.child(key);
  return {
    ...stepped(parent, key),
    type: TYPES[type]?.[key] ?? '',
    reason: `${type}.${key}`,
    path,
    beside,
    within,
  };
}

function itemOf(parent: Field, at: number): Field {
  const type = parent.type.slice('[]'.length);
  const reason = `${parent.reason}[]`;
  return {
    ...stepped(parent, at),
    type,
    reason,
    path: parent.path.index(at),
    beside: parent.beside,
    within: parent.within,
  };
}
