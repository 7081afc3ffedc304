import type { ImageModel } from './model.ts';

export const redis: ImageModel = {
  repository: 'redis',
  entrypoint: ['docker-entrypoint.sh'],
  cmd: ['redis-server'],
  files: new Map(),
  whole: [],
  program: 'redis-server',
  workingDir: '/data',
};
