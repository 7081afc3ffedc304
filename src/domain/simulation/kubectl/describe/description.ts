/** Lines of `kubectl describe`, each at a level; tabs part the cells that stand below each other. */
import type { ObjectMeta } from '#domain/kubernetes/schema/api.gen.ts';
import { DESCRIBED, aligned } from '#domain/simulation/kubectl/tab-writer.ts';

type Texts = Readonly<Record<string, string>>;

/** Longer annotations stand on lines of their own. */
const LONGEST_ANNOTATION = 140;
/** What kubectl keeps for itself is not shown. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

const sortedKeys = (texts: Texts | undefined): readonly string[] => Object.keys(texts ?? {}).toSorted();

const shortened = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most)}...` : text;

type Cell = string | number | boolean | undefined;

export class Description {
  private text = '';

  /** A line whose cells are parted by tabs; what is not there leaves its cell empty. */
  line(level: number, ...cells: readonly Cell[]): void {
    this.text += `${'  '.repeat(level)}${cells.map((cell) => cell ?? '').join('\t')}\n`;
  }

  /** Nothing when there is no such value. */
  optional(level: number, name: string, value: Cell): void {
    if (value !== undefined && value !== '') this.line(level, name, String(value));
  }

  /** `Labels:` with `key=value` below each other; `indent` stands before the name and before what follows it. */
  labels(name: string, labels: Texts | undefined, indent = ''): void {
    const pairs = sortedKeys(labels).map((key) => `${key}=${labels?.[key]}`);
    this.list(`${indent}${name}:`, pairs, indent);
  }

  /** One below the other in the second column. */
  list(name: string, values: readonly string[], indent = ''): void {
    for (const [at, value] of (values.length === 0 ? ['<none>'] : values).entries())
      this.text += `${at === 0 ? name : indent}\t${value}\n`;
  }

  annotations(name: string, annotations: Texts | undefined, indent = ''): void {
    const keys = sortedKeys(annotations).filter((key) => key !== LAST_APPLIED);
    const lines = keys.flatMap((key) => annotationLines(key, (annotations?.[key] ?? '').replace(/\n$/, '')));
    this.list(`${indent}${name}:`, lines, indent);
  }

  toString(): string {
    return aligned(this.text, DESCRIBED);
  }
}

function annotationLines(key: string, value: string): readonly string[] {
  const fits = value.length + key.length + 2 <= LONGEST_ANNOTATION && !value.includes('\n');
  if (fits) return [`${key}: ${value}`];
  return [`${key}:`, ...value.split('\n').map((line) => `  ${shortened(line, LONGEST_ANNOTATION - 2)}`)];
}

export function describeName(to: Description, metadata: ObjectMeta | undefined, isNamespaced = true): void {
  to.line(0, 'Name:', metadata?.name);
  if (isNamespaced) to.line(0, 'Namespace:', metadata?.namespace ?? 'default');
}

/** Name, namespace, labels and annotations, as most kinds begin. */
export function describeHead(to: Description, metadata: ObjectMeta | undefined, isNamespaced = true): void {
  describeName(to, metadata, isNamespaced);
  to.labels('Labels', metadata?.labels);
  to.annotations('Annotations', metadata?.annotations);
}

/** `ReplicaSet/front-6d4cf56db6`; empty when nobody controls it. */
export function controllerOf(metadata: ObjectMeta | undefined): string {
  const owner = metadata?.ownerReferences?.find(({ controller }) => controller === true);
  return owner ? `${owner.kind}/${owner.name}` : '';
}

export const orUnset = (value: Cell): string => String(value ?? '<unset>');

export const orZero = (value: number | undefined): number => value ?? 0;

export const goBool = (value: boolean | undefined): string => (value === true ? 'True' : 'False');
