import type { ImageReference } from '#domain/world/types.ts';

/**
 * An image that the task names without a tag may have any; a tag that it names has to be there, with or without a digest.
 * `docker.io/library/` is dropped on the learner's side already.
 */
export function imageMatches(found: ImageReference, asked: string): boolean {
  const colon = asked.lastIndexOf(':');
  const tagged = colon > asked.lastIndexOf('/');
  const repository = tagged ? asked.slice(0, colon) : asked;
  return found.repository === repository && (!tagged || found.tag === asked.slice(colon + 1));
}
