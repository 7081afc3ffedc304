import {
  at,
  fields,
  integer,
  isMapping,
  optional,
  required,
  text,
  unknownName,
  wrong,
  type Read,
  type Reading,
  type RuleProblem,
} from './arguments.ts';
import { KIND_NAMES, KINDS } from './kinds.ts';
import type { Kind } from './rules.ts';
import type { Role, Rule } from './types.ts';

export type { RuleProblem } from './arguments.ts';

export interface ExerciseRules {
  readonly roles: Readonly<Record<string, Role>>;
  readonly rules: readonly Rule[];
  /** Empty when all is well; else `roles` and `rules` hold what could be read. */
  readonly problems: readonly RuleProblem[];
}

const MOST_POINTS = 10;
const ABOUT = ['id', 'points', 'says'];

/** Turns `roles` and `rules` of exercise.yaml, read as plain data, into rules. Never throws. */
export function parseExerciseRules(data: unknown): ExerciseRules {
  const problems: RuleProblem[] = [];
  const written = isMapping(data) ? data : {};
  const reading: Reading = { path: [], roles: [], problems };
  const roles = rolesOf(written['roles'], at(reading, 'roles'));
  const rules = rulesOf(written['rules'], at({ ...reading, roles: Object.keys(roles) }, 'rules'));
  return { roles, rules, problems };
}

const AS = ['app', 'init', 'sidecar'] as const;
const place: Read<Role['as']> = (value, reading) =>
  AS.find((one) => one === value) ?? unknownName(value, 'place', AS, reading);

const role = fields<{ [K in keyof Role]-?: Role[K] | undefined }>({
  name: optional<string | undefined>(text, undefined),
  image: optional<string | undefined>(text, undefined),
  pod: optional<string | undefined>(text, undefined),
  as: optional<Role['as'] | undefined>(place, undefined),
});

function rolesOf(value: unknown, reading: Reading): Readonly<Record<string, Role>> {
  if (value === undefined) return {};
  if (!isMapping(value))
    return wrong(reading, 'roles is no mapping', 'Write roles: as NAME: { name: CONTAINER }.') ?? {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => {
      const found = roleOf(one, at(reading, name));
      return found ? [[name, found]] : [];
    }),
  );
}

function roleOf(value: unknown, reading: Reading): Role | undefined {
  const found = role(value, reading);
  if (!found) return undefined;
  const { name, image, pod, as } = found;
  if (name === undefined && image === undefined)
    return wrong(reading, 'the role names no container', 'Write name: or image:.');
  return {
    ...(name !== undefined && { name }),
    ...(image !== undefined && { image }),
    ...(pod !== undefined && { pod }),
    ...(as !== undefined && { as }),
  };
}

function rulesOf(value: unknown, reading: Reading): Rule[] {
  if (!Array.isArray(value)) return wrong(reading, 'rules is no list', 'Write rules: as a list.') ?? [];
  const seen = new Set<string>(['accepted']);
  return value.flatMap((one: unknown, index) => {
    const rule = ruleOf(one, at(reading, index));
    if (!rule) return [];
    if (seen.has(rule.id))
      wrong(
        at(at(reading, index), 'id'),
        `the id "${rule.id}" is taken`,
        'Every rule has its own id; "accepted" is no rule.',
      );
    seen.add(rule.id);
    return [rule];
  });
}

const about = fields<{ id: string; points: number; says: string }>({
  id: required(text),
  points: required(integer(1, MOST_POINTS)),
  says: required(text),
});

function ruleOf(value: unknown, reading: Reading): Rule | undefined {
  if (!isMapping(value))
    return wrong(reading, 'the rule is no mapping', `Write ${ABOUT.join(', ')} and one kind.`);
  const head = about(
    Object.fromEntries(Object.entries(value).filter(([key]) => ABOUT.includes(key))),
    reading,
  );
  const keys = Object.keys(value).filter((key) => !ABOUT.includes(key));
  const kinds = keys.filter((key): key is Kind => Object.hasOwn(KINDS, key));
  for (const key of keys.filter((one) => !Object.hasOwn(KINDS, one)))
    unknownName(key, 'kind of rule', KIND_NAMES, at(reading, key));
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    if (keys.length !== 1)
      wrong(reading, `the rule has ${kinds.length} kinds`, `Write exactly one of ${KIND_NAMES.join(', ')}.`);
    return undefined;
  }
  const args = KINDS[kind](value[kind], at(reading, kind));
  // The record gives `kind` the arguments that belong to it; the type of a union member built by key cannot say so.
  return head && args !== undefined ? ({ ...head, kind, args } as Rule) : undefined;
}
