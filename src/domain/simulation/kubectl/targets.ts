/** Which objects a command means: TYPE, TYPE NAME..., TYPE/NAME..., with selectors. After cli-runtime's resource.Builder. */
import { Refusal } from './answer.ts';
import type { Call } from './call.ts';
import { objectNamed, objectsOf, type ApiObject } from './objects.ts';
import { ALL_KINDS, findResource, groupedPlural, resourceOfKind, type Resource } from './resources.ts';
import { readField } from './field.ts';
import { fieldTest, labelTest } from './selectors.ts';

/** Objects of one kind. */
export interface Group {
  readonly resource: Resource;
  readonly objects: readonly ApiObject[];
}

export interface Targets {
  readonly groups: readonly Group[];
  /** Each as `Error from server (NotFound): ...`. */
  readonly missing: readonly string[];
  /** One object was asked for by name. */
  readonly isSingle: boolean;
  /** Objects were asked for by name. */
  readonly isNamed: boolean;
  /** More than one type was asked for, or `all`. */
  readonly isMixed: boolean;
}

interface Wanted {
  readonly resource: Resource;
  /** Undefined: all of that type. */
  readonly name: string | undefined;
}

/** The API server sends it with every answer about them. */
const ENDPOINTS_WARNING =
  'Warning: v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice';

/** Throws `Refusal` when the words make no sense. */
export function targetsOf(call: Call, words = call.words): Targets {
  const wanted = wantedOf(words, call.path);
  const isNamed = wanted.some(({ name }) => name !== undefined);
  const hasSelector = call.flags.has('selector') || call.flags.has('field-selector');
  if (isNamed && hasSelector)
    throw new Refusal('error: name cannot be provided when a selector is specified');
  if (isNamed && call.flags.on('all-namespaces'))
    throw new Refusal('error: a resource cannot be retrieved by name across all namespaces');
  const kinds = new Set(wanted.map(({ resource }) => resource.kind));
  if (kinds.has('Endpoints')) call.output.complain(ENDPOINTS_WARNING);
  return {
    ...found(wanted, call),
    isSingle: wanted.length === 1 && isNamed,
    isNamed,
    isMixed: kinds.size > 1 || words[0] === 'all',
  };
}

function wantedOf(words: readonly string[], path: string): readonly Wanted[] {
  if (words.some((word) => word.includes('/'))) return pairs(words, path);
  const [types = '', ...names] = words;
  const resources = types
    .split(',')
    .filter((type) => type !== '')
    .flatMap(typesOf);
  if (names.length === 0) return resources.map((resource) => ({ resource, name: undefined }));
  return resources.flatMap((resource) => names.map((name) => ({ resource, name })));
}

function pairs(words: readonly string[], path: string): readonly Wanted[] {
  if (!words.every((word) => word.includes('/')))
    throw new Refusal(
      `error: there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. '${path} resource/<resource_name>' instead of '${path} resource resource/<resource_name>'`,
    );
  return words.map(wantedByPair);
}

function wantedByPair(word: string): Wanted {
  const [type = '', name = '', ...more] = word.split('/');
  if (more.length > 0)
    throw new Refusal('error: arguments in resource/name form may not have more than one slash');
  if (type === '' || name === '')
    throw new Refusal(`error: arguments in resource/name form must have a single resource and name`);
  return { resource: resourceOf(type), name };
}

function typesOf(word: string): readonly Resource[] {
  if (word !== 'all') return [resourceOf(word)];
  return ALL_KINDS.flatMap((kind) => resourceOfKind(kind) ?? []);
}

export function resourceOf(word: string): Resource {
  const resource = findResource(word);
  if (!resource) throw new Refusal(`error: the server doesn't have a resource type "${word}"`);
  return resource;
}

export const notFound = (resource: Resource, name: string): string =>
  `Error from server (NotFound): ${groupedPlural(resource)} "${name}" not found`;

function found(wanted: readonly Wanted[], call: Call): Pick<Targets, 'groups' | 'missing'> {
  const groups: { readonly resource: Resource; readonly objects: ApiObject[] }[] = [];
  const missing: string[] = [];
  for (const { resource, name } of wanted) {
    const objects = name === undefined ? selected(resource, call) : named(resource, name, call);
    if (name !== undefined && objects.length === 0) missing.push(notFound(resource, name));
    const last = groups.at(-1);
    if (last?.resource === resource) last.objects.push(...objects);
    else groups.push({ resource, objects: [...objects] });
  }
  return { groups, missing };
}

function named(resource: Resource, name: string, call: Call): readonly ApiObject[] {
  const object = objectNamed(call.cluster, resource.kind, call.namespace, name);
  return object ? [object] : [];
}

/** All of a type in the namespace that is looked at, as far as the selectors let them through. */
function selected(resource: Resource, { cluster, flags, namespace }: Call): readonly ApiObject[] {
  const hasLabels = labelTest(flags.text('selector'));
  const hasFields = fieldTest(flags.text('field-selector'));
  const anywhere = flags.on('all-namespaces') || !resource.isNamespaced;
  return objectsOf(cluster, resource.kind)
    .filter(({ metadata }) => anywhere || (metadata?.namespace ?? 'default') === namespace)
    .filter(({ metadata }) => hasLabels(metadata?.labels ?? {}))
    .filter((object) => hasFields((path) => selectableField(object, resource, path)));
}

/** Fields that the API server can select by, besides name and namespace. */
const SELECTABLE: ReadonlyMap<string, readonly string[]> = new Map([
  ['Pod', ['spec.nodeName', 'spec.restartPolicy', 'spec.schedulerName', 'spec.serviceAccountName', 'spec.hostNetwork', 'status.phase', 'status.podIP', 'status.nominatedNodeName']],
  ['Event', ['involvedObject.kind', 'involvedObject.name', 'involvedObject.namespace', 'involvedObject.fieldPath', 'reason', 'type', 'source', 'reportingComponent']],
  ['Secret', ['type']],
  ['Namespace', ['status.phase']],
]); // prettier-ignore

/** Undefined where the API server cannot select by that field. */
function selectableField(object: ApiObject, { kind }: Resource, path: string): string | undefined {
  const fields = ['metadata.name', 'metadata.namespace', ...(SELECTABLE.get(kind) ?? [])];
  if (!fields.includes(path)) return undefined;
  const value = readField(object, path === 'source' ? 'source.component' : path);
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : '';
}
