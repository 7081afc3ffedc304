import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dump, load, loadAll } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { imageFor } from '#domain/simulation/images/all.ts';
import { runsWith } from './behaviour/run.ts';
import { grade } from './grade.ts';
import { parseExerciseRules } from './parse-rule.ts';
import { brokenIn } from './prove.ts';
import type { Gradable, Report } from './types.ts';

const FOLDER = fileURLToPath(new URL('../../../content/exercises/', import.meta.url));
const read = (path: string): string => readFileSync(FOLDER + path, 'utf8');

function exercise(id: string, given = ''): Gradable {
  const { roles, rules } = parseExerciseRules(load(read(`${id}/exercise.yaml`)));
  return { id, roles, rules, given };
}

const TASKS = {
  share: exercise('shared-directory'),
  tls: exercise('tls-sidecar', read('tls-sidecar/given.yaml')),
  ambassador: exercise('weighted-ambassador', read('weighted-ambassador/given.yaml')),
  redis: exercise('redis-adapter'),
};
type Task = keyof typeof TASKS;

const RIGHT: Record<Task, string> = {
  share: read('shared-directory/solutions/two-containers.yaml'),
  tls: read('tls-sidecar/solutions/whole-directory.yaml'),
  ambassador: read('weighted-ambassador/solutions/subpath.yaml'),
  redis: read('redis-adapter/solutions/address-by-env.yaml'),
};

/** The right answer with each `from` replaced; a text that is not there is a mistake of the table. */
function changed(task: Task, ...edits: readonly (readonly [from: string, to: string])[]): string {
  return edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`${task} has no ${from}`);
    return text.replaceAll(from, () => to);
  }, RIGHT[task]);
}

const check = (task: Task, text: string): Report =>
  grade(TASKS[task], [{ name: 'answer', text }], { run: runsWith(imageFor) });

const LOOP = `[sh, -c, 'while true; do date >> /out/dates.txt; sleep 5; done']`;
const TAIL = `[sh, -c, 'tail -F /in/dates.txt']`;
const documents = (task: Task): readonly unknown[] => loadAll(RIGHT[task]);
const SERVICE_LAST = (task: Task): string => {
  const parts = RIGHT[task].split('\n---\n');
  return [parts.at(-1), ...parts.slice(0, -1)].join('\n---\n');
};

