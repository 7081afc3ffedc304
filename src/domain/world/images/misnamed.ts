import { distance } from '#domain/world/nearness.ts';
import type { ImageReference } from '#domain/world/types.ts';
import { isOfficial, MISNAMED, OFTEN_USED } from './official.ts';

/** What a name with a slip of the hand was to be; undefined for every name that may well exist. Only a registry knows for sure. */
export function meantImage({ text, repository, tag, digest }: ImageReference): string | undefined {
  if (repository.includes('/') || repository === '' || digest !== '') return undefined;
  if (isOfficial(repository)) return isSlipOfLatest(tag) ? `${repository}:latest` : undefined;
  const near =
    MISNAMED.get(repository) ??
    OFTEN_USED.find(
      (name) => name.length >= 5 && distance(name, repository) === 1 && !addsDigit(repository, name),
    );
  return near === undefined ? undefined : text.replace(repository, near);
}

/** `nginx2` is most likely a name that somebody gave. */
const addsDigit = (written: string, name: string): boolean => written.replace(/\d$/, '') === name;

const isSlipOfLatest = (tag: string): boolean => /^[a-z]+$/.test(tag) && distance(tag, 'latest') === 1;
