import type { ImageReference } from '#domain/world/types.ts';
import { httpd } from './httpd.ts';
import type { ImageModel } from './model.ts';
import { nginx } from './nginx.ts';
import { redis } from './redis.ts';
import { redisExporter } from './redis-exporter.ts';
import { shellImages } from './shells.ts';

const MODELS: ReadonlyMap<string, ImageModel> = new Map(
  [...shellImages, nginx, httpd, redis, redisExporter].map((model) => [model.repository, model]),
);

/** Registries that hand out the official images under their own names. */
const MIRRORS =
  /^(?:public\.ecr\.aws\/docker\/library\/|mirror\.gcr\.io\/library\/|(?:registry\.k8s\.io|k8s\.gcr\.io|gcr\.io\/google-containers)\/(?=busybox$))/;

/** The model of an image by its repository alone; undefined for every image that Tripod does not know. */
export function modelOf(image: ImageReference): ImageModel | undefined {
  return MODELS.get(image.repository.replace(MIRRORS, ''));
}
