import type { KubernetesObject, Path } from '#domain/kubernetes/manifest.ts';
import { podSpecOf } from '#domain/kubernetes/pod-spec.ts';
import type { Container, PodSpec } from '#domain/kubernetes/schema/api.gen.ts';

/** The object that an error speaks of. */
export interface Subject {
  readonly kind: string;
  readonly object: KubernetesObject;
}

const LISTS: ReadonlyMap<string, string> = new Map([
  ['containers', 'container'],
  ['initContainers', 'init container'],
  ['ephemeralContainers', 'ephemeral container'],
  ['volumes', 'volume'],
  ['volumeClaimTemplates', 'claim template'],
]);

/** Whose field it is, as people say: `container app`, `volume data`, `the Service`. */
export function ownerOf({ kind, object }: Subject, path: Path): string {
  let owner =
    kind === 'Pod' || podSpecOf(object, kind) === undefined ? `the ${kind}` : ownerInWorkload(kind, path);
  for (const [at, step] of path.entries()) {
    const before = LISTS.get(String(path[at - 1]));
    if (typeof step === 'number' && before !== undefined)
      owner = named(object, path.slice(0, at + 1), before);
  }
  return owner;
}

const ownerInWorkload = (kind: string, path: Path): string =>
  path.includes('template') ? `the Pod template of the ${kind}` : `the ${kind}`;

function named(object: KubernetesObject, path: Path, word: string): string {
  const item = valueAt(object, path) as Partial<Container> | undefined;
  const what = word === 'init container' && item?.restartPolicy === 'Always' ? 'sidecar' : word;
  const name = item?.name ?? '';
  return name === '' ? `${what} no. ${Number(path.at(-1)) + 1}` : `${what} ${shortened(name, 40)}`;
}

const IDENTITIES = ['name', 'port', 'containerPort', 'mountPath', 'devicePath', 'path', 'key', 'ip'];

/** The item of a list that the field belongs to: its name or what else tells it from the others. */
export function itemOf({ object }: Subject, path: Path): string {
  const end = path.findLastIndex((step) => typeof step === 'number');
  const item = valueAt(object, path.slice(0, end + 1));
  if (typeof item === 'string') return shortened(item, 40);
  const record = (item ?? {}) as Readonly<Record<string, unknown>>;
  const identity = IDENTITIES.map((key) => record[key]).find(isIdentity);
  return identity === undefined ? `no. ${Number(path[end]) + 1}` : shortened(String(identity), 40);
}

const isIdentity = (value: unknown): value is string | number =>
  typeof value === 'number' || (typeof value === 'string' && value !== '');

function valueAt(object: unknown, path: Path): unknown {
  let value = object;
  for (const step of path) value = (value as Readonly<Record<string | number, unknown>> | undefined)?.[step];
  return value;
}

export function volumesOf({ kind, object }: Subject): readonly string[] {
  const claims = (
    object as { readonly spec?: { readonly volumeClaimTemplates?: readonly KubernetesObject[] } }
  ).spec?.volumeClaimTemplates;
  return [
    ...namesIn(podSpec({ kind, object })?.volumes),
    ...namesIn((claims ?? []).map(({ metadata }) => ({ name: metadata?.name }))),
  ];
}

export function containersOf(subject: Subject): readonly string[] {
  const { containers, initContainers } = podSpec(subject) ?? {};
  return [...namesIn(containers), ...namesIn(initContainers)];
}

const podSpec = ({ kind, object }: Subject): PodSpec | undefined => podSpecOf(object, kind);

const namesIn = (items: readonly { readonly name?: string | undefined }[] | undefined): readonly string[] =>
  (items ?? []).flatMap(({ name = '' }) => (name === '' ? [] : [name]));

export const shortened = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;
