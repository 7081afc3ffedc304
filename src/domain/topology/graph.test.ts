import { describe, expect, test } from 'vitest';
import { readManifests } from '#domain/kubernetes/read.ts';
import { buildWorld } from '#domain/world/world.ts';
import { flowProblems, pathOfHop } from './flow.ts';
import { graphOf } from './graph.ts';
import { layoutOf } from './layout.ts';
import { storyOf } from './story.ts';
import { svgOf } from './svg.ts';
import type { Flow, Graph } from './types.ts';

function drawn(text: string, flow?: Flow): Graph {
  return graphOf(buildWorld(readManifests(text, 'answer').manifests), flow);
}

const TLS = `
apiVersion: v1
kind: Pod
metadata: { name: apache-tls, labels: { app: apache-tls } }
spec:
  containers:
    - { name: apache, image: httpd:2.4, ports: [{ containerPort: 80 }] }
    - name: tls
      image: nginx:1.27
      ports: [{ name: https, containerPort: 443 }]
      volumeMounts:
        - { name: conf, mountPath: /etc/nginx/conf.d }
        - { name: cert, mountPath: /etc/nginx/tls, readOnly: true }
  volumes:
    - { name: conf, configMap: { name: tls-proxy } }
    - { name: cert, secret: { secretName: apache-cert } }
---
apiVersion: v1
kind: Service
metadata: { name: apache }
spec:
  type: LoadBalancer
  selector: { app: apache-tls }
  ports: [{ port: 443, targetPort: https }]
---
apiVersion: v1
kind: ConfigMap
metadata: { name: tls-proxy }
data:
  default.conf: |
    server {
      listen 443 ssl;
      ssl_certificate /etc/nginx/tls/tls.crt;
      ssl_certificate_key /etc/nginx/tls/tls.key;
      location / { proxy_pass http://localhost:80; }
    }
`;

