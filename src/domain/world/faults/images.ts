import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import type { Container } from '#domain/kubernetes/schema/api.gen.ts';
import { meantImage } from '#domain/world/images/misnamed.ts';
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

/** With the policy Never the node has the image already, under whatever name. */
function meantBy({ image, origin }: ContainerFact): string | undefined {
  const spec = (valueAt(origin) ?? {}) as Container;
  return spec.imagePullPolicy === 'Never' ? undefined : meantImage(image);
}
