import { JsonPathError, type Node, type Path, type Step } from './nodes.ts';
import { parsePath } from './path.ts';

/** Parses text with actions in braces. Throws `JsonPathError`. */
export function parseTemplate(template: string): readonly Node[] {
  const paths: Path[] = [];
  let rest = template;
  while (rest !== '') {
    const open = rest.indexOf('{');
    if (open !== 0) paths.push([{ is: 'literal', value: open < 0 ? rest : rest.slice(0, open) }]);
    if (open < 0) break;
    const { path, length } = parsePath(rest.slice(open + 1), true);
    paths.push(path);
    rest = rest.slice(open + 1 + length);
  }
  return nest(paths);
}

/** Parses `.metadata.name`, `metadata.name`, `{.metadata.name}`, as custom columns and `--sort-by` take them. */
export function parseRelaxed(text: string): readonly Node[] {
  const found = /^\{\.?([^{}]+)\}$|^\.?([^{}]+)$/.exec(text);
  const inside = found?.[1] ?? found?.[2];
  if (inside === undefined)
    throw new JsonPathError(
      `unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'`,
    );
  return parseTemplate(`{.${inside}}`);
}

/** Brings what stands between `{range ...}` and `{end}` into the range. */
function nest(paths: readonly Path[]): readonly Node[] {
  const open: { readonly path: Path; readonly body: Node[] }[] = [{ path: [], body: [] }];
  for (const path of paths) {
    const word = wordOf(path[0]);
    if (word === 'range') open.push({ path: path.slice(1), body: [] });
    else if (word === 'end') close(open);
    else if (word !== undefined) throw new JsonPathError(`unrecognized identifier ${word}`, true);
    else open.at(-1)?.body.push({ is: 'path', path });
  }
  // A range without an end lasts to the end of the template.
  while (open.length > 1) close(open);
  return open[0]?.body ?? [];
}

const wordOf = (step: Step | undefined): string | undefined => (step?.is === 'word' ? step.word : undefined);

function close(open: { readonly path: Path; readonly body: Node[] }[]): void {
  const last = open.pop();
  const outer = open.at(-1);
  if (!last || !outer) throw new JsonPathError('not in range, nothing to end', true);
  outer.body.push({ is: 'range', ...last });
}
