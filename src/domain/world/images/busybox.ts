import type { ImageModel } from './model.ts';

/** Its command is a shell; without a terminal it reads an empty input and ends at once. */
export const busybox: ImageModel = {
  repository: 'busybox',
  entrypoint: [],
  cmd: ['sh'],
  files: new Map(),
  whole: [],
  program: 'sh',
};
