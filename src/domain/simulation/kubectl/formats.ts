/** What `-o` asks for, other than tables. After cli-runtime's printers. */
import { Listing } from '#domain/kubernetes/added/lines.ts';
import { Refusal } from './answer.ts';
import { goJson, goSyntax, goText, sortedFields } from './go-values.ts';
import { evaluate } from './jsonpath/evaluate.ts';
import { JsonPathError, type Node } from './jsonpath/nodes.ts';
import { parseRelaxed, parseTemplate } from './jsonpath/parse.ts';
import { TABLED, aligned } from './tab-writer.ts';

/** As `kubectl get -o yaml` prints an object. */
export function yamlText(object: unknown): string {
  const sorted = sortedFields(object);
  const { lines } = new Listing({ written: sorted, defaulted: sorted, stored: sorted }, '');
  return lines.map(({ text }) => `${text}\n`).join('');
}

export const jsonText = (object: unknown): string => `${goJson(object, 4)}\n`;

/** Throws `Refusal`. */
export function jsonPathText(template: string, object: unknown): string {
  return orRefused(template, object, () =>
    evaluate(parseTemplate(template), object)
      .map((results) => results.map(printed).join(' '))
      .join(''),
  );
}

function orRefused<Result>(template: string, object: unknown, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof JsonPathError)) throw error;
    if (!error.isAtRun) throw new Refusal(`error: error parsing jsonpath ${template}, ${error.message}`);
    const tried = `template was:\n\t\t${template}\n\tobject given to jsonpath engine was:\n\t\t${goSyntax(object)}\n\n`;
    throw new Refusal(
      `error: error executing jsonpath ${JSON.stringify(template)}: Error executing template: ${error.message}. Printing more information for debugging the template:\n\t${tried}`,
    );
  }
}

function printed(value: unknown): string {
  return typeof value === 'object' && value !== null ? goJson(value) : goText(value);
}

/** `NAME:.metadata.name,IMAGES:.spec.containers[*].image`. Throws `Refusal`. */
export function customColumns(spec: string, objects: readonly unknown[], hasHeadings: boolean): string {
  if (spec === '') throw new Refusal('error: custom-columns format specified but no custom columns given');
  const columns = spec.split(',').map((part) => {
    const colon = part.indexOf(':');
    if (colon < 0)
      throw new Refusal(`error: unexpected custom-columns spec: ${part}, expected <header>:<json-path-expr>`);
    const path = part.slice(colon + 1);
    return { title: part.slice(0, colon), nodes: orRefused(path, {}, () => parseRelaxed(path)) };
  });
  const rows = objects.map((object) => columns.map(({ nodes }) => customCell(found(nodes, object))));
  const headings = hasHeadings ? [columns.map(({ title }) => title)] : [];
  return aligned([...headings, ...rows].map((cells) => `${cells.join('\t')}\n`).join(''), TABLED);
}

const customCell = (values: readonly unknown[]): string =>
  values.length === 0 ? '<none>' : values.map(goText).join(',');

/** The fields at a path such as `{.status.phase}`. Throws `Refusal`. */
export const fieldsAt = (path: string, object: unknown): readonly unknown[] =>
  found(
    orRefused(path, {}, () => parseRelaxed(path.replace(/^'|'$/g, ''))),
    object,
  );

/** What `--sort-by` compares; undefined where an object has no such field. */
export function sortKey(path: string): (object: unknown) => unknown {
  const nodes = orRefused(path, {}, () => parseRelaxed(path));
  return (object) => found(nodes, object)[0];
}

const found = (nodes: readonly Node[], object: unknown): readonly unknown[] =>
  orRefused('', object, () => evaluate(nodes, object).flat());
