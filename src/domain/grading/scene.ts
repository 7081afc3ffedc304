import { markOf } from '#domain/world/origin.ts';
import type { ContainerFact, Mark, Origin, Workload, World } from '#domain/world/types.ts';
import type { Runs } from './behaviour/observed.ts';
import type { RuleKinds } from './rules.ts';
import type { Judgement } from './types.ts';

/** A role that was found in the answer. */
export interface Bound {
  readonly role: string;
  readonly workload: Workload;
  readonly container: ContainerFact;
}

/** A role that was not found: what is there instead, in one sentence. */
export interface Unbound {
  readonly role: string;
  readonly missing: string;
  readonly fix: string;
  readonly at: Mark | undefined;
}

export type Binding = Bound | Unbound;

/** What a rule is judged on. */
export interface Scene {
  readonly world: World;
  /** What exists before the answer. */
  readonly given: World;
  readonly roles: ReadonlyMap<string, Binding>;
  /** What the task fixes of a role, from the exercise's own `container` rules: whatever it fixes is not left open. */
  readonly demands: readonly RuleKinds['container'][];
  /** Runs the answer; absent where nothing can be run. */
  readonly runs?: Runs | undefined;
}

export type Judge<T> = (args: T, scene: Scene) => Judgement;

/** Where a judgement points: an origin in the manifests, a mark that is made already, or nowhere. */
type Pointer = Origin | Mark | undefined;

const mark = (at: Pointer): { readonly at?: Mark } => {
  if (!at) return {};
  return { at: 'span' in at ? at : markOf(at) };
};

export const met = (evidence: string, at?: Pointer): Judgement => ({ holds: true, evidence, ...mark(at) });

export const notMet = (evidence: string, fix: string, at?: Pointer): Judgement => ({
  holds: false,
  evidence,
  fix,
  ...mark(at),
});

/** For what the task leaves open and no model knows. */
export const unverified = (evidence: string, at?: Pointer): Judgement => ({
  holds: null,
  evidence,
  ...mark(at),
});

/** Judges only when every role is there; else says which one is missing. */
export function withRoles(
  names: readonly string[],
  scene: Scene,
  judge: (bound: readonly Bound[]) => Judgement,
): Judgement {
  const bindings = names.map((name) => scene.roles.get(name) ?? unknownRole(name));
  const absent = bindings.filter((one): one is Unbound => 'missing' in one);
  const [first] = absent;
  if (first) return notMet(absent.map((one) => one.missing).join(' '), first.fix, first.at);
  return judge(bindings.filter((one): one is Bound => 'container' in one));
}

const unknownRole = (role: string): Unbound => ({
  role,
  missing: `The exercise has no role ${role}.`,
  fix: '',
  at: undefined,
});

export function withRole(name: string, scene: Scene, judge: (bound: Bound) => Judgement): Judgement {
  return withRoles([name], scene, ([bound]) =>
    bound ? judge(bound) : notMet(`There is no container ${name}.`, ''),
  );
}

/** Judges each part; the first that fails or is open stands for all. */
export function all(judgements: readonly Judgement[]): Judgement {
  const failed = judgements.filter(({ holds }) => holds === false);
  const open = judgements.filter(({ holds }) => holds === null);
  const [first] = [...failed, ...open, ...judgements];
  if (!first) return met('Nothing is asked.');
  const telling = failed.length > 0 ? failed : judgements;
  return { ...first, evidence: [...new Set(telling.map(({ evidence }) => evidence))].join(' ') };
}

/** Object.entries for a mapping by role. */
export const each = <T>(args: Readonly<Record<string, T>>): readonly (readonly [string, T])[] =>
  Object.entries(args);

/** True when the task names the image or the command of this role, so that a deviation is the learner's. */
export const isFixed = (scene: Scene, role: string): boolean =>
  scene.demands.some(
    (demand) => Object.hasOwn(demand, role) && (demand[role]?.image ?? demand[role]?.command) !== undefined,
  );

export const listed = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.join(', '));
