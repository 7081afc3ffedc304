import { applet, warn, type Call } from '#domain/simulation/applets/applet.ts';
import { filesOf, within } from '#domain/simulation/applets/files/walk.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { Found, Search } from './expression.ts';
import { parsePlan, type Plan } from './parse.ts';

const program = applet({ usage: '[-HL] [PATH]... [OPTIONS] [ACTIONS]', letters: '+' }, function* (call) {
  const words = call.operands.filter((word, at) => !(at === 0 && /^-[HL]$/.test(word)));
  const follow = call.operands[0] === '-L';
  const start = words.findIndex((word) => /^-./.test(word) || word === '(' || word === '!');
  const paths = start < 0 ? words : words.slice(0, start);
  const plan = parsePlan(call, start < 0 ? [] : words.slice(start));
  const search: Search = { pruned: false, ended: false, code: 0 };
  for (const path of paths.length > 0 ? paths : ['.'])
    yield* visit(call, follow ? { ...plan, follow } : plan, search, path, 0);
  for (const collected of plan.collected) if ((yield* collected.finish()) !== 0) search.code = 1;
  return search.code;
});

/** Its words are its own: nothing of them is an option as other applets have them. */
export const find: Program = (process) => {
  const [name = '', ...words] = process.argv;
  process.argv = [name, '--', ...words];
  return program(process);
};

function* visit(call: Call, plan: Plan, search: Search, path: string, depth: number): Task<void> {
  const found = yield* lookAt(call, plan, search, path, depth);
  if (!found || search.ended) return;
  const isShown = depth >= plan.least;
  search.pruned = false;
  if (isShown && !plan.inside) yield* plan.test(found, search);
  if (!search.pruned && depth < plan.most) yield* visitInside(call, plan, search, found);
  if (isShown && plan.inside && !search.ended) yield* plan.test(found, search);
}

function* lookAt(
  call: Call,
  plan: Plan,
  search: Search,
  path: string,
  depth: number,
): Task<Found | undefined> {
  try {
    const files = filesOf(call.process);
    // A link to nothing is taken as the link that it is.
    const follow = plan.follow && files.exists(path, call.process);
    return { path, depth, node: files.stat(path, call.process, follow) };
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    search.code = 1;
    yield* warn(call, `${path}: ${error.message}`);
    return undefined;
  }
}

function* visitInside(call: Call, plan: Plan, search: Search, { path, node, depth }: Found): Task<void> {
  if (node.kind !== 'directory') return;
  let names: readonly string[];
  try {
    names = filesOf(call.process).list(path, call.process);
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    search.code = 1;
    yield* warn(call, `${path}: ${error.message}`);
    return;
  }
  yield null;
  for (const name of names) {
    if (search.ended) return;
    yield* visit(call, plan, search, within(path, name), depth + 1);
  }
}
