/** The functions of awk that compute at once. */
import type { Machine } from './machine.ts';
import type { Expression } from './syntax/tree.ts';
import { NUMBER_FUNCTIONS } from './builtins-number.ts';
import { PATTERN_FUNCTIONS } from './builtins-pattern.ts';
import { TEXT_FUNCTIONS } from './builtins-text.ts';
import { TIME_FUNCTIONS } from './builtins-time.ts';
import type { Value } from './values.ts';

export type BuiltinNode = Extract<Expression, { kind: 'builtin' }>;

export type Builtin = (machine: Machine, values: readonly Value[], node: BuiltinNode) => Value;

export const BUILTIN_FUNCTIONS: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ...NUMBER_FUNCTIONS,
  ...PATTERN_FUNCTIONS,
  ...TEXT_FUNCTIONS,
  ...TIME_FUNCTIONS,
]);
