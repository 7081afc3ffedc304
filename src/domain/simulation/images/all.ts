/** Every image that can be run, where nothing need be fetched for it. */
import type { ImageReference } from '#domain/world/types.ts';
import type { Images, RunnableImage } from './image.ts';
import { imageIn } from './registry.ts';
import { IMAGES as HTTPD } from './shelves/httpd.ts';
import { IMAGES as NGINX } from './shelves/nginx.ts';
import { IMAGES as REDIS } from './shelves/redis.ts';
import { IMAGES as SERVERS } from './shelves/servers.ts';
import { IMAGES as SYSTEMS } from './shelves/systems.ts';

const ALL: Images = new Map([...SYSTEMS, ...NGINX, ...HTTPD, ...REDIS, ...SERVERS]);

export const imageFor = (reference: ImageReference): RunnableImage | undefined => imageIn(ALL, reference);
