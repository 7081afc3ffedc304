import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import type { Container } from '#domain/kubernetes/schema/api.gen.ts';
import { isOfficial, MISNAMED, OFTEN_USED } from '#domain/world/images/official.ts';
import { distance } from '#domain/world/nearness.ts';
import { valueAt, within } from '#domain/world/origin.ts';
import type { ContainerFact, Workload } from '#domain/world/types.ts';
import { finding } from './finding.ts';

/** Names of images with a slip of the hand. Whether an image exists only its registry can tell: this is advice. */
export function imageFaults(workload: Workload): readonly Diagnostic[] {
  return workload.containers.flatMap((container) => {
    const meant = meantBy(container);
    if (meant === undefined) return [];
    return [
      finding('advice', 'image-typo', within(container.origin, 'image'), {
        what: `Did you mean ${meant}? Docker Hub has no official image ${container.image.text}: ${container.name} would wait with ErrImagePull, then ImagePullBackOff.`,
        why: 'A name without a slash is looked up among the official images of Docker Hub. The API server does not ask there; only the node does, when it pulls.',
        fix: `Write image: ${meant}.`,
      }),
    ];
  });
}

function meantBy({ image, origin }: ContainerFact): string | undefined {
  const { repository, tag, digest } = image;
  const spec = (valueAt(origin) ?? {}) as Container;
  // With this policy the node has the image already, under whatever name.
  if (repository.includes('/') || repository === '' || digest !== '' || spec.imagePullPolicy === 'Never')
    return undefined;
  if (isOfficial(repository)) return isSlipOfLatest(tag) ? `${repository}:latest` : undefined;
  const near =
    MISNAMED.get(repository) ??
    OFTEN_USED.find(
      (name) => name.length >= 5 && distance(name, repository) === 1 && !addsDigit(repository, name),
    );
  return near === undefined ? undefined : image.text.replace(repository, near);
}

/** `nginx2` is most likely a name that somebody gave. */
const addsDigit = (written: string, name: string): boolean => written.replace(/\d$/, '') === name;

const isSlipOfLatest = (tag: string): boolean => /^[a-z]+$/.test(tag) && distance(tag, 'latest') === 1;
