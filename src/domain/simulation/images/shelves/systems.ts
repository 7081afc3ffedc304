/** Bare systems, and what stands on them without a server of its own. */
import type { Images } from '#domain/simulation/images/image.ts';
import {
  alpineImage,
  busyboxImage,
  curlImage,
  debianImage,
  socatImage,
  ubuntuImage,
} from '#domain/simulation/images/plain.ts';
import { pauseImage } from '#domain/simulation/images/small/pause.ts';

export const IMAGES: Images = new Map([
  ['busybox', () => busyboxImage],
  ['alpine', () => alpineImage],
  ['debian', () => debianImage],
  ['ubuntu', () => ubuntuImage],
  ['curlimages/curl', () => curlImage],
  ['quay.io/curl/curl', () => curlImage],
  ['alpine/socat', () => socatImage],
  ['registry.k8s.io/pause', () => pauseImage],
  ['k8s.gcr.io/pause', () => pauseImage],
]);
