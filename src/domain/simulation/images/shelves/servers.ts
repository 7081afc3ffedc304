/** Small servers, and what collects metrics. */
import type { Images } from '#domain/simulation/images/image.ts';
import { nginxExporterImage } from '#domain/simulation/images/exporters/nginx-exporter.ts';
import { gitSyncImage } from '#domain/simulation/images/git-sync/image.ts';
import { prometheusImage } from '#domain/simulation/images/prometheus/image.ts';
import { helloAppImage } from '#domain/simulation/images/small/hello-app.ts';
import { httpEchoImage } from '#domain/simulation/images/small/http-echo.ts';
import { whoamiImage } from '#domain/simulation/images/small/whoami.ts';

export const IMAGES: Images = new Map([
  ['traefik/whoami', () => whoamiImage],
  ['containous/whoami', () => whoamiImage],
  ['hashicorp/http-echo', () => httpEchoImage],
  ['gcr.io/google-samples/hello-app', helloAppImage],
  ['nginx/nginx-prometheus-exporter', nginxExporterImage],
  ['prom/prometheus', prometheusImage],
  ['registry.k8s.io/git-sync/git-sync', () => gitSyncImage],
]);
