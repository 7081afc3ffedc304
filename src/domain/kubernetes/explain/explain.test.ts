import { describe, expect, test } from 'vitest';
import type { Explanation } from '#domain/kubernetes/diagnostic.ts';
import { readManifests } from '#domain/kubernetes/read.ts';

/** A Pod with more lines for its container, and for its spec. */
const pod = (container = '', spec = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - name: app\n    image: nginx\n${lines(container, 4)}${lines(spec, 2)}`;
const lines = (text: string, indent: number): string =>
  text === '' ? '' : text.replace(/^/gm, ' '.repeat(indent)) + '\n';
const init = (more: string): string =>
  pod('', `initContainers:\n- name: setup\n  image: busybox\n${lines(more, 2)}`.trimEnd());
const service = (spec: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: ${spec}\n`;
const object = (kind: string, more: string, apiVersion = 'v1'): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: web}\n${more}\n`;
const deployment = (labels: string, spec = ''): string =>
  object(
    'Deployment',
    `spec:\n  selector: {matchLabels: {app: web}}\n  template:\n    metadata: {labels: ${labels}}\n    spec: {${spec}containers: [{name: app, image: nginx}]}`,
    'apps/v1',
  );

type Mistake = readonly [says: string, yaml: string, what: string, why: string, fix: string];

/** The first finding that says what is asked for. */
function explained(yaml: string, what: string): Explanation {
  const all = readManifests(yaml).problems.map(({ explanation }) => explanation);
  const found = all.find((each) => each.what.includes(what)) ?? all[0];
  if (found === undefined) throw new Error('nothing was found');
  return found;
}

function told(mistakes: readonly Mistake[]): void {
  test.each(mistakes)('%s', (_, yaml, what, why, fix) => {
    const found = explained(yaml, what);
    expect(found.what).toContain(what);
    expect(found.why).toContain(why);
    expect(found.fix).toContain(fix);
  });
}

describe('names', () => {
  told([
    [
      'no name',
      object('Pod', '').replace('{name: web}', '{}'),
      'The Pod has no name.',
      'found by',
      'name: web',
    ],
    [
      'capitals and underscores',
      pod().replace('web', 'My_Web'),
      'The name "My_Web"',
      'lower-case',
      'name: my-web',
    ],
    [
      'a Service that begins with a digit',
      service('{ports: [{port: 80}]}').replace('web', '1st'),
      '"1st" does not suit a Service',
      'beginning with a letter',
      'name: svc-1st',
    ],
    [
      'a container without a name',
      pod('', '').replace('name: app\n    ', ''),
      'Container no. 1 has no name.',
      'kubectl logs',
      'name: app',
    ],
    [
      'two containers of one name',
      pod('', '- {name: app, image: busybox}'),
      'Two containers of this Pod are named "app".',
      'initContainers',
      'name: app-2',
    ],
    [
      'a container name with a dot',
      pod().replace('name: app', 'name: app.v1'),
      'The name "app.v1" holds a dot.',
      'one label',
      'name: app-v1',
    ],
    [
      'a namespace of a namespace',
      object('Namespace', '').replace('name: web', 'name: web, namespace: x'),
      'A Namespace is given a namespace.',
      'whole cluster',
      'Remove metadata.namespace',
    ],
    [
      'a label with a blank',
      pod().replace('name: web', "name: web, labels: {app: 'my web'}"),
      'The value "my web" under labels',
      'annotations',
      'my-web',
    ],
  ]);
});

describe('volumes and mounts', () => {
  const data = 'volumes:\n- name: data\n  emptyDir: {}';
  told([
    [
      'a mount of a volume that is not there',
      pod('volumeMounts: [{name: logs, mountPath: /a}]', data),
      'Container app mounts "logs"',
      'spec.volumes',
      'Volumes of this Pod: data.',
    ],
    [
      'a slip in the name of a volume',
      pod('volumeMounts: [{name: date, mountPath: /a}]', data),
      'mounts "date"',
      'letter by letter',
      'Did you mean data?',
    ],
    [
      'no volumes at all',
      pod('volumeMounts: [{name: logs, mountPath: /a}]'),
      'mounts "logs"',
      'spec.volumes',
      '- name: logs with emptyDir: {}',
    ],
    [
      'a mount of a volume with an error',
      pod('volumeMounts: [{name: data, mountPath: /a}]', 'volumes: [{name: data, configMap: {}}]'),
      'that volume is refused itself',
      '',
      'Mend the error of the volume data first.',
    ],
    [
      'a mount without a path',
      pod('volumeMounts: [{name: data}]', data),
      'The mount data of container app has no mountPath.',
      'directory',
      'mountPath: /data',
    ],
    [
      'two mounts at one path',
      pod('volumeMounts: [{name: data, mountPath: /a}, {name: data, mountPath: /a}]', data),
      'mounts two volumes at "/a"',
      'one volume',
      'subPath',
    ],
    [
      'two sources in one volume',
      pod('', 'volumes: [{name: data, emptyDir: {}, configMap: {name: a}}]'),
      'Volume data has more than one source.',
      'one thing',
      'two volumes',
    ],
    [
      'a volume of a Secret by name',
      pod('', 'volumes: [{name: data, secret: {name: tls}}]'),
      'no field name in spec.volumes[0].secret',
      'called secretName',
      'Rename it to secretName.',
    ],
    [
      'a mode without its zero',
      pod('', 'volumes: [{name: data, secret: {secretName: tls, defaultMode: 644}}]'),
      'The defaultMode in volume data is 644',
      'octal',
      'defaultMode: 0644',
    ],
    [
      'a mount in the Pod',
      pod('', 'volumeMounts: []'),
      'no field volumeMounts in spec',
      'belongs to a container',
      'an item of spec.containers',
    ],
    [
      'volumes in the container',
      pod('volumes: []'),
      'no field volumes in spec.containers[0]',
      'belongs to the Pod',
      'directly under spec',
    ],
    [
      'an absolute subPath',
      pod('volumeMounts: [{name: data, mountPath: /a, subPath: /b}]', data),
      'subPath of a mount of container app is "/b"',
      'inside the volume',
      'subPath: app/logs',
    ],
  ]);
});

describe('containers', () => {
  told([
    [
      'no containers',
      object('Pod', 'spec: {initContainers: [{name: a, image: b}]}'),
      'The Pod has no containers.',
      'init containers',
      '- name: app',
    ],
    [
      'no image',
      pod().replace('    image: nginx\n', ''),
      'Container app has no image.',
      'nothing runs',
      'image: nginx:1.27',
    ],
    [
      'a pull policy in lower case',
      pod('imagePullPolicy: always'),
      'The imagePullPolicy of container app is "always"',
      'fetches the image',
      'Did you mean Always? Write imagePullPolicy: Always.',
    ],
    [
      'a restart policy that is not there',
      pod('', 'restartPolicy: Sometimes'),
      'is "Sometimes", a word that it does not know',
      'started again',
      'Write Always, OnFailure or Never.',
    ],
    [
      'a command as text',
      pod('command: sh -c "sleep 1"'),
      'spec.containers[0].command wants a list and is given text.',
      'dash',
      "command: ['sh', '-c', 'echo hello']",
    ],
    [
      'a number in a command',
      pod('command: [sleep, 3600]'),
      'command[1] wants text and is given the number 3600',
      'YAML reads digits',
      '"3600"',
    ],
    [
      'a colon in an argument',
      pod('args:\n- echo status: ok'),
      'args[0] wants text and is given a mapping',
      'colon',
      'Put the whole value in quotes.',
    ],
    [
      'containers as a mapping',
      object('Pod', 'spec: {containers: {name: a}}'),
      'spec.containers wants a list and is given a mapping.',
      'dash',
      '- name: app',
    ],
    [
      'sidecarContainers',
      pod('', 'sidecarContainers: []'),
      'no field sidecarContainers',
      'another way',
      'restartPolicy: Always on the item',
    ],
    [
      'an init container with a probe',
      init('readinessProbe: {httpGet: {port: 80}}'),
      'Init container setup has a readinessProbe',
      'nothing to watch',
      'Set restartPolicy: Always',
    ],
    [
      'an init container with a hook',
      init('lifecycle: {preStop: {exec: {command: [a]}}}'),
      'Init container setup has a lifecycle',
      'runs to its end',
      'native sidecar',
    ],
    [
      'ephemeral containers',
      pod('', 'ephemeralContainers: [{name: a, image: b}]'),
      'The Pod has ephemeralContainers.',
      'added to a running Pod',
      'kubectl debug',
    ],
    [
      'a field in the wrong letter case',
      pod('livenessprobe: {}'),
      'no field livenessprobe',
      'Letter case',
      'Did you mean livenessProbe?',
    ],
    [
      'a misspelled field',
      pod('', 'restartPollicy: Never'),
      'no field restartPollicy in spec',
      'Field names',
      'Did you mean restartPolicy?',
    ],
  ]);
});

describe('ports', () => {
  told([
    [
      'port for containerPort',
      pod('ports: [{port: 80}]'),
      'no field port in spec.containers[0].ports[0]',
      'called containerPort',
      'Rename it to containerPort.',
    ],
    [
      'a port in quotes',
      pod("ports: [{containerPort: '80'}]"),
      'containerPort wants a whole number and is given text',
      'Quotes',
      'containerPort: 8080',
    ],
    [
      'a port out of range',
      pod('ports: [{containerPort: 70000}]'),
      'The containerPort of container app is 70000.',
      '65535',
      'containerPort: 8080',
    ],
    [
      'a probe on a port in quotes',
      pod("livenessProbe: {httpGet: {port: '8080'}}"),
      'port is the text "8080"',
      'name of a port',
      'Write port: 8080 without quotes.',
    ],
    [
      'a long port name',
      pod('ports: [{containerPort: 80, name: a-very-long-port-name}]'),
      'longer than 15 characters',
      'RFC 6335',
      'a-very-long-por',
    ],
    [
      'a protocol in lower case',
      pod('ports: [{containerPort: 80, protocol: tcp}]'),
      'is "tcp"',
      'capitals',
      'protocol: TCP',
    ],
    [
      'a Service without ports',
      service('{selector: {app: web}}'),
      'The Service has no ports.',
      'forwards',
      'targetPort: 8080',
    ],
    [
      'two ports without names',
      service('{ports: [{port: 80}, {port: 443}]}'),
      'Port 80 of the Service has no name.',
      'several ports',
      'name: http',
    ],
    [
      'the same port twice',
      service('{ports: [{port: 80, name: a}, {port: 80, name: b}]}'),
      'are the same: port b',
      'Port and protocol',
      'same targetPort',
    ],
    [
      'a node port below the range',
      service('{type: NodePort, ports: [{port: 80, nodePort: 8080}]}'),
      'has the nodePort 8080',
      '30000 and 32767',
      'nodePort: 30080',
    ],
    [
      'a selector as of a Deployment',
      service('{selector: {matchLabels: {app: web}}, ports: [{port: 80}]}'),
      'holds a mapping',
      'labels alone',
      'selector: {app: web}',
    ],
    [
      'a type in the wrong letter case',
      service('{type: Nodeport, ports: [{port: 80}]}'),
      'The type of the Service is "Nodeport"',
      'every node',
      'type: NodePort',
    ],
    [
      'an ExternalName without a name',
      service('{type: ExternalName}'),
      'names nothing',
      'alias',
      'db.example.com',
    ],
  ]);
});

describe('variables, probes, resources, security', () => {
  told([
    [
      'a number as a value',
      pod('env: [{name: A, value: 8080}]'),
      'wants text and is given the number 8080',
      'Only quotes',
      'value: "8080"',
    ],
    ['yes as a value', pod('env: [{name: A, value: yes}]'), 'is given a truth value', 'yes, on, y', 'quotes'],
    [
      'variables as a mapping',
      pod('env: {A: b}'),
      'spec.containers[0].env wants a list',
      'begins with a dash',
      '- name: LOG_LEVEL',
    ],
    [
      'value and valueFrom',
      pod('env: [{name: A, value: b, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]'),
      'Variable A of container app has both',
      'one source',
      'Remove one',
    ],
    [
      'a field that is not given',
      pod('env: [{name: A, valueFrom: {fieldRef: {fieldPath: status.phase}}}]'),
      'asks for "status.phase"',
      'address, node',
      'status.podIP',
    ],
    [
      'a key reference without its key',
      pod('env: [{name: A, valueFrom: {secretKeyRef: {name: s}}}]'),
      'does not say which key',
      'one entry',
      'under secretKeyRef',
    ],
    [
      'a probe without a check',
      pod('readinessProbe: {periodSeconds: 5}'),
      'The readinessProbe of container app does not say what to check.',
      'HTTP or gRPC',
      'httpGet: {path: /, port: 80}',
    ],
    [
      'two checks in one probe',
      pod('livenessProbe: {httpGet: {port: 80}, tcpSocket: {port: 80}}'),
      'beside another check',
      'exactly one',
      'Keep one',
    ],
    [
      'several successes of a liveness probe',
      pod('livenessProbe: {httpGet: {port: 80}, successThreshold: 2}'),
      'The successThreshold of the livenessProbe of container app is 2.',
      'Only a readinessProbe',
      'set it to 1',
    ],
    [
      'a command directly in a hook',
      pod('lifecycle: {preStop: {command: [a]}}'),
      'no field command',
      'another way',
      'exec: {command: [...]}',
    ],
    [
      'more requested than allowed',
      pod('resources: {requests: {cpu: 500m}, limits: {cpu: 100m}}'),
      'requests 500m of cpu, more than its limit of 100m',
      'scheduler',
      '100m or less',
    ],
    [
      'a unit with B',
      pod('resources: {limits: {memory: 64MB}}'),
      'is "64MB", which is no quantity',
      'there is no B',
      'Did you mean 64M?',
    ],
    [
      'a resource that is not there',
      pod('resources: {limits: {cpus: 1}}'),
      'asks for "cpus"',
      'ephemeral-storage',
      'Did you mean cpu?',
    ],
    [
      'cpu directly under resources',
      pod('resources: {cpu: 1}'),
      'no field cpu',
      'another way',
      'limits: {cpu: 100m}',
    ],
    [
      'fsGroup in a container',
      pod('securityContext: {fsGroup: 1}'),
      'no field fsGroup in spec.containers[0].securityContext',
      'spec.securityContext',
      'Move fsGroup under spec.securityContext',
    ],
    [
      'capabilities in the Pod',
      pod('', 'securityContext: {capabilities: {}}'),
      'no field capabilities',
      'of a container',
      'under securityContext of a container',
    ],
    [
      'a user in quotes',
      pod("securityContext: {runAsUser: '1000'}"),
      'runAsUser wants a whole number',
      'Quotes',
      'runAsUser: 1000',
    ],
    [
      'privileged without escalation',
      pod('securityContext: {privileged: true, allowPrivilegeEscalation: false}'),
      'is privileged and forbids',
      'every privilege',
      'Remove privileged',
    ],
  ]);
});

describe('other objects', () => {
  told([
    [
      'labels that the selector does not find',
      deployment('{app: api}'),
      'does not find the Pods of its own template',
      'everything that the selector asks for',
      'template.metadata.labels',
    ],
    [
      'Pods of a Deployment that are not restarted',
      deployment('{app: web}', 'restartPolicy: Never, '),
      'have restartPolicy: Never',
      'A Job is for work that ends',
      'restartPolicy: Always',
    ],
    [
      'Pods of a Job that are restarted',
      object('Job', 'spec: {template: {spec: {containers: [{name: a, image: b}]}}}', 'batch/v1'),
      'The Pods of the Job are restarted always.',
      'have ended',
      'restartPolicy: Never',
    ],
    [
      'a claim without a size',
      object('PersistentVolumeClaim', 'spec: {accessModes: [ReadWriteOnce]}'),
      'how much storage',
      'at least that size',
      'storage: 1Gi',
    ],
    [
      'an access mode as kubectl shows it',
      object('PersistentVolumeClaim', 'spec: {accessModes: [RWO], resources: {requests: {storage: 1Gi}}}'),
      'is "RWO"',
      'one node',
      'accessModes: [ReadWriteOnce]',
    ],
    [
      'a TLS Secret without its key',
      object('Secret', 'type: kubernetes.io/tls\nstringData: {tls.crt: x}'),
      'has no tls.key',
      'certificate',
      'kubectl create secret tls',
    ],
    [
      'plain text under data',
      object('Secret', 'data: {a: "plain text"}'),
      'data[a] is not base64.',
      'stringData',
      'Move the line to stringData',
    ],
    [
      'a number in a ConfigMap',
      object('ConfigMap', 'data: {a: 1}'),
      'data[a] wants text and is given the number 1',
      'Only quotes',
      'a: "1"',
    ],
    [
      'a kind in lower case',
      pod().replace('Pod', 'pod'),
      'There is no kind pod.',
      'capital letter',
      'kind: Pod',
    ],
    [
      'a kind of another group',
      object('Deployment', ''),
      'There is no Deployment in version "v1".',
      'Deployment to apps/v1',
      'apiVersion: apps/v1',
    ],
    [
      'a kind that is left to a cluster',
      object('Ingress', '', 'networking.k8s.io/v1'),
      'Tripod does not check',
      'A cluster would judge',
      '--dry-run=server',
    ],
    ['no apiVersion', 'kind: Job\n', 'apiVersion is not set.', 'where to send', 'apiVersion: batch/v1'],
    [
      'containers directly in a Deployment',
      object('Deployment', 'spec: {containers: []}', 'apps/v1'),
      'no field containers in spec',
      'spec.template.spec',
      'directly under spec.template.spec',
    ],
    [
      'replicas in the template',
      deployment('{app: web}', 'replicas: 2, '),
      'no field replicas in spec.template.spec',
      'under spec',
      'up by 2 levels, directly under spec',
    ],
    [
      'labels directly under a selector',
      deployment('{app: web}').replace('{matchLabels: {app: web}}', '{tier: web}'),
      'no field tier in spec.selector',
      'under matchLabels',
      'matchLabels: {tier: ...}',
    ],
    [
      'an image beside containers',
      pod('', 'image: nginx'),
      'no field image in spec',
      'belongs to a container',
      'into a container',
    ],
  ]);
});

describe('texts that cannot be read', () => {
  told([
    [
      'a tab',
      pod().replace('    image', '\timage'),
      'Line 7 is indented with a tab.',
      'spaces only',
      ':retab',
    ],
    [
      'a second colon',
      pod().replace('nginx', 'nginx: 1'),
      'Line 7 holds a second colon followed by a space',
      'make a key',
      'quotes',
    ],
    [
      'an open quote',
      pod().replace('nginx', '"nginx'),
      'The quote that begins in line 7 is never closed.',
      'kubectl names line',
      'Close the quote',
    ],
    [
      'an indentation that fits nowhere',
      pod().replace('    image', '   image'),
      'The indentation of line 7',
      'kubectl names line 6',
      'dash',
    ],
  ]);
});

describe('warnings', () => {
  told([
    [
      'one port in two containers',
      pod('ports: [{containerPort: 80}]', '- {name: b, image: c, ports: [{containerPort: 80}]}'),
      'duplicate port definition',
      'one network',
      'its configuration does',
    ],
    [
      'thousandths of a byte',
      pod('resources: {limits: {memory: 64m}}'),
      'fractional byte value "64m"',
      'thousandth',
      '64Mi',
    ],
    [
      'one variable twice',
      pod('env: [{name: A, value: b}, {name: A, value: c}]'),
      'hides previous definition',
      'The last',
      'two lines of A',
    ],
  ]);
});
