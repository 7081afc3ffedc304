import type { ImageReference } from '#domain/world/types.ts';
import { busybox } from './busybox.ts';
import { httpd } from './httpd.ts';
import type { ImageModel } from './model.ts';
import { nginx } from './nginx.ts';
import { redis } from './redis.ts';
import { redisExporter } from './redis-exporter.ts';

const MODELS: ReadonlyMap<string, ImageModel> = new Map(
  [busybox, nginx, httpd, redis, redisExporter].map((model) => [model.repository, model]),
);

/** The model of an image by its repository alone; undefined for every image that Tripod does not know. */
export function modelOf(image: ImageReference): ImageModel | undefined {
  return MODELS.get(image.repository);
}