/** What a running Pod carries when it comes from `kubectl get -o yaml`. */
function live(task: Task): string {
  const [pod] = documents(task) as {
    metadata: object;
    spec: { containers: { name: string }[]; volumes?: object[] };
  }[];
  if (!pod) throw new Error('no Pod');
  const token = {
    name: 'kube-api-access-x7k2p',
    readOnly: true,
    mountPath: '/var/run/secrets/kubernetes.io/serviceaccount',
  };
  const containers = pod.spec.containers.map((one) => ({
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    imagePullPolicy: 'IfNotPresent',
    resources: {},
    ...one,
    volumeMounts: [...((one as { volumeMounts?: object[] }).volumeMounts ?? []), token],
  }));
  const projected = {
    defaultMode: 420,
    sources: [
      { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
      { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
      {
        downwardAPI: {
          items: [{ path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } }],
        },
      },
    ],
  };
  return dump({
    ...pod,
    metadata: {
      ...pod.metadata,
      namespace: 'default',
      uid: '0e6e0a2e-7d2f-4f0e-9d60-6a9a0c2f0001',
      resourceVersion: '4711',
      creationTimestamp: '2026-01-01T10:00:00Z',
    },
    spec: {
      ...pod.spec,
      containers,
      nodeName: 'node-1',
      serviceAccount: 'default',
      serviceAccountName: 'default',
      enableServiceLinks: true,
      preemptionPolicy: 'PreemptLowerPriority',
      priority: 0,
      ephemeralContainers: [
        {
          name: 'debugger-abcde',
          image: 'busybox',
          stdin: true,
          tty: true,
          targetContainerName: 'writer',
          imagePullPolicy: 'Always',
          terminationMessagePath: '/dev/termination-log',
          terminationMessagePolicy: 'File',
          resources: {},
        },
      ],
      tolerations: [
        {
          effect: 'NoExecute',
          key: 'node.kubernetes.io/not-ready',
          operator: 'Exists',
          tolerationSeconds: 300,
        },
      ],
      volumes: [...(pod.spec.volumes ?? []), { name: 'kube-api-access-x7k2p', projected }],
    },
    status: {
      phase: 'Running',
      podIP: '10.244.0.5',
      podIPs: [{ ip: '10.244.0.5' }],
      qosClass: 'BestEffort',
      conditions: [
        { type: 'Ready', status: 'True', lastProbeTime: null, lastTransitionTime: '2026-01-01T10:00:05Z' },
      ],
      containerStatuses: [
        {
          name: 'writer',
          ready: true,
          restartCount: 0,
          image: 'busybox:1.36',
          imageID: 'x',
          started: true,
          state: { running: { startedAt: '2026-01-01T10:00:04Z' } },
          lastState: {},
        },
      ],
    },
  });
}

function liveList(task: Task): string {
  const service = documents(task).at(-1) as {
    readonly metadata: object;
    readonly spec: { readonly ports: object[] };
  };
  const running = {
    ...service,
    metadata: {
      ...service.metadata,
      namespace: 'default',
      uid: '0e6e0a2e-7d2f-4f0e-9d60-6a9a0c2f0002',
      resourceVersion: '4712',
      creationTimestamp: '2026-01-01T10:00:00Z',
    },
    spec: {
      ...service.spec,
      clusterIP: '10.96.12.7',
      clusterIPs: ['10.96.12.7'],
      internalTrafficPolicy: 'Cluster',
      ipFamilies: ['IPv4'],
      ipFamilyPolicy: 'SingleStack',
      sessionAffinity: 'None',
      type: 'ClusterIP',
      ports: service.spec.ports.map((port) => ({ protocol: 'TCP', ...port })),
    },
    status: { loadBalancer: {} },
  };
  return dump({
    apiVersion: 'v1',
    kind: 'List',
    metadata: { resourceVersion: '' },
    items: [load(live(task)), running],
  });
}

const NAMESPACE = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: logs\n';
const MERGED = `apiVersion: v1
kind: Pod
metadata: {name: share}
spec:
  containers:
  - &base
    name: writer
    image: busybox:1.36
    command: ${LOOP}
    volumeMounts: [{name: data, mountPath: /out}]
  - <<: *base
    name: reader
    command: ${TAIL}
    volumeMounts: [{name: data, mountPath: /in}]
  volumes: [{name: data}]
`;

describe('every right form earns full points', () => {
  test.each<[string, Task, string]>([
    [
      'command and args split after the shell',
      'share',
      changed('share', [`command: ${TAIL}`, `command: [sh]\n      args: ['-c', 'tail -F /in/dates.txt']`]),
    ],
    ['/bin/sh for sh', 'share', changed('share', ['[sh, -c', '[/bin/sh, -c'])],
    [
      'a folded block scalar',
      'share',
      changed('share', [
        `command: ${TAIL}`,
        'command:\n        - sh\n        - -c\n        - >-\n          tail -F\n          /in/dates.txt',
      ]),
    ],
    [
      'a literal block scalar with lines for semicolons',
      'share',
      changed('share', [
        `command: ${LOOP}`,
        'command: [sh, -c]\n      args:\n        - |\n          while true\n          do\n            date >> /out/dates.txt\n            sleep 5\n          done',
      ]),
    ],
    [
      'double quotes and other white space',
      'share',
      changed('share', [LOOP, '["sh", "-c", "while true;  do date >>/out/dates.txt; sleep 5;  done;"]']),
    ],
    ['a volume without a source', 'share', changed('share', ['      emptyDir: {}\n', ''])],
    ['a null emptyDir', 'share', changed('share', ['emptyDir: {}', 'emptyDir:'])],
    [
      'a volume in memory with a limit',
      'share',
      changed('share', ['emptyDir: {}', 'emptyDir: { medium: Memory, sizeLimit: 8Mi }']),
    ],
    [
      'a generic ephemeral volume',
      'share',
      changed('share', [
        'emptyDir: {}',
        'ephemeral: { volumeClaimTemplate: { spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } } }',
      ]),
    ],
    [
      'a claim that is there',
      'share',
      `${changed('share', ['emptyDir: {}', 'persistentVolumeClaim: { claimName: dates }'])}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: dates }
spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } }
`,
    ],
    [
      'mount paths with a trailing slash',
      'share',
      changed('share', ['mountPath: /out', 'mountPath: /out/'], ['mountPath: /in', 'mountPath: /in/']),
    ],
    [
      'the same subPath on both sides, once with a slash',
      'share',
      changed(
        'share',
        ['mountPath: /out', 'mountPath: /out\n          subPath: a'],
        ['mountPath: /in', 'mountPath: /in\n          subPath: a/'],
      ),
    ],
    ['another volume name', 'share', changed('share', ['name: data', 'name: between'])],
    [
      'the image with its registry',
      'share',
      changed('share', ['busybox:1.36', 'docker.io/library/busybox:1.36']),
    ],
    [
      'the image with a digest beside the tag',
      'share',
      changed('share', ['busybox:1.36', `busybox:1.36@sha256:${'ab'.repeat(32)}`]),
    ],
    [
      'labels, annotations, resources, a probe and a security context',
      'share',
      changed(
        'share',
        ['  name: share', '  name: share\n  labels: { app: share }\n  annotations: { note: hello }'],
        [
          '    - name: writer',
          '    - name: writer\n      imagePullPolicy: IfNotPresent\n      resources: { limits: { memory: 64Mi } }\n      securityContext: { allowPrivilegeEscalation: false }\n      livenessProbe: { exec: { command: ["true"] } }',
        ],
      ),
    ],
    [
      'a restart policy of the Pod',
      'share',
      changed('share', ['spec:\n', 'spec:\n  restartPolicy: OnFailure\n']),
    ],
    ['a Namespace beside the Pod', 'share', `${NAMESPACE}---\n${RIGHT.share}`],
    ['anchors and merge keys', 'share', MERGED],
    ['one item in a List', 'share', dump({ apiVersion: 'v1', kind: 'List', items: documents('share') })],
    ['JSON', 'share', JSON.stringify(documents('share')[0], undefined, 2)],
    ['lines that end in CRLF', 'share', RIGHT.share.replaceAll('\n', '\r\n')],
    [
      'writer as the native sidecar',
      'share',
      changed(
        'share',
        ['spec:\n  containers:\n', 'spec:\n  initContainers:\n'],
        [`      command: ${LOOP}`, `      restartPolicy: Always\n      command: ${LOOP}`],
        ['    - name: reader', '  containers:\n    - name: reader'],
      ),
    ],
    [
      'a third container that has its own volume',
      'share',
      changed('share', [
        '  volumes:\n',
        '    - name: web\n      image: nginx\n      volumeMounts: [{ name: cache, mountPath: /cache }]\n  volumes:\n    - name: cache\n      emptyDir: {}\n',
      ]),
    ],
    ['what kubectl get -o yaml adds to a running Pod', 'share', live('share')],
    ['a List of what runs, as kubectl get pod,service -o yaml prints it', 'redis', liveList('redis')],
    ['the Service before the Pod', 'tls', SERVICE_LAST('tls')],
    ['everything as one List', 'tls', dump({ apiVersion: 'v1', kind: 'List', items: documents('tls') })],
    [
      'the given objects, unchanged, beside the answer',
      'tls',
      `${read('tls-sidecar/given.yaml')}---\n${RIGHT.tls}`,
    ],
    [
      'the two files of the Secret by two subPaths',
      'tls',
      changed('tls', [
        'mountPath: /etc/nginx/tls\n',
        'mountPath: /etc/nginx/tls/tls.crt\n          subPath: tls.crt\n          readOnly: true\n        - name: cert\n          mountPath: /etc/nginx/tls/tls.key\n          subPath: tls.key\n',
      ]),
    ],
    [
      'a trailing slash at the directory of the configuration',
      'tls',
      changed('tls', ['mountPath: /etc/nginx/conf.d', 'mountPath: /etc/nginx/conf.d/']),
    ],
    [
      'a native sidecar with a startup probe',
      'tls',
      read('tls-sidecar/solutions/native-sidecar.yaml').replace(
        'restartPolicy: Always',
        'restartPolicy: Always\n      startupProbe: { tcpSocket: { port: https } }',
      ),
    ],
    [
      'names for all ports, and more labels',
      'tls',
      changed(
        'tls',
        ['- containerPort: 80', '- { name: http, containerPort: 80, protocol: TCP }'],
        ['    - port: 443', '    - name: https\n      protocol: TCP\n      port: 443'],
        [
          '    app: apache-tls\nspec:\n  containers',
          '    app: apache-tls\n    tier: web\nspec:\n  containers',
        ],
      ),
    ],
    [
      'weights of 75 and 25',
      'ambassador',
      changed('ambassador', ['weight=3', 'weight=75'], ['server2:80', 'server2:80 weight=25']),
    ],
    [
      'server2 first, weight=1 said, ports left out',
      'ambassador',
      changed('ambassador', [
        'server server1:80 weight=3;\n        server server2:80;',
        'server server2 weight=1;\n        server server1 weight=3;',
      ]),
    ],
    [
      'another upstream name, a comment and quotes',
      'ambassador',
      changed('ambassador', ['backend', 'both'], ['events {}', '# all of it\n    events { }']),
    ],
    [
      'names with their namespace',
      'ambassador',
      changed('ambassador', ['server1:80', 'server1.default:80'], ['server2:80', 'server2.default.svc:80']),
    ],
    [
      'listen with an address',
      'ambassador',
      changed('ambassador', ['listen 80;', 'listen 0.0.0.0:80;\n        listen [::]:80;']),
    ],
    ['targetPort left out', 'ambassador', changed('ambassador', ['      targetPort: 80\n', ''])],
    [
      'the configuration by binaryData',
      'ambassador',
      changed('ambassador', ['data:\n  nginx.conf: |\n', 'binaryData:\n  nginx.conf: CONTENT\n']).replace(
        /CONTENT\n[\s\S]*?\n---/,
        () =>
          `${Buffer.from((documents('ambassador')[0] as { data: Record<string, string> }).data['nginx.conf'] ?? '').toString('base64')}\n---`,
      ),
    ],
    [
      'a projected volume',
      'ambassador',
      changed('ambassador', [
        '      configMap:\n        name: ambassador-conf',
        '      projected:\n        sources:\n          - configMap: { name: ambassador-conf }',
      ]),
    ],
    [
      'the address without its scheme',
      'redis',
      changed('redis', ['redis://localhost:6379', 'localhost:6379']),
    ],
    [
      'the address with a database number, IPv4',
      'redis',
      changed('redis', ['redis://localhost:6379', 'redis://127.0.0.1:6379/0']),
    ],
    [
      'the address as an argument of two words',
      'redis',
      changed('redis', [
        '      env:\n        - name: REDIS_ADDR\n          value: redis://localhost:6379\n',
        '      args: ["--redis.addr", "redis://localhost:6379"]\n',
      ]),
    ],
    [
      'the address from another variable',
      'redis',
      changed('redis', [
        '        - name: REDIS_ADDR\n          value: redis://localhost:6379',
        '        - name: HOST\n          value: localhost\n        - name: REDIS_ADDR\n          value: redis://$(HOST):6379',
      ]),
    ],
    [
      'annotations for Prometheus',
      'redis',
      changed('redis', [
        '  labels:\n',
        '  annotations: { prometheus.io/scrape: "true", prometheus.io/port: "9121" }\n  labels:\n',
      ]),
    ],
    [
      'the exporter first, and a Service of type NodePort',
      'redis',
      changed('redis', ['spec:\n  selector', 'spec:\n  type: NodePort\n  selector']),
    ],
  ])('%s', (_, task, text) => {
    const report = check(task, text);
    expect(brokenIn(report)).toEqual([]);
    expect([report.points, report.unverified]).toEqual([10, 0]);
  });
});

const INTO_DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: {name: share}
spec:
  selector: {matchLabels: {app: share}}
  template:
    metadata: {labels: {app: share}}
    spec:
${RIGHT.share.slice(RIGHT.share.indexOf('  containers:')).replaceAll(/^/gm, '    ')}`;

describe('every wrong form breaks exactly what it should', () => {
  test.each<[string, Task, string, string[]]>([
    ['a Deployment where the task says Pod', 'share', INTO_DEPLOYMENT, ['pod']],
    [
      'another namespace',
      'share',
      changed('share', ['  name: share', '  name: share\n  namespace: other']),
      ['pod'],
    ],
    [
      'a container with another name',
      'share',
      changed('share', ['- name: reader', '- name: follower']),
      ['images', 'commands', 'same-file', 'arrives', 'keeps-running'],
    ],
    [
      'a name in upper case',
      'share',
      changed('share', ['- name: reader', '- name: Reader']),
      ['accepted', 'images', 'commands', 'same-file', 'arrives', 'keeps-running'],
    ],
    [
      'two subPaths of one volume',
      'share',
      changed(
        'share',
        ['mountPath: /out', 'mountPath: /out\n          subPath: a'],
        ['mountPath: /in', 'mountPath: /in\n          subPath: b'],
      ),
      ['same-file', 'arrives'],
    ],
    [
      'a medium that no kubelet knows',
      'share',
      changed('share', ['emptyDir: {}', 'emptyDir: { medium: memory }']),
      ['same-file', 'arrives', 'keeps-running'],
    ],
    [
      'a ConfigMap as the shared volume',
      'share',
      changed('share', ['emptyDir: {}', 'configMap: { name: dates }']),
      ['arrives', 'writable', 'keeps-running'],
    ],
    [
      'only one of both has the mount',
      'share',
      changed('share', ['      volumeMounts:\n        - name: data\n          mountPath: /out\n', '']),
      ['same-file', 'arrives', 'writable'],
    ],
    [
      'the directory one level too high',
      'share',
      changed('share', ['mountPath: /in', 'mountPath: /in/dates']),
      ['same-file', 'arrives'],
    ],
    [
      'tail -f, which ends when the file is not there yet',
      'share',
      changed('share', ['tail -F', 'tail -f']),
      ['commands', 'keeps-running'],
    ],
    [
      'the whole command line as one word',
      'share',
      changed('share', [TAIL, `["sh -c 'tail -F /in/dates.txt'"]`]),
      ['commands', 'arrives', 'keeps-running'],
    ],
    [
      'the script without -c',
      'share',
      changed('share', [TAIL, `[sh, 'tail -F /in/dates.txt']`]),
      ['commands', 'arrives', 'keeps-running'],
    ],
    [
      'a file of another name',
      'share',
      changed('share', ['/in/dates.txt', '/in/date.txt']),
      ['commands', 'arrives'],
    ],
    ['overwriting instead of appending', 'share', changed('share', ['>>', '>']), ['commands', 'arrives']],
    [
      'two Pods of one container each',
      'share',
      RIGHT.share.replace(
        '    - name: reader',
        '  volumes:\n    - name: data\n      emptyDir: {}\n---\napiVersion: v1\nkind: Pod\nmetadata: { name: share-reader }\nspec:\n  containers:\n    - name: reader',
      ),
      ['same-file', 'arrives'],
    ],
    [
      'a second key containers, of which the last one counts',
      'share',
      changed('share', ['    - name: reader', '  containers:\n    - name: reader']),
      ['images', 'commands', 'same-file', 'arrives', 'writable', 'keeps-running'],
    ],
    [
      'a tab as indentation',
      'share',
      changed('share', ['      image', '\timage']),
      ['accepted', 'images', 'arrives', 'keeps-running'],
    ],
    [
      'a ConfigMap that does not exist',
      'tls',
      changed('tls', ['name: tls-proxy', 'name: tls-conf']),
      ['config', 'own-ports', 'reaches'],
    ],
    [
      'only one key of the Secret',
      'tls',
      changed('tls', [
        'secretName: apache-cert',
        'secretName: apache-cert\n        items: [{ key: tls.crt, path: tls.crt }]',
      ]),
      ['certificate', 'reaches'],
    ],
    [
      'the Secret in another directory',
      'tls',
      changed('tls', ['mountPath: /etc/nginx/tls', 'mountPath: /etc/nginx/ssl']),
      ['certificate', 'reaches'],
    ],
    [
      'the Secret in the environment of apache',
      'tls',
      changed('tls', [
        '      image: httpd:2.4\n',
        '      image: httpd:2.4\n      envFrom: [{ secretRef: { name: apache-cert } }]\n',
      ]),
      ['least-privilege'],
    ],
    [
      'the given ConfigMap, changed',
      'tls',
      `${read('tls-sidecar/given.yaml').replace('localhost:80', 'apache:80')}---\n${RIGHT.tls}`,
      ['config', 'reaches'],
    ],
    [
      'apache on another port by its arguments, unnamed in the task',
      'tls',
      changed('tls', ['image: httpd:2.4\n', 'image: nginx:1.27\n']),
      ['apache', 'reaches'],
    ],
    [
      'the Service in front of the wrong port',
      'tls',
      changed('tls', ['port: 443\n      targetPort: https', 'port: 8443\n      targetPort: https']),
      ['reaches'],
    ],
    [
      'a selector with one pair too many',
      'tls',
      changed('tls', ['  selector:\n', '  selector:\n    tier: web\n']),
      ['reaches'],
    ],
    [
      'UDP instead of TCP',
      'tls',
      changed('tls', ['    - port: 443\n', '    - protocol: UDP\n      port: 443\n']),
      ['reaches'],
    ],
    [
      'an ExternalName Service',
      'tls',
      changed('tls', ['type: LoadBalancer', 'type: ExternalName\n  externalName: apache.example.org']),
      ['service', 'reaches'],
    ],
    [
      'a third server in the upstream',
      'ambassador',
      changed('ambassador', ['server server2:80;', 'server server2:80;\n        server server3:80;']),
      ['split', 'by-service', 'reaches'],
    ],
    [
      'the weights the wrong way round',
      'ambassador',
      changed('ambassador', ['server1:80 weight=3', 'server1:80'], ['server2:80;', 'server2:80 weight=3;']),
      ['split'],
    ],
    [
      'a port that the Services do not have',
      'ambassador',
      changed('ambassador', ['server1:80', 'server1:8080'], ['server2:80', 'server2:8080']),
      ['split', 'reaches'],
    ],
    [
      'nginx listens on another port',
      'ambassador',
      changed('ambassador', ['listen 80', 'listen 8080']),
      ['split', 'reaches'],
    ],
    [
      'a brace too few',
      'ambassador',
      changed('ambassador', ['        }\n      }\n    }\n', '        }\n      }\n']),
      ['split', 'by-service', 'reaches'],
    ],
    [
      'only a part of the requests is passed on',
      'ambassador',
      changed('ambassador', ['location / {', 'location /api {']),
      ['split', 'reaches'],
    ],
    [
      'the whole directory, though the configuration includes a file of it',
      'ambassador',
      changed(
        'ambassador',
        ['    http {\n', '    http {\n      include /etc/nginx/mime.types;\n'],
        ['mountPath: /etc/nginx/nginx.conf\n          subPath: nginx.conf', 'mountPath: /etc/nginx'],
      ),
      ['split', 'reaches'],
    ],
    [
      'one server only as a backup',
      'ambassador',
      changed('ambassador', ['server2:80;', 'server2:80 backup;']),
      ['split'],
    ],
    [
      'the exporter with a Service name for Redis',
      'redis',
      changed('redis', ['redis://localhost:6379', 'redis://redis:6379']),
      ['localhost'],
    ],
    [
      'an image that is not the exporter',
      'redis',
      changed('redis', ['oliver006/redis_exporter:v1.66.0', 'prom/node-exporter:v1.8.0']),
      ['exporter', 'localhost', 'metrics'],
    ],
    [
      'the port name on redis instead of the exporter',
      'redis',
      changed(
        'redis',
        ['- containerPort: 6379', '- name: metrics\n          containerPort: 6379'],
        ['- name: metrics\n          containerPort: 9121', '- containerPort: 9121'],
      ),
      ['exporter', 'metrics', 'service', 'only-metrics'],
    ],
    [
      'another Service name',
      'redis',
      changed('redis', ['name: redis-adapter', 'name: redis-metrics']),
      ['metrics', 'service', 'only-metrics'],
    ],
  ])('%s', (_, task, text, broken) => {
    expect(brokenIn(check(task, text))).toEqual(broken);
  });
});

describe('the report', () => {
  test('an empty answer is not accepted and earns nothing', () => {
    const report = check('share', '# nothing yet\n');
    expect([report.accepted, report.points, report.wouldEarn]).toEqual([false, 0, 0]);
    expect(report.rules.map(({ holds }) => holds)).not.toContain(true);
  });

  test('no answer at all is like an empty one', () => {
    expect(
      grade(TASKS.share, []).rules.every(({ holds, evidence }) => holds === false && evidence !== ''),
    ).toBe(true);
  });

  test('a refused answer earns 0, and says what it would earn', () => {
    const report = check('share', changed('share', ['emptyDir: {}', 'emptyDir: {}\n  volumeMount: []']));
    expect([report.accepted, report.points, report.wouldEarn, report.of]).toEqual([false, 0, 10, 10]);
  });

  test('several texts are one answer, and each span lies in its own', () => {
    const parts = RIGHT.redis.split('\n---\n');
    const report = grade(
      TASKS.redis,
      parts.map((text, at) => ({ name: `part-${at}`, text })),
    );
    expect(report.points).toBe(10);
    expect(report.rules.find(({ id }) => id === 'service')?.source).toBe('part-1');
  });

  test('evidence names both sides of the shared file', () => {
    const rule = check('share', RIGHT.share).rules.find(({ id }) => id === 'same-file');
    expect(rule?.evidence).toBe('writer -> volume data:/dates.txt <- reader');
  });

  test('a failed rule points at its line', () => {
    const text = changed('share', ['mountPath: /out', 'mountPath: /out\n          readOnly: true']);
    const rule = check('share', text).rules.find(({ id }) => id === 'writable');
    expect(text.slice(...(rule?.span ?? [0, 0]))).toBe('readOnly');
    expect(rule?.fix).toContain('readOnly');
  });

  test.each([
    'a: [',
    '- 1',
    'kind: Pod',
    'apiVersion: v1\nkind: Pod\nspec: 7',
    'apiVersion: v1\nkind: Pod\nspec: {containers: [null, {}], volumes: [null]}',
    '{'.repeat(3000),
  ])('nothing that is typed makes it throw: %s', (text) => {
    for (const task of ['share', 'tls', 'ambassador', 'redis'] as const)
      expect(check(task, text).points).toBe(0);
  });
});
