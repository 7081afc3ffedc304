/** What of a text never runs, in words. */
import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import type { Manifest } from '#domain/kubernetes/manifest.ts';

type Read = Pick<Manifest, 'doc' | 'kind' | 'object' | 'accepted'>;

/** `Pod web (document 2)`; counted where there are several. */
function nameOf({ doc, kind, object }: Read, among: number): string {
  const name = [kind === '' ? 'an object without a kind' : kind, object?.metadata?.name]
    .filter(Boolean)
    .join(' ');
  const place = Number.parseInt(doc, 10) + 1;
  return among > 1 && !Number.isNaN(place) ? `${name} (document ${place})` : name;
}

/** Empty when all of it runs. */
export function notRun(
  manifests: readonly Read[],
  problems: readonly Pick<Diagnostic, 'severity'>[],
): string {
  const refused = manifests.filter(({ accepted }) => !accepted);
  const names = refused.map((manifest) => nameOf(manifest, manifests.length)).join(', ');
  if (manifests.length === 0) {
    const isBroken = problems.some(({ severity }) => severity === 'error');
    return isBroken
      ? 'Nothing ran: kubectl cannot read this text.'
      : 'Nothing ran: there is no object in this text.';
  }
  if (refused.length === manifests.length)
    return `Nothing ran: the API server refuses ${names}. What is refused never runs.`;
  if (refused.length > 0)
    return `The API server refuses ${names}: what is refused never runs. The rest ran as you see it here.`;
  return problems.some(({ severity }) => severity === 'error')
    ? 'A part of this text cannot be read, so it never runs. The rest ran as you see it here.'
    : '';
}
