import type { ImageReference } from './types.ts';

const OFFICIAL = /^(?:(?:docker\.io|index\.docker\.io|registry-1\.docker\.io)\/)?(?:library\/)?(?=[^/]+$)/;
const DOCKER_HUB = /^(?:docker\.io|index\.docker\.io|registry-1\.docker\.io)\//;

/**
 * An image's name taken apart and normalised, as github.com/distribution/reference does: `nginx`, `nginx:latest` and
 * `docker.io/library/nginx` are one. A colon belongs to a registry's port when a slash follows it.
 */
export function readImage(text: string): ImageReference {
  const trimmed = text.trim();
  const at = trimmed.indexOf('@');
  const digest = at < 0 ? '' : trimmed.slice(at + 1);
  const named = at < 0 ? trimmed : trimmed.slice(0, at);
  const colon = named.lastIndexOf(':');
  const tagged = colon > named.lastIndexOf('/');
  const tag = tagged ? named.slice(colon + 1) : '';
  const whole = tagged ? named.slice(0, colon) : named;
  const repository = whole.replace(OFFICIAL, '').replace(DOCKER_HUB, '');
  return { text, repository, tag: tag === '' && digest === '' ? 'latest' : tag, digest };
}

/** The same image: repository, tag and digest; a digest on one side only is taken as the same (it pins the tag). */
export function sameImage(a: ImageReference, b: ImageReference): boolean {
  if (a.repository !== b.repository) return false;
  if (a.digest !== '' && b.digest !== '') return a.digest === b.digest;
  return a.tag === '' || b.tag === '' || a.tag === b.tag;
}
