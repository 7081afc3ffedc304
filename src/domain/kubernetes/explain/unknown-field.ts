import type { DecodeProblem } from '#domain/kubernetes/decode/problem.ts';
import type { Explanation } from '#domain/kubernetes/diagnostic.ts';
import type { Path } from '#domain/kubernetes/manifest.ts';
import { aliasOf } from './aliases.ts';
import { homeOf, type Home } from './home.ts';
import { shortened } from './subject.ts';
import { elementOf, printedPath, typeAt } from './types-at.ts';

const FIXED = 'Field names are fixed, letter case counts, and a field is known only at its own level.';

/** A field that its level does not know: misspelled, called otherwise, or at a wrong level. */
export function explainUnknownField(problem: DecodeProblem, kind: string): Explanation {
  const parent = problem.path.slice(0, -1);
  const name = shortened(problem.found, 60);
  const what = `There is no field ${name} ${inWords(kind, parent)}.`;
  if (/[^\u0021-\u007e]/.test(problem.found)) return invisible(problem.found);
  return { what, ...reasonOf(problem, kind, parent) };
}

type Reason = Omit<Explanation, 'what'>;

function reasonOf({ found, wanted }: DecodeProblem, kind: string, parent: Path): Reason {
  const type = elementOf(typeAt(kind, parent));
  const alias = aliasOf(type, found);
  if (alias !== '') return called(alias);
  if (found.toLowerCase() === wanted.toLowerCase())
    return { why: 'Letter case counts in the names of fields.', fix: `Did you mean ${wanted}?` };
  if (type === 'LabelSelector' && wanted === '')
    return {
      why: 'A selector asks for labels under matchLabels.',
      fix: `Write matchLabels: {${found}: ...}.`,
    };
  const home = homeOf(kind, found, parent);
  if (home !== undefined && (home.above || wanted === '')) return moved(found, home, parent);
  if (wanted !== '') return { why: FIXED, fix: `Did you mean ${wanted}?` };
  if (type === 'LabelSelector')
    return {
      why: 'A selector asks for labels under matchLabels.',
      fix: `Write matchLabels: {${found}: ...}.`,
    };
  return {
    why: FIXED,
    fix: `kubectl explain ${explained(kind, parent)} lists the fields that are known here.`,
  };
}

const called = (alias: string): Reason =>
  /^\w+$/.test(alias)
    ? { why: `Here the field is called ${alias}.`, fix: `Rename it to ${alias}.` }
    : { why: 'Kubernetes writes this in another way.', fix: `Write ${alias}.` };

function moved(name: string, home: Home, parent: Path): Reason {
  const place = placeOf(home);
  if (home.path.length === 0)
    return { why: `${name} belongs at the top of the object.`, fix: `Move ${name} to the left edge.` };
  const why = `${name} belongs ${place}.`;
  const isContainer = home.type === 'Container';
  if (home.above) return { why, fix: `Move ${name} ${upWords(home, parent)}.` };
  return {
    why,
    fix: `Move ${name} ${isContainer ? 'into a container' : place}${isContainer ? `, an item of ${printedPath(home.path)}` : ''}.`,
  };
}

/** Fewer spaces before it: it stands too deep. */
const upWords = ({ type, path }: Home, parent: Path): string =>
  type === 'PodSpec'
    ? `to the level of the Pod, directly under ${printedPath(path)}`
    : `up by ${levels(parent.length - path.length)}, directly under ${printedPath(path)}`;

const levels = (count: number): string => (count === 1 ? 'one level' : `${count} levels`);

function placeOf({ type, path }: Home): string {
  if (type === 'PodSpec') return `to the Pod, directly under ${printedPath(path)}`;
  if (type === 'Container') return 'to a container';
  const at = path.findLastIndex((step) => String(step).endsWith('ontainers'));
  const rest = printedPath(path.slice(at + 1).filter((step) => typeof step === 'string'));
  return at < 0 ? `under ${printedPath(path)}` : `under ${rest} of a container`;
}

const inWords = (kind: string, parent: Path): string =>
  parent.length === 0 ? `at the top of a ${kind}` : `in ${printedPath(parent)}`;

const explained = (kind: string, parent: Path): string =>
  [kind.toLowerCase(), ...parent.filter((step) => typeof step === 'string')].join('.');

const invisible = (found: string): Explanation => ({
  what: `There is no field ${JSON.stringify(shortened(found, 60))}: its name holds an unusual or invisible character.`,
  why: 'Such characters come with text that is pasted from web pages, for example no-break spaces as indentation.',
  fix: 'Delete the indentation and the name, and type them again.',
});
