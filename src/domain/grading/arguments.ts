/** Readers of plain data, out of which the arguments of each rule kind are put together (`kinds.ts`). */
import { nearest } from '#domain/kubernetes/decode/nearest.ts';

/** Something wrong in exercise.yaml, for its author. */
export interface RuleProblem {
  /** From the root of exercise.yaml: `['rules', 0, 'sameFile', 'writer']`. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  readonly remedy: string;
}

export interface Reading {
  readonly path: readonly (string | number)[];
  /** The roles that the exercise declares. */
  readonly roles: readonly string[];
  readonly problems: RuleProblem[];
}

/** Gives the value, or undefined after it has added to `problems`. */
export type Read<T> = (value: unknown, reading: Reading) => T | undefined;

export interface Field<T> {
  readonly read: Read<T>;
  /** What holds when the key is left out; absent for a required key. */
  readonly otherwise?: { readonly value: T };
}

export const required = <T>(read: Read<T>): Field<T> => ({ read });
export const optional = <T>(read: Read<T>, value: T): Field<T> => ({ read, otherwise: { value } });

export const at = (reading: Reading, step: string | number): Reading => ({
  ...reading,
  path: [...reading.path, step],
});

export function wrong({ path, problems }: Reading, message: string, remedy: string): undefined {
  problems.push({ path, message, remedy });
}

export const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const text: Read<string> = (value, reading) =>
  typeof value === 'string' && value !== ''
    ? value
    : wrong(reading, `${last(reading)} is no text`, 'Write a text; quote it if it looks like a number.');

export const flag: Read<boolean> = (value, reading) =>
  typeof value === 'boolean'
    ? value
    : wrong(reading, `${last(reading)} is neither true nor false`, 'Write true or false.');

/** Whole numbers within bounds. */
export const integer =
  (least: number, most: number): Read<number> =>
  (value, reading) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? value
      : wrong(reading, `${last(reading)} is no whole number`, `Write a number from ${least} to ${most}.`);

export const port = integer(1, 65_535);

/** An absolute path without a trailing slash. */
export const path: Read<string> = (value, reading) =>
  typeof value === 'string' && /^\/.*[^/]$/.test(value)
    ? value
    : wrong(
        reading,
        `${last(reading)} is no absolute path`,
        'Write a path from /, without a slash at its end.',
      );

/** `configmap/NAME` or `secret/NAME`. */
export const configObject: Read<string> = (value, reading) =>
  typeof value === 'string' && /^(configmap|secret)\/.+$/.test(value)
    ? value
    : wrong(reading, `${last(reading)} names no object`, 'Write configmap/NAME or secret/NAME.');

export const role: Read<string> = (value, reading) =>
  typeof value === 'string' && reading.roles.includes(value)
    ? value
    : unknownName(value, 'role', reading.roles, reading);

export const listOf =
  <T>(item: Read<T>): Read<readonly T[]> =>
  (value, reading) => {
    if (!Array.isArray(value) || value.length === 0)
      return wrong(reading, `${last(reading)} is no list`, 'Write a list of at least one.');
    const items = value.map((one: unknown, index) => item(one, at(reading, index)));
    return items.includes(undefined) ? undefined : (items as T[]);
  };

/** A mapping whose keys are free: labels, weights. */
export const mappingOf =
  <T>(item: Read<T>): Read<Readonly<Record<string, T>>> =>
  (value, reading) => {
    if (!isMapping(value) || Object.keys(value).length === 0)
      return wrong(reading, `${last(reading)} is no mapping`, 'Write key: value pairs.');
    const entries = Object.entries(value).map(([key, one]) => [key, item(one, at(reading, key))] as const);
    return entries.some(([, one]) => one === undefined)
      ? undefined
      : (Object.fromEntries(entries) as Record<string, T>);
  };

/** A mapping whose keys are roles of the exercise. */
export const byRole =
  <T>(item: Read<T>): Read<Readonly<Record<string, T>>> =>
  (value, reading) => {
    const strangers = isMapping(value)
      ? Object.keys(value).filter((key) => !reading.roles.includes(key))
      : [];
    for (const key of strangers) unknownName(key, 'role', reading.roles, at(reading, key));
    return strangers.length > 0 ? undefined : mappingOf(item)(value, reading);
  };

/** A mapping with known keys. */
export const fields =
  <T>(known: { readonly [K in keyof T]-?: Field<T[K]> }): Read<T> =>
  (value, reading) => {
    const names = Object.keys(known);
    if (!isMapping(value))
      return wrong(reading, `${last(reading)} is no mapping`, `Write the keys ${names.join(', ')}.`);
    const before = reading.problems.length;
    for (const key of Object.keys(value).filter((name) => !names.includes(name)))
      unknownName(key, 'key', names, at(reading, key));
    const entries = names.map((name) => [name, fieldOf(known[name as keyof T], name, value, reading)]);
    return reading.problems.length > before ? undefined : (Object.fromEntries(entries) as T);
  };

function fieldOf<T>(
  field: Field<T>,
  name: string,
  value: Readonly<Record<string, unknown>>,
  reading: Reading,
): T | undefined {
  if (Object.hasOwn(value, name)) return field.read(value[name], at(reading, name));
  if (field.otherwise) return field.otherwise.value;
  return wrong(reading, `${name} is missing`, `Write ${name}: here.`);
}

export function unknownName(
  name: unknown,
  what: string,
  known: readonly string[],
  reading: Reading,
): undefined {
  const near = typeof name === 'string' ? nearest(name, known) : '';
  const remedy = `${near === '' ? '' : `Did you mean "${near}"? `}Known: ${known.join(', ')}.`;
  return wrong(reading, `unknown ${what} ${JSON.stringify(name)}`, remedy);
}

const last = ({ path: steps }: Reading): string => String(steps.at(-1) ?? 'the file');
