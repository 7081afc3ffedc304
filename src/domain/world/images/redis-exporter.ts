import type { ImageModel } from './model.ts';

/** The image is built from scratch: it has no shell. */
export const redisExporter: ImageModel = {
  repository: 'oliver006/redis_exporter',
  entrypoint: ['/redis_exporter'],
  cmd: [],
  files: new Map(),
  whole: [],
  program: 'redis_exporter',
};
