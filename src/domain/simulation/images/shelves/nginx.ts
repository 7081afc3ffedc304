import type { Images } from '#domain/simulation/images/image.ts';
import { nginxImage, unprivilegedNginxImage } from '#domain/simulation/images/nginx/image.ts';

export const IMAGES: Images = new Map([
  ['nginx', nginxImage],
  ['nginxinc/nginx-unprivileged', unprivilegedNginxImage],
]);
