/** Finding the image that a reference names. */
import type { ImageReference } from '#domain/world/types.ts';
import type { Images, RunnableImage } from './image.ts';

/** Registries that hand out the official images under their own names. */
const MIRRORS =
  /^(?:public\.ecr\.aws\/docker\/library\/|mirror\.gcr\.io\/library\/|(?:registry\.k8s\.io|k8s\.gcr\.io|gcr\.io\/google-containers)\/(?=busybox$))/;

/** Undefined: it is not known what this image holds and does. */
export function imageIn(images: Images, reference: ImageReference): RunnableImage | undefined {
  return images.get(reference.repository.replace(MIRRORS, ''))?.(reference.tag);
}
