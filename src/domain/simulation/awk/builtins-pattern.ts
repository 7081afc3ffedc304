/** Functions that look for expressions. */
import type { PosixRegex, RegexMatch } from '#domain/simulation/regex/posix.ts';
import type { Builtin, BuiltinNode } from './builtins.ts';
import type { Machine } from './machine.ts';
import { load, store } from './targets.ts';
import { toInteger, toNumber, type Value } from './values.ts';

export const PATTERN_FUNCTIONS: readonly (readonly [string, Builtin])[] = [
  ['match', match],
  ['sub', (machine, values, node) => substitute(machine, values, node, 1)],
  ['gsub', (machine, values, node) => substitute(machine, values, node, 0)],
  ['gensub', gensub],
];

const RECORD: NonNullable<BuiltinNode['target']> = { kind: 'field' };

/** The argument at a place: an expression between slashes, or a text that is one. */
function regexAt(machine: Machine, node: BuiltinNode, values: readonly Value[], place: number): PosixRegex {
  const operand = node.operands[place];
  return operand?.kind === 'regex' ? operand.regex : machine.regex(machine.textOf(values[place]));
}

function match(...[machine, values, node]: Parameters<Builtin>): number {
  const found = regexAt(machine, node, values, 1).exec(machine.textOf(values[0]));
  const start = found ? found.start + 1 : 0;
  machine.set('RSTART', start);
  machine.set('RLENGTH', found ? found.end - found.start : -1);
  return start;
}

/** Without a third argument the record is changed; one that cannot be changed is only looked at. */
function substitute(machine: Machine, values: readonly Value[], node: BuiltinNode, which: number): number {
  const hasText = node.target === undefined && values.length > 2;
  const target = node.target ?? RECORD;
  const places = node.target ? values.slice(2) : [0];
  const before = machine.textOf(hasText ? values[2] : load(machine, target, places));
  const replacement = machine.textOf(values[1]);
  const regex = regexAt(machine, node, values, 0);
  const { text, count } = replace(before, regex, which, (found) => expand(replacement, found, false));
  // Also when nothing was found: BusyBox puts a record together anew then, too.
  if (!hasText) store(machine, target, places, text);
  return count;
}

function gensub(...[machine, values, node]: Parameters<Builtin>): string {
  const before = values.length > 3 ? machine.textOf(values[3]) : machine.record.text;
  const replacement = machine.textOf(values[1]);
  // `g`, like every text that is no number, is 0: all of them.
  const which = toInteger(toNumber(values[2]));
  return replace(before, regexAt(machine, node, values, 0), which, (found) =>
    expand(replacement, found, true),
  ).text;
}

/** `which`: the number of the match to replace; 0 for all. */
function replace(
  before: string,
  regex: PosixRegex,
  which: number,
  become: (found: RegexMatch) => string,
): { readonly text: string; readonly count: number } {
  let text = '';
  let rest = before;
  let seen = 0;
  let count = 0;
  for (let found = regex.exec(rest); found; found = regex.exec(rest, true)) {
    seen += 1;
    const isMeant = which === 0 || seen === which;
    count += Number(isMeant);
    text += rest.slice(0, found.start) + (isMeant ? become(found) : (found.groups[0] ?? ''));
    if (seen === which) return { text: text + rest.slice(found.end), count };
    const isEmpty = found.start === found.end;
    if (isEmpty && found.end === rest.length) return { text, count };
    // Behind an empty match one byte is passed over.
    if (isEmpty) text += rest.slice(found.end, found.end + 1);
    rest = rest.slice(found.end + Number(isEmpty));
  }
  return { text: text + rest, count };
}

/** `&` is the match, `\\&` an ampersand; in gensub `\\1` is a group. Pairs of backslashes before either are one each. */
function expand(replacement: string, { groups }: RegexMatch, hasGroups: boolean): string {
  const special = hasGroups ? /(\\*)([&0-9])/g : /(\\*)(&)/g;
  return replacement.replace(special, (whole, slashes: string, mark: string) => {
    const half = '\\'.repeat(slashes.length >> 1);
    if (mark === '&') return half + (slashes.length % 2 === 1 ? '&' : (groups[0] ?? ''));
    return slashes.length % 2 === 1 ? half + (groups[Number(mark)] ?? '') : whole;
  });
}
