import { AwkError, type Expression, type Target } from './tree.ts';

interface Arranged {
  readonly target: Target | undefined;
  readonly operands: readonly Expression[];
}

/** Which argument a function changes, for those that change one. */
const CHANGED: ReadonlyMap<string, number> = new Map([
  ['sub', 2],
  ['gsub', 2],
  ['split', 1],
]);

/** Arguments of a built-in function: values first, then what is needed to find the one that it changes. */
export function arranged(name: string, list: readonly Expression[]): Arranged {
  if (name === 'length') return forLength(list);
  const changed = list[CHANGED.get(name) ?? -1];
  const target = changed && targetOf(changed);
  if (name === 'split' && target?.kind !== 'variable') throw new AwkError('Not an array', list[0]?.line ?? 1);
  if (!target) return { target, operands: list };
  return { target, operands: [...list.filter((each) => each !== changed), ...changed.operands] };
}

/** A bare name may be an array. */
function forLength(list: readonly Expression[]): Arranged {
  const target = list[0] && targetOf(list[0]);
  return { target: target?.kind === 'variable' ? target : undefined, operands: list };
}

const targetOf = (node: Expression): Target | undefined => (node.kind === 'read' ? node.target : undefined);
