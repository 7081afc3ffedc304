import { expect, test } from 'vitest';
import { readManifests } from '#domain/kubernetes/read.ts';
import { findFaults } from './faults.ts';
import { buildWorld } from './world.ts';

const pod = (spec: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: p, labels: {app: p}}\nspec: {${spec}}\n`;
const service = (selector: string, port: string): string =>
  `---\napiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {selector: ${selector}, ports: [${port}]}\n`;
const conf = (line: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: conf}\ndata:\n  nginx.conf: |\n    events {}\n    http {\n      ${line}\n    }\n`;
const nginx = (mount: string): string =>
  pod(
    `containers: [{name: c, image: nginx, volumeMounts: [{name: v, ${mount}}]}], volumes: [{name: v, configMap: {name: conf}}]`,
  );
const AT_FILE = 'mountPath: /etc/nginx/nginx.conf, subPath: nginx.conf';

test.each<[string, string, string, string[]]>([
  [
    'two servers on one port',
    pod('containers: [{name: a, image: nginx}, {name: b, image: httpd}]'),
    '',
    ['fault/port-clash'],
  ],
  ['two servers on two ports', pod('containers: [{name: a, image: nginx}, {name: b, image: redis}]'), '', []],
  ['a shell with nothing to do', pod('containers: [{name: a, image: busybox}]'), '', ['fault/no-command']],
  ['the same under Never', pod('restartPolicy: Never, containers: [{name: a, image: busybox}]'), '', []],
  [
    'an init container that never ends',
    pod(
      'initContainers: [{name: i, image: busybox, command: [tail, -F, /x]}], containers: [{name: a, image: nginx}]',
    ),
    '',
    ['fault/endless-init'],
  ],
  [
    'the same as a native sidecar',
    pod(
      'initContainers: [{name: i, image: busybox, restartPolicy: Always, command: [tail, -F, /x]}], containers: [{name: a, image: nginx}]',
    ),
    '',
    [],
  ],
  [
    'a volume of nobody',
    pod('containers: [{name: a, image: nginx}], volumes: [{name: v}]'),
    '',
    ['fault/unused-volume'],
  ],
  [
    'a medium in lower case',
    pod(
      'containers: [{name: a, image: nginx, volumeMounts: [{name: v, mountPath: /v}]}], volumes: [{name: v, emptyDir: {medium: memory}}]',
    ),
    '',
    ['fault/storage-medium'],
  ],
  [
    'half a byte',
    pod(
      'containers: [{name: a, image: nginx, volumeMounts: [{name: v, mountPath: /v}]}], volumes: [{name: v, emptyDir: {sizeLimit: 500m}}]',
    ),
    '',
    ['fault/size-in-milli'],
  ],
  [
    'a prefixed capability',
    pod('containers: [{name: a, image: nginx, securityContext: {capabilities: {add: [CAP_KILL]}}}]'),
    '',
    ['fault/capability-prefix'],
  ],
  [
    'a signal to pause',
    pod(
      "shareProcessNamespace: true, containers: [{name: a, image: nginx}, {name: b, image: busybox, command: [sh, -c, 'while true; do kill -HUP 1; sleep 9; done']}]",
    ),
    '',
    ['fault/signal-to-pause'],
  ],
  [
    'a probe on a name that is not there',
    pod('containers: [{name: a, image: nginx, readinessProbe: {httpGet: {port: web}}}]'),
    '',
    ['fault/probe-port-name'],
  ],
  [
    'a writer on a read-only mount',
    pod(
      "containers: [{name: a, image: busybox, command: [sh, -c, 'while true; do date > /v/x; sleep 5; done'], volumeMounts: [{name: v, mountPath: /v, readOnly: true}]}], volumes: [{name: v}]",
    ),
    '',
    ['fault/read-only-write'],
  ],
  ['a ConfigMap that nothing tells about', nginx(AT_FILE), '', []],
  [
    'a ConfigMap that the exercise does not give',
    nginx(AT_FILE),
    'apiVersion: v1\nkind: Secret\nmetadata: {name: other}\n',
    ['fault/missing-object'],
  ],
  [
    'a ConfigMap directory over a file',
    nginx('mountPath: /etc/nginx/nginx.conf'),
    conf('server { listen 80; }'),
    ['fault/directory-over-file'],
  ],
  ['a right configuration', nginx(AT_FILE), conf('server { listen 80; }'), []],
  [
    'a configuration that nginx refuses',
    nginx(AT_FILE),
    conf('server { listen 80 }'),
    ['fault/nginx-config'],
  ],
  [
    'an upstream that is not there',
    nginx(AT_FILE),
    conf('server { location / { proxy_pass http://server1; } }'),
    ['fault/nginx-config'],
  ],
  [
    'a directory that hides what is included',
    nginx('mountPath: /etc/nginx'),
    conf('include mime.types;'),
    ['fault/nginx-config'],
  ],
  [
    'a selector that the Pod beside it lacks',
    pod('containers: [{name: a, image: nginx}]') + service('{app: q}', '{port: 80}'),
    '',
    ['fault/selects-nobody'],
  ],
  ['a Service alone', service('{app: q}', '{port: 80}'), '', []],
  [
    'a targetPort name that no container has',
    pod('containers: [{name: a, image: nginx}]') + service('{app: p}', '{port: 80, targetPort: web}'),
    '',
    ['fault/target-port-name'],
  ],
  [
    'a targetPort where nobody listens',
    pod('containers: [{name: a, image: nginx}]') + service('{app: p}', '{port: 80, targetPort: 8080}'),
    '',
    ['fault/nobody-listens'],
  ],
  [
    'a port whose number could not be read',
    pod('containers: [{name: a, image: nginx, ports: [{name: web, containerPort: "80"}]}]') +
      service('{app: p}', '{port: 80, targetPort: web}'),
    '',
    [],
  ],
  [
    'a shell that waits for its input',
    pod('containers: [{name: a, image: busybox, stdin: true, tty: true}]'),
    '',
    [],
  ],
  [
    'a command that ends',
    pod('containers: [{name: a, image: busybox, command: [date]}]'),
    '',
    ['fault/ends-at-once'],
  ],
  [
    'restartPolicy Always on a regular container',
    pod(
      'restartPolicy: Never, containers: [{name: a, image: nginx}, {name: b, image: busybox, restartPolicy: Always, command: [tail, -F, /x]}]',
    ),
    '',
    ['fault/restart-policy-on-app'],
  ],
  [
    'a reader whose volume nobody else mounts',
    pod(
      "containers: [{name: w, image: busybox, command: [sh, -c, 'while true; do date >> /out/x; sleep 5; done'], volumeMounts: [{name: a, mountPath: /out}]}, {name: r, image: busybox, command: [tail, -F, /in/x], volumeMounts: [{name: b, mountPath: /in}]}], volumes: [{name: a}, {name: b}]",
    ),
    '',
    ['fault/nobody-writes'],
  ],
  [
    'a reader of the volume that the writer mounts',
    pod(
      "containers: [{name: w, image: busybox, command: [sh, -c, 'while true; do date >> /out/x; sleep 5; done'], volumeMounts: [{name: a, mountPath: /out}]}, {name: r, image: busybox, command: [tail, -F, /in/x], volumeMounts: [{name: a, mountPath: /in}]}], volumes: [{name: a}]",
    ),
    '',
    [],
  ],
  [
    'a key that the ConfigMap lacks',
    `${pod('containers: [{name: a, image: busybox, command: [tail, -F, /x], env: [{name: E, valueFrom: {configMapKeyRef: {name: conf, key: nope}}}]}]')}---\n${conf('')}`,
    '',
    ['fault/missing-key'],
  ],
  [
    'a key that it has',
    `${pod('containers: [{name: a, image: busybox, command: [tail, -F, /x], env: [{name: E, valueFrom: {configMapKeyRef: {name: conf, key: nginx.conf}}}]}]')}---\n${conf('')}`,
    '',
    [],
  ],
  [
    'a key that is optional',
    `${pod('containers: [{name: a, image: busybox, command: [tail, -F, /x], env: [{name: E, valueFrom: {configMapKeyRef: {name: conf, key: nope, optional: true}}}]}]')}---\n${conf('')}`,
    '',
    [],
  ],
  [
    'a proxy to localhost where nobody listens',
    nginx(AT_FILE),
    conf('server { location / { proxy_pass http://localhost:8080; } }'),
    ['fault/nobody-on-localhost'],
  ],
  [
    'a proxy to a Service on a port that it has not',
    nginx(AT_FILE) + service('{app: p}', '{port: 80}'),
    conf('server { location / { proxy_pass http://s:8080; } }'),
    ['fault/no-service-port'],
  ],
  [
    'a Service before a server that stops at its configuration',
    nginx(AT_FILE) + service('{app: p}', '{port: 80}'),
    conf('server { listen 80 }'),
    ['fault/nginx-config'],
  ],
  [
    'a Redis whose configuration is not in the volume that it names',
    `${pod('containers: [{name: a, image: redis, args: [redis-server, /conf/redis.conf], volumeMounts: [{name: v, mountPath: /conf}]}], volumes: [{name: v, configMap: {name: conf}}]')}---\n${conf('')}`,
    '',
    ['fault/server-config'],
  ],
  ['half a manifest', 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - name:\n  -\n', '', []],
])('%s', (_name, answer, given, expected) => {
  const world = buildWorld(
    readManifests(answer, 'answer').manifests,
    readManifests(given, 'given').manifests,
  );
  expect(findFaults(world).map(({ code }) => code)).toEqual(expected);
});

test('a refused line of the configuration is marked where it stands', () => {
  const text = `${conf('server { listen 80 ; listn 81; }')}---\n${nginx(AT_FILE)}`;
  const [fault] = findFaults(buildWorld(readManifests(text).manifests));
  expect(fault?.text).toContain('unknown directive "listn" in /etc/nginx/nginx.conf:3');
  expect(fault && text.slice(...fault.span)).toBe('listn 81;');
});
