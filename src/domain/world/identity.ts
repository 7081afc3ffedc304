import type { Manifest } from '#domain/kubernetes/manifest.ts';

/** Where the object would be made: `default` when the manifest does not say. */
export function namespaceOf(manifest: Manifest): string {
  const namespace = manifest.object?.metadata?.namespace;
  return namespace === undefined || namespace === '' ? 'default' : namespace;
}

/** The name; for an object that is to be named by the server, its prefix. */
export function nameOf(manifest: Manifest): string {
  const metadata = manifest.object?.metadata;
  return metadata?.name ?? metadata?.generateName ?? '';
}

/** What tells an object from every other: kind, namespace, name. One without a name of its own is like no other. */
export function identityOf(manifest: Manifest): string {
  const name = manifest.object?.metadata?.name;
  const own = name === undefined || name === '' ? ['unnamed', manifest.source, manifest.doc] : [name];
  return JSON.stringify([manifest.kind, namespaceOf(manifest), ...own]);
}
