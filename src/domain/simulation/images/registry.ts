/** The images that can be run. */
import type { ImageReference } from '#domain/world/types.ts';
import { nginxExporterImage } from './exporters/nginx-exporter.ts';
import { redisExporterImage } from './exporters/redis-exporter.ts';
import { gitSyncImage } from './git-sync/image.ts';
import { httpdImage } from './httpd/image.ts';
import type { RunnableImage } from './image.ts';
import { nginxImage, unprivilegedNginxImage } from './nginx/image.ts';
import { alpineImage, busyboxImage, curlImage, debianImage, socatImage, ubuntuImage } from './plain.ts';
import { prometheusImage } from './prometheus/image.ts';
import { redisImage } from './redis/image.ts';
import { helloAppImage } from './small/hello-app.ts';
import { httpEchoImage } from './small/http-echo.ts';
import { pauseImage } from './small/pause.ts';
import { whoamiImage } from './small/whoami.ts';

/** By repository; the tag decides where versions differ. */
const IMAGES: ReadonlyMap<string, (tag: string) => RunnableImage> = new Map([
  ['busybox', () => busyboxImage],
  ['alpine', () => alpineImage],
  ['debian', () => debianImage],
  ['ubuntu', () => ubuntuImage],
  ['curlimages/curl', () => curlImage],
  ['quay.io/curl/curl', () => curlImage],
  ['nginx', nginxImage],
  ['nginxinc/nginx-unprivileged', unprivilegedNginxImage],
  ['httpd', httpdImage],
  ['redis', redisImage],
  ['alpine/socat', () => socatImage],
  ['traefik/whoami', () => whoamiImage],
  ['containous/whoami', () => whoamiImage],
  ['hashicorp/http-echo', () => httpEchoImage],
  ['gcr.io/google-samples/hello-app', helloAppImage],
  ['registry.k8s.io/pause', () => pauseImage],
  ['k8s.gcr.io/pause', () => pauseImage],
  ['oliver006/redis_exporter', redisExporterImage],
  ['nginx/nginx-prometheus-exporter', nginxExporterImage],
  ['prom/prometheus', prometheusImage],
  ['registry.k8s.io/git-sync/git-sync', () => gitSyncImage],
]);

/** Registries that hand out the official images under their own names. */
const MIRRORS =
  /^(?:public\.ecr\.aws\/docker\/library\/|mirror\.gcr\.io\/library\/|(?:registry\.k8s\.io|k8s\.gcr\.io|gcr\.io\/google-containers)\/(?=busybox$))/;

/** Undefined: it is not known what this image holds and does. */
export function imageFor(reference: ImageReference): RunnableImage | undefined {
  return IMAGES.get(reference.repository.replace(MIRRORS, ''))?.(reference.tag);
}
