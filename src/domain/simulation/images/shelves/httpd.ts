import type { Images } from '#domain/simulation/images/image.ts';
import { httpdImage } from '#domain/simulation/images/httpd/image.ts';

export const IMAGES: Images = new Map([['httpd', httpdImage]]);