const pod = (name: string, spec: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, labels: { app: ${name} } }\nspec: ${spec}\n`;
const service = (name: string, spec: string): string =>
  `---\napiVersion: v1\nkind: Service\nmetadata: { name: ${name} }\nspec: ${spec}\n`;
const nginx = '{ name: web, image: nginx:1.27 }';

function lines({ edges }: Graph): string[] {
  return edges.map(
    ({ from, to, kind, label, trouble }) =>
      `${from} ${kind} ${to}${label === '' ? '' : ` [${label}]`}${trouble === '' ? '' : ` !${trouble}`}`,
  );
}

describe('what talks to what', () => {
  test('TLS ends in the neighbour: client, Service, proxy, localhost', () => {
    expect(lines(drawn(TLS))).toEqual([
      'client traffic service/apache [HTTPS 443]',
      'service/apache traffic apache-tls/tls [HTTPS 443]',
      'apache-tls/tls localhost apache-tls/apache [localhost:80]',
      'apache-tls/tls mount apache-tls/volume/conf [/etc/nginx/conf.d (read-only)]',
      'apache-tls/tls mount apache-tls/volume/cert [/etc/nginx/tls (read-only)]',
    ]);
  });

  test.each<[string, string, string]>([
    [
      'a Service that selects nobody says so',
      pod('a', `{ containers: [${nginx}] }`) +
        service('s', '{ selector: { app: b }, ports: [{ port: 80 }] }'),
      'service/s: selects no Pod: none is labelled app=b',
    ],
    [
      'a mount of a volume that nobody declared is a ghost',
      pod(
        'a',
        '{ containers: [{ name: web, image: nginx, volumeMounts: [{ name: logs, mountPath: /logs }] }] }',
      ),
      'a/volume/logs: no volume named logs',
    ],
    [
      'a volume that nobody mounts says so',
      pod('a', `{ containers: [${nginx}], volumes: [{ name: logs, emptyDir: {} }] }`),
      'a/volume/logs: no container mounts it',
    ],
    [
      'two servers on one port: the second says so',
      pod('a', `{ containers: [${nginx}, { name: b, image: httpd:2.4 }] }`),
      'a/b: port 80 is taken by web already',
    ],
  ])('%s', (_name, text, trouble) => {
    expect(
      drawn(text)
        .nodes.filter((node) => node.trouble !== '')
        .map((node) => `${node.id}: ${node.trouble}`),
    ).toEqual([trouble]);
  });

  test('a targetPort that no container names leads to the Pod alone, with its trouble', () => {
    const graph = drawn(
      pod('a', `{ containers: [${nginx}] }`) +
        service('s', '{ selector: { app: a }, ports: [{ port: 80, targetPort: web }] }'),
    );
    expect(lines(graph)).toEqual(['service/s traffic pod/a !no container has a port named web']);
  });

  test('init containers and sidecars start before the app', () => {
    const graph = drawn(
      pod(
        'a',
        `{ initContainers: [{ name: i, image: busybox }, { name: s, image: busybox, restartPolicy: Always }], containers: [${nginx}] }`,
      ),
    );
    expect(lines(graph)).toEqual(['a/i starts a/s', 'a/s starts a/web']);
    expect(graph.nodes.map(({ role }) => role)).toEqual([undefined, 'init', 'sidecar', 'app']);
  });

  test('a ConfigMap in no volume stands alone; once mounted it is part of the volume', () => {
    expect(drawn(TLS.slice(TLS.lastIndexOf('---'))).nodes.map(({ id }) => id)).toEqual([
      'configmap/tls-proxy',
    ]);
    const volume = drawn(TLS).nodes.find(({ id }) => id === 'apache-tls/volume/conf');
    expect(volume).toMatchObject({ detail: 'ConfigMap tls-proxy' });
    expect(volume?.also?.map(({ span }) => TLS.slice(...span).includes('proxy_pass'))).toEqual([true]);
  });

  test('every part knows where it stands in the text', () => {
    const at = drawn(TLS).nodes.find(({ id }) => id === 'apache-tls/tls')?.at;
    expect(at && TLS.slice(...at.span)).toMatch(/^name: tls[^]*readOnly: true/);
  });
});

describe('whatever is typed', () => {
  test.each(Array.from({ length: 40 }, (_, index) => [Math.floor((TLS.length * index) / 40)]))(
    'the first %i characters draw without a throw',
    (length) => {
      const graph = drawn(TLS.slice(0, length));
      const ids = graph.nodes.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(graph.edges.filter(({ from, to }) => !ids.includes(from) || !ids.includes(to))).toEqual([]);
      expect(svgOf(layoutOf(graph), 't', 'd')).toContain('</svg>');
    },
  );

  test('of 10,000 containers 50 are drawn and the others counted', () => {
    const many = Array.from({ length: 10_000 }, (_, at) => `{ name: c${at}, image: nginx }`).join(', ');
    const graph = graphOf(
      buildWorld(readManifests(pod('a', `{ containers: [${many}] }`), 'answer').manifests),
    );
    expect(graph.nodes.filter(({ kind }) => kind === 'container')).toHaveLength(51);
    expect(graph.nodes.find(({ name }) => name === '9,950 more')).toBeDefined();
    expect(layoutOf(graph).nodes).toHaveLength(graph.nodes.length);
  });

  test('names from a hostile hand stay text, twins get ids of their own', () => {
    const bad = '"\\"><script>alert(1)</script>"';
    const graph = drawn(
      pod(
        'a',
        `{ containers: [{ name: ${bad}, image: x }, { name: ${bad}, image: __proto__ }, { name: "${'n'.repeat(10_000)}", image: y }] }`,
      ),
    );
    const svg = svgOf(layoutOf(graph), '<b>&', '\u0000\ud800');
    expect(new Set(graph.nodes.map(({ id }) => id)).size).toBe(4);
    expect(svg).not.toContain('<script');
    expect(svg).toContain('<title id="title">&lt;b&gt;&amp;</title>');
    expect(svg).toContain('<desc id="desc">\ufffd\ufffd</desc>');
  });
});

describe('flows', () => {
  const flow: Flow = {
    title: 'HTTPS',
    hops: [
      { from: 'prometheus', to: 'service/apache', says: 'one' },
      { from: 'apache-tls/tls', to: 'prometheus', says: 'two' },
    ],
  };

  test('a client that only the flow names stands in the graph, with its arrow', () => {
    const graph = drawn(TLS, flow);
    expect(lines(graph)[0]).toBe('prometheus traffic service/apache [HTTPS 443]');
    expect(flowProblems(graph, flow)).toEqual([]);
  });

  test('an answer runs back along the way that the request came', () => {
    const graph = drawn(TLS, flow);
    const steps = pathOfHop(graph.edges, { from: 'apache-tls/tls', to: 'prometheus', says: '' });
    expect(steps.map(({ edge, backwards }) => [edge.from, edge.to, backwards])).toEqual([
      ['service/apache', 'apache-tls/tls', true],
      ['prometheus', 'service/apache', true],
    ]);
  });

  test.each<[string, string, string, RegExp]>([
    ['an end that is no part', 'client', 'pod/nobody', /"pod\/nobody" names no part/],
    ['two parts that no line joins', 'apache-tls/volume/conf', 'apache-tls/volume/cert', /no line joins/],
  ])('%s is a problem', (_name, from, to, problem) => {
    expect(flowProblems(drawn(TLS), { title: '', hops: [{ from, to, says: '' }] })).toEqual([
      expect.stringMatching(problem),
    ]);
  });
});

describe('the story', () => {
  test('says all that the drawing shows, in the order in which traffic passes', () => {
    expect(
      storyOf(drawn(TLS), {
        title: 'A request',
        hops: [{ from: 'client', to: 'service/apache', says: 'It begins.' }],
      }),
    ).toEqual([
      'The client.',
      '  Sends HTTPS 443 to Service apache.',
      'Service apache, LoadBalancer, port 443 → https.',
      '  Sends HTTPS 443 to container tls of Pod apache-tls.',
      'Pod apache-tls.',
      '  Container tls, nginx:1.27, listens on 443 https.',
      '    Talks to container apache on localhost:80, inside the Pod.',
      '    Mounts volume conf at /etc/nginx/conf.d (read-only).',
      '    Mounts volume cert at /etc/nginx/tls (read-only).',
      '  Container apache, httpd:2.4, listens on 80.',
      '  Volume conf, ConfigMap tls-proxy.',
      '  Volume cert, Secret apache-cert.',
      'A request:',
      '  1. client to service/apache: It begins.',
    ]);
  });

  test('names every node, its detail and its trouble, and every label', () => {
    const graph = drawn(
      pod(
        'a',
        '{ containers: [{ name: web, image: nginx, volumeMounts: [{ name: logs, mountPath: /logs }] }] }',
      ) + service('s', '{ type: NodePort, selector: { app: b }, ports: [{ port: 80 }] }'),
    );
    const story = storyOf(graph).join('\n');
    for (const { name, trouble } of graph.nodes) expect(story).toContain(trouble === '' ? name : trouble);
    for (const { label } of graph.edges) expect(story).toContain(label);
  });

  test('of nothing is one line', () => {
    expect(storyOf({ nodes: [], edges: [] })).toEqual(['Nothing to draw yet.']);
  });
});

describe('the standalone SVG', () => {
  const svg = svgOf(layoutOf(drawn(TLS)), 'TLS', 'A sidecar');

  test('is the same bytes each time', () => {
    expect(svgOf(layoutOf(drawn(TLS)), 'TLS', 'A sidecar')).toBe(svg);
  });

  test.each(['<script', 'href', 'url(', '@import', 'style="', 'NaN', 'undefined'])('holds no %s', (text) => {
    expect(svg).not.toContain(text);
  });

  test('has a name, a description and both colour schemes', () => {
    expect(svg).toContain('<title id="title">TLS</title>');
    expect(svg).toContain('<desc id="desc">A sidecar</desc>');
    expect(svg).toContain('prefers-color-scheme:dark');
  });
});
