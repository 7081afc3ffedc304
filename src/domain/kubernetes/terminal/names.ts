import type { Manifest } from '#domain/kubernetes/manifest.ts';
import { printed } from '#domain/kubernetes/validation/printed.ts';

/** What the API server puts after generateName differs each time; this stands for it. */
const GENERATED = 'x7k2p';
const LONGEST_GENERATED_BASE = 58;

export const groupOf = ({ apiVersion }: Manifest): string =>
  apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';

const withGroup = (word: string, manifest: Manifest): string =>
  groupOf(manifest) === '' ? word : `${word}.${groupOf(manifest)}`;

/** `pod`, `deployment.apps`: how kubectl names what it created. */
export const singularOf = (manifest: Manifest): string => withGroup(manifest.kind.toLowerCase(), manifest);

/** `Pod`, `Deployment.apps`. */
export const kindOf = (manifest: Manifest): string => withGroup(manifest.kind, manifest);

/** `pods`, `deployments`. */
export function pluralOf({ kind }: Manifest): string {
  const word = kind.toLowerCase();
  return word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`;
}

/** `pods`, `deployments.apps`. */
export const resourceOf = (manifest: Manifest): string => withGroup(pluralOf(manifest), manifest);

/** Name and namespace as kubectl reads them; of an object that was not decoded, as they are written. */
export function metadataOf(
  manifest: Manifest,
): Readonly<Record<'name' | 'generateName' | 'namespace', string>> {
  const field = (name: 'name' | 'generateName' | 'namespace'): string =>
    (manifest.written === undefined ? writtenIn(manifest, name) : manifest.written.metadata?.[name]) ?? '';
  return { name: field('name'), generateName: field('generateName'), namespace: field('namespace') };
}

function writtenIn(manifest: Manifest, field: string): string {
  const { key, value } = manifest.locate(['metadata', field]);
  return key === undefined ? '' : manifest.text.slice(...value).replace(/^(["'])(.*)\1$/s, '$2');
}

/** The name as the API server stores it. */
export function nameOf(manifest: Manifest): string {
  const { name, generateName } = metadataOf(manifest);
  return name !== '' || generateName === ''
    ? name
    : `${generateName.slice(0, LONGEST_GENERATED_BASE)}${GENERATED}`;
}

/** Go's %q. */
export const quoted = (text: string): string => printed(text);
