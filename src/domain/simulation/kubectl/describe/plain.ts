import type { RunningCluster } from '#domain/simulation/cluster/running.ts';
import type { ApiObject } from '#domain/simulation/kubectl/objects.ts';
import { Description, describeHead } from './description.ts';
import { describeEvents } from './events.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Shown at the top already. */
const SHOWN = new Set(['metadata.name', 'metadata.namespace', 'metadata.labels', 'metadata.annotations', 'metadata.managedFields']); // prettier-ignore

/** Any kind without a form of its own: its fields by their names. After GenericDescriber of kubectl's describe.go. */
export function describePlainly(
  object: ApiObject,
  cluster: RunningCluster,
  isNamespaced: boolean,
): Description {
  const to = new Description();
  describeHead(to, object.metadata, isNamespaced);
  describeFields(to, object as unknown as Fields, 0, '');
  describeEvents(to, object, cluster);
  return to;
}

function describeFields(to: Description, fields: Fields, level: number, path: string): void {
  for (const key of Object.keys(fields).toSorted()) {
    const place = path === '' ? key : `${path}.${key}`;
    if (!SHOWN.has(place) && fields[key] !== undefined)
      describeField(to, { name: titleOf(key), value: fields[key], level, place });
  }
}

interface Field {
  readonly name: string;
  readonly value: unknown;
  readonly level: number;
  readonly place: string;
}

function describeField(to: Description, { name, value, level, place }: Field): void {
  if (isFields(value)) {
    to.line(level, `${name}:`);
    describeFields(to, value, level + 1, place);
  } else if (Array.isArray(value)) {
    to.line(level, `${name}:`);
    for (const item of value as readonly unknown[])
      if (isFields(item)) describeFields(to, item, level + 1, place);
      else to.line(level + 1, scalar(item));
  } else to.line(level, `${name}:`, scalar(value));
}

const scalar = (value: unknown): string =>
  value === null ? '<nil>' : String(value as string | number | boolean);

/** `firstTimestamp` is `First Timestamp`, `apiVersion` is `API Version`. */
const titleOf = (key: string): string =>
  key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(' ')
    .map((word) =>
      /^(?:api|uid|ip|url|id)s?$/i.test(word)
        ? word.toUpperCase().replace(/S$/, 's')
        : `${word.charAt(0).toUpperCase()}${word.slice(1)}`,
    )
    .join(' ');
