import type { Task, Wait } from '#domain/simulation/kernel/task.ts';

/**
 * A piece of the interpreter that `runCalls` runs on a stack of its own: a script's functions may call each other deeper than
 * JavaScript's. For the types it is a wait that asks for nothing, so that every generator on the way may yield it.
 */
class Call {
  readonly ms?: never;
  readonly body: Task<unknown>;
  outcome: { readonly value: unknown } | { readonly error: unknown } | undefined;

  constructor(body: Task<unknown>) {
    this.body = body;
  }
}

/** Runs a piece as if by `yield*`, but without growing the stack. Only below `runCalls`. */
export function* call<Result>(body: Task<Result>): Task<Result> {
  const made = new Call(body);
  yield made;
  const { outcome } = made;
  if (!outcome) throw new Error('a call came back before its end');
  if ('error' in outcome) throw outcome.error;
  return outcome.value as Result;
}

/** The bottom of the stack: everything but calls is passed on to the kernel. */
export function* runCalls<Result>(body: Task<Result>): Task<Result> {
  const bottom = new Call(body);
  const stack = [bottom];
  try {
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const wait = resume(top);
      if (top.outcome) stack.pop();
      else if (wait instanceof Call) stack.push(wait);
      else yield wait ?? null;
    }
  } finally {
    for (const { body: rest } of stack.toReversed()) rest.return(undefined as never);
  }
  const { outcome } = bottom;
  if (outcome && 'error' in outcome) throw outcome.error;
  return (outcome as { readonly value: Result }).value;
}

function resume(top: Call): Wait | undefined {
  try {
    const turn = top.body.next();
    if (!(turn.done ?? false)) return turn.value as Wait;
    top.outcome = { value: turn.value };
  } catch (error) {
    top.outcome = { error };
  }
  return undefined;
}
