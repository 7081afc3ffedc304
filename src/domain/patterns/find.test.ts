import { expect, test } from 'vitest';
import { readManifests } from '#domain/kubernetes/read.ts';
import { buildWorld } from '#domain/world/world.ts';
import { findPatterns } from './find.ts';

const pod = (spec: string): string => `apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {${spec}}\n`;
const proxy = (target: string): string =>
  `---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  default.conf: "server { listen 8080; location / { proxy_pass ${target}; } }"\n`;
const MOUNTED = 'volumeMounts: [{name: c, mountPath: /etc/nginx/conf.d}]';
const VOLUME = 'volumes: [{name: c, configMap: {name: c}}]';

test.each<[string, string, string[]]>([
  ['one container shows nothing', pod('containers: [{name: a, image: nginx}]'), []],
  [
    'an init container',
    pod(
      'initContainers: [{name: i, image: busybox, command: ["true"]}], containers: [{name: a, image: nginx}]',
    ),
    ['init p/i'],
  ],
  [
    'a native sidecar',
    pod(
      'initContainers: [{name: i, image: x, restartPolicy: Always}], containers: [{name: a, image: nginx}]',
    ),
    ['native-sidecar p/i'],
  ],
  [
    'an exporter of the neighbour',
    pod('containers: [{name: r, image: redis}, {name: e, image: oliver006/redis_exporter}]'),
    ['adapter p/e'],
  ],
  [
    'an exporter of another Pod',
    pod(
      'containers: [{name: e, image: oliver006/redis_exporter, env: [{name: REDIS_ADDR, value: "redis:6379"}]}]',
    ),
    [],
  ],
  [
    'a proxy before the neighbour',
    pod(`containers: [{name: a, image: httpd}, {name: t, image: nginx, ${MOUNTED}}], ${VOLUME}`) +
      proxy('http://localhost:80'),
    ['sidecar p/t'],
  ],
  [
    'a proxy to a Service',
    pod(`containers: [{name: t, image: nginx, ${MOUNTED}}], ${VOLUME}`) + proxy('http://server1'),
    ['ambassador p/t'],
  ],
  [
    'a reader of the shared file',
    pod(
      "containers: [{name: w, image: busybox, command: [sh, -c, 'while true; do date >> /o/f; done'], volumeMounts: [{name: d, mountPath: /o}]}, {name: r, image: busybox, command: [tail, -F, /i/f], volumeMounts: [{name: d, mountPath: /i}]}], volumes: [{name: d}]",
    ),
    ['sidecar p/r'],
  ],
])('%s', (_name, text, expected) => {
  const found = findPatterns(buildWorld(readManifests(text).manifests));
  expect(found.map(({ pattern, container }) => `${pattern} ${container}`)).toEqual(expected);
});
