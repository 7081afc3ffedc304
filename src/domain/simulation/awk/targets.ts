/** Reading and writing of what can be assigned to. */
import type { Machine } from './machine.ts';
import type { Target } from './syntax/tree.ts';
import { toInteger, toNumber, type Value } from './values.ts';

/** Several subscripts are one name with SUBSEP between. */
export const subscript = (machine: Machine, values: readonly Value[]): string =>
  values.length === 1
    ? machine.textOf(values[0])
    : values.map((value) => machine.textOf(value)).join(machine.text('SUBSEP'));

/** `places`: values of the subscripts, or the field's number. */
export function load(machine: Machine, target: Target, places: readonly Value[]): Value {
  if (target.kind === 'variable') return machine.get(target.name);
  if (target.kind === 'field') return machine.record.field(toInteger(toNumber(places[0])));
  return machine.memory.cell(target.name).array().get(subscript(machine, places));
}

export function store(machine: Machine, target: Target, places: readonly Value[], value: Value): void {
  if (target.kind === 'variable') machine.set(target.name, value);
  else if (target.kind === 'field') machine.record.setField(toInteger(toNumber(places[0])), value);
  else machine.memory.cell(target.name).array().set(subscript(machine, places), value);
}
