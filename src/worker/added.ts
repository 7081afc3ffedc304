/** What the API server adds to a text: a part of the core that is loaded when it is first asked for. */
import { storedOf } from '#domain/kubernetes/added/stored.ts';
import { BROWSER_LIMITS } from '#domain/kubernetes/limits.ts';
import { readManifests } from '#domain/kubernetes/read.ts';
import type { Addition } from './protocol.ts';
import { inWords, refusalOf } from './unread.ts';

/** What stands in the exercise already may be what a Pod of the answer names: its ServiceAccount. */
function additionOf(text: string, given: string): Addition {
  const { manifests, problems } = readManifests(text, 'answer', BROWSER_LIMITS);
  const siblings = [...manifests, ...readManifests(given, 'given', BROWSER_LIMITS).manifests];
  const objects = manifests.flatMap((manifest) => storedOf(manifest, siblings) ?? []);
  return { objects, refused: refusalOf(problems) ?? '' };
}

export function addition(text: string, given: string): Addition {
  try {
    return additionOf(text, given);
  } catch (error) {
    return { objects: [], refused: inWords(error) };
  }
}
