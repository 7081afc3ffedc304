/** Events come back from files, from other tabs and from other versions: whatever does not look like one is left out. */
import type { ProgressEvent } from '#domain/progress/types.ts';

/** An event as it happens, before it is stamped. */
export type Happened = ProgressEvent extends infer E
  ? E extends ProgressEvent
    ? Omit<E, 'id' | 'at' | 'zone'>
    : never
  : never;

type Check = (value: unknown) => boolean;
const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const isTruth: Check = (value) => typeof value === 'boolean';
const areNumbers: Check = (value) => Array.isArray(value) && value.every(isNumber);

const STAMP = { id: isText, at: isNumber, zone: isNumber };
const FIELDS: {
  readonly [K in Happened['kind']]: Readonly<
    Record<Exclude<keyof Extract<Happened, { kind: K }>, 'kind'>, Check>
  >;
} = {
  'lesson-opened': { lesson: isText },
  'lesson-finished': { lesson: isText },
  'exercise-checked': { exercise: isText, points: isNumber, of: isNumber, accepted: isTruth, text: isText },
  'hint-shown': { exercise: isText, hint: isNumber },
  'solution-shown': { exercise: isText, solution: isText },
  'question-answered': { question: isText, answer: areNumbers, right: isTruth },
};

/** The event with the fields that we know and no others, or undefined. */
export function readEvent(value: unknown): ProgressEvent | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const given = value as Readonly<Record<string, unknown>>;
  const kind = given['kind'];
  if (typeof kind !== 'string' || !Object.hasOwn(FIELDS, kind)) return undefined;
  const checks: readonly (readonly [string, Check])[] = Object.entries({
    ...STAMP,
    ...FIELDS[kind as Happened['kind']],
  });
  if (!checks.every(([name, check]) => Object.hasOwn(given, name) && check(given[name]))) return undefined;
  return Object.fromEntries([
    ['kind', kind],
    ...checks.map(([name]) => [name, given[name]]),
  ]) as unknown as ProgressEvent;
}
