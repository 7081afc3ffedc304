import type { Images } from '#domain/simulation/images/image.ts';
import { redisExporterImage } from '#domain/simulation/images/exporters/redis-exporter.ts';
import { redisImage } from '#domain/simulation/images/redis/image.ts';

export const IMAGES: Images = new Map([
  ['redis', redisImage],
  ['oliver006/redis_exporter', redisExporterImage],
]);
