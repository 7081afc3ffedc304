/** The images that can be run. */
import type { ImageReference } from '#domain/world/types.ts';
import { httpdImage } from './httpd/image.ts';
import type { RunnableImage } from './image.ts';
import { nginxImage, unprivilegedNginxImage } from './nginx/image.ts';
import { redisImage } from './redis/image.ts';
import { alpineImage, busyboxImage, debianImage, ubuntuImage } from './plain.ts';

/** By repository; the tag decides where versions differ. */
const IMAGES: ReadonlyMap<string, (tag: string) => RunnableImage> = new Map([
  ['busybox', () => busyboxImage],
  ['alpine', () => alpineImage],
  ['debian', () => debianImage],
  ['ubuntu', () => ubuntuImage],
  ['nginx', nginxImage],
  ['nginxinc/nginx-unprivileged', unprivilegedNginxImage],
  ['httpd', httpdImage],
  ['redis', redisImage],
]);

/** Registries that hand out the official images under their own names. */
const MIRRORS =
  /^(?:public\.ecr\.aws\/docker\/library\/|mirror\.gcr\.io\/library\/|(?:registry\.k8s\.io|k8s\.gcr\.io|gcr\.io\/google-containers)\/(?=busybox$))/;

/** Undefined: it is not known what this image holds and does. */
export function imageFor(reference: ImageReference): RunnableImage | undefined {
  return IMAGES.get(reference.repository.replace(MIRRORS, ''))?.(reference.tag);
}
