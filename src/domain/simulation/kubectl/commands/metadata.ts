/** `kubectl label` and `kubectl annotate`: the same words with other names. */
import { Refusal } from '#domain/simulation/kubectl/answer.ts';
import type { Call, Command } from '#domain/simulation/kubectl/call.ts';
import { defineFlags } from '#domain/simulation/kubectl/flags.ts';
import type { ApiObject } from '#domain/simulation/kubectl/objects.ts';
import { groupedSingular, type Resource } from '#domain/simulation/kubectl/resources.ts';
import { targetsOf } from '#domain/simulation/kubectl/targets.ts';

interface Kind {
  readonly field: 'labels' | 'annotations';
  /** `label`, `annotation`. */
  readonly word: string;
  /** `labeled`, `annotated`. */
  readonly done: string;
  readonly undone: string;
}

const LABELS: Kind = { field: 'labels', word: 'label', done: 'labeled', undone: 'unlabeled' };
const ANNOTATIONS: Kind = {
  field: 'annotations',
  word: 'annotation',
  done: 'annotated',
  undone: 'annotated',
};

const FLAGS = defineFlags('overwrite bool', 'all bool', 'all-namespaces,A bool', 'selector,l string', 'field-selector string', 'list bool', 'filename,f list', 'output,o string', 'dry-run string unchanged', 'resource-version string', 'local bool', 'field-manager string'); // prettier-ignore

export const LABEL: Command = {
  name: 'label',
  says: 'Update the labels on a resource',
  usage: '[--overwrite] (TYPE NAME | TYPE/NAME) KEY_1=VAL_1 ... KEY_N=VAL_N KEY-',
  flags: FLAGS,
  run: (call) => change(call, LABELS),
};

export const ANNOTATE: Command = {
  name: 'annotate',
  says: 'Update the annotations on a resource',
  usage: '[--overwrite] (TYPE NAME | TYPE/NAME) KEY_1=VAL_1 ... KEY_N=VAL_N KEY-',
  flags: FLAGS,
  run: (call) => change(call, ANNOTATIONS),
};

const isChange = (word: string): boolean => /^[^=]+=/.test(word) || (word.endsWith('-') && word.length > 1);

/** What is set, and what is taken away. */
interface Changes {
  readonly set: ReadonlyMap<string, string>;
  readonly removed: readonly string[];
}

function change(call: Call, kind: Kind): void {
  const { words, flags, output } = call;
  const first = words.findIndex((word, at) => at > 0 && isChange(word));
  const named = first < 0 ? words : words.slice(0, first);
  const changes = changesOf(first < 0 ? [] : words.slice(first));
  const isList = flags.on('list');
  if (!isList && changes.set.size + changes.removed.length === 0)
    throw new Refusal(`error: at least one ${kind.word} update is required`);
  checkValues(changes, kind);
  const { groups, missing } = targetsOf(call, named);
  const all = groups.flatMap(({ resource, objects }) => objects.map((object) => ({ resource, object })));
  for (const { resource, object } of all)
    if (isList) list(object, kind, call);
    else changeOne({ resource, object, changes }, kind, call);
  for (const line of missing) output.fail(line);
}

function changesOf(words: readonly string[]): Changes {
  const set = new Map<string, string>();
  const removed: string[] = [];
  for (const word of words) {
    const cut = word.indexOf('=');
    if (cut > 0) set.set(word.slice(0, cut), word.slice(cut + 1));
    else if (word.endsWith('-')) removed.push(word.slice(0, -1));
  }
  return { set, removed };
}

const LABEL_VALUE = /^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/;

function checkValues({ set }: Changes, { field }: Kind): void {
  if (field !== 'labels') return;
  for (const [key, value] of set)
    if (value.length > 63 || !LABEL_VALUE.test(value))
      throw new Refusal(
        `error: invalid label value: "${key}=${value}": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')`,
      );
}

const fieldOf = ({ metadata }: ApiObject, { field }: Kind): ReadonlyMap<string, string> =>
  new Map(Object.entries(metadata?.[field] ?? {}));

function list(object: ApiObject, kind: Kind, { output }: Call): void {
  for (const [key, value] of fieldOf(object, kind)) output.print(`${key}=${value}`);
}

interface Changed {
  readonly resource: Resource;
  readonly object: ApiObject;
  readonly changes: Changes;
}

function changeOne(
  { resource, object, changes }: Changed,
  kind: Kind,
  { flags, output, cluster }: Call,
): void {
  const before = fieldOf(object, kind);
  if (!flags.on('overwrite')) checkOverwritten(before, changes, kind);
  const after = new Map([...before, ...changes.set]);
  const absent = changes.removed.filter((key) => !after.delete(key));
  if (kind === LABELS) for (const key of absent) output.print(`label "${key}" not found.`);
  const isSame = isAlike(before, after);
  const metadata = { ...object.metadata, [kind.field]: Object.fromEntries(after) };
  if (!isSame) cluster.apply(resource.kind, { ...object, metadata });
  const said = changes.set.size === 0 ? kind.undone : kind.done;
  const isUntouched = isSame && kind === LABELS;
  output.print(`${groupedSingular(resource)}/${metadata.name} ${isUntouched ? `not ${kind.done}` : said}`);
}

const isAlike = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean =>
  one.size === other.size && [...one].every(([key, value]) => other.get(key) === value);

function checkOverwritten(before: ReadonlyMap<string, string>, { set }: Changes, kind: Kind): void {
  const taken = [...set].filter(([key, value]) => before.has(key) && before.get(key) !== value);
  const said = taken.map(([key]) => `'${key}' already has a value (${before.get(key)})`);
  if (said.length === 0) return;
  if (kind === ANNOTATIONS)
    throw new Refusal(
      `error: --overwrite is false but found the following declared annotation(s): ${said.join('; ')}`,
    );
  const lines = said.map((one) => `${one}, and --overwrite is false`);
  throw new Refusal(lines.length === 1 ? `error: ${lines[0]}` : lines.join('\n'));
}
