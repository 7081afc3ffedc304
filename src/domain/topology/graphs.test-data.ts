import type { Graph, GraphEdge, GraphNode } from './types.ts';

/** Graphs written by hand, for tests of what is drawn from them. */
export function node(id: string, kind: GraphNode['kind'], more: Partial<GraphNode> = {}): GraphNode {
  return {
    id,
    kind,
    name: id.split('/').at(-1) ?? id,
    detail: '',
    ports: [],
    trouble: '',
    given: false,
    ...more,
  };
}

export function edge(
  from: string,
  to: string,
  kind: GraphEdge['kind'],
  label = '',
  more: Partial<GraphEdge> = {},
): GraphEdge {
  return { id: `${from}>${to}:${label}`, from, to, kind, label, trouble: '', ...more };
}

const port = (port: number, label = String(port), bound = true): GraphNode['ports'][number] => ({
  port,
  label,
  bound,
});

export const TLS: Graph = {
  nodes: [
    node('client', 'client'),
    node('service/apache', 'loadBalancer', { detail: 'LoadBalancer', ports: [port(443, '443 → https')] }),
    node('pod/apache-tls', 'pod', { detail: 'Pod' }),
    node('apache-tls/apache', 'container', {
      detail: 'httpd:2.4',
      role: 'app',
      parent: 'pod/apache-tls',
      ports: [port(80, '80 http')],
    }),
    node('apache-tls/tls', 'container', {
      detail: 'nginx:1.27',
      role: 'app',
      parent: 'pod/apache-tls',
      ports: [port(443, '443 https')],
    }),
    node('apache-tls/volume/conf', 'volume', { detail: 'ConfigMap tls-proxy', parent: 'pod/apache-tls' }),
    node('apache-tls/volume/cert', 'volume', { detail: 'Secret apache-cert', parent: 'pod/apache-tls' }),
  ],
  edges: [
    edge('client', 'service/apache', 'traffic', 'HTTPS 443', { toPort: 443 }),
    edge('service/apache', 'apache-tls/tls', 'traffic', 'HTTPS 443', { fromPort: 443, toPort: 443 }),
    edge('apache-tls/tls', 'apache-tls/apache', 'localhost', 'localhost:80', { toPort: 80 }),
    edge('apache-tls/tls', 'apache-tls/volume/conf', 'mount', '/etc/nginx/conf.d'),
    edge('apache-tls/tls', 'apache-tls/volume/cert', 'mount', '/etc/nginx/tls (read-only)'),
  ],
};

const server = (name: string): GraphNode[] => [
  node(`service/${name}`, 'service', { detail: 'Service', ports: [port(80, '80')] }),
  node(`pod/${name}`, 'pod', { detail: 'Pod' }),
  node(`${name}/web`, 'container', {
    detail: 'httpd:2.4',
    role: 'app',
    parent: `pod/${name}`,
    ports: [port(80)],
  }),
];

export const WEIGHTED: Graph = {
  nodes: [
    node('client', 'client'),
    node('service/ambassador', 'loadBalancer', { detail: 'LoadBalancer', ports: [port(80)] }),
    node('pod/ambassador', 'pod', { detail: 'Pod' }),
    node('ambassador/proxy', 'container', {
      detail: 'nginx:1.27',
      role: 'app',
      parent: 'pod/ambassador',
      ports: [port(80)],
    }),
    node('ambassador/volume/conf', 'volume', {
      detail: 'ConfigMap ambassador-conf',
      parent: 'pod/ambassador',
    }),
    ...server('server1'),
    ...server('server2'),
  ],
  edges: [
    edge('client', 'service/ambassador', 'traffic', 'HTTP 80', { toPort: 80 }),
    edge('service/ambassador', 'ambassador/proxy', 'traffic', 'HTTP 80', { fromPort: 80, toPort: 80 }),
    edge('ambassador/proxy', 'ambassador/volume/conf', 'mount', '/etc/nginx/nginx.conf'),
    edge('ambassador/proxy', 'service/server1', 'traffic', 'HTTP 80, weight 3', { toPort: 80 }),
    edge('ambassador/proxy', 'service/server2', 'traffic', 'HTTP 80, weight 1', { toPort: 80 }),
    edge('service/server1', 'server1/web', 'traffic', 'HTTP 80', { fromPort: 80, toPort: 80 }),
    edge('service/server2', 'server2/web', 'traffic', 'HTTP 80', { fromPort: 80, toPort: 80 }),
  ],
};

export const REDIS: Graph = {
  nodes: [
    node('prometheus', 'client'),
    node('service/redis-adapter', 'service', { detail: 'Service', ports: [port(9121, '9121 → metrics')] }),
    node('pod/redis', 'pod', { detail: 'Pod' }),
    node('redis/redis', 'container', {
      detail: 'redis:7.4',
      role: 'app',
      parent: 'pod/redis',
      ports: [port(6379)],
    }),
    node('redis/exporter', 'container', {
      detail: 'oliver006/redis_exporter:v1.66.0',
      role: 'app',
      parent: 'pod/redis',
      ports: [port(9121, '9121 metrics')],
    }),
  ],
  edges: [
    edge('prometheus', 'service/redis-adapter', 'traffic', 'HTTP 9121', { toPort: 9121 }),
    edge('service/redis-adapter', 'redis/exporter', 'traffic', 'HTTP 9121', { fromPort: 9121, toPort: 9121 }),
    edge('redis/exporter', 'redis/redis', 'localhost', 'localhost:6379', { toPort: 6379 }),
  ],
};

/** Init containers, a sidecar, a ghost volume, a Service with nobody behind it, replicas. */
export const BUSY: Graph = {
  nodes: [
    node('client', 'client'),
    node('service/web', 'loadBalancer', {
      detail: 'LoadBalancer',
      ports: [port(80, '80 → http'), port(443, '443 → https')],
    }),
    node('service/lost', 'service', { detail: 'Service', trouble: 'selects no Pod', ports: [port(8080)] }),
    node('deployment/web', 'pod', { detail: 'Deployment, 3 Pods', replicas: 3 }),
    node('web/wait-db', 'container', { detail: 'busybox:1.36', role: 'init', parent: 'deployment/web' }),
    node('web/shipper', 'container', { detail: 'busybox:1.36', role: 'sidecar', parent: 'deployment/web' }),
    node('web/nginx', 'container', {
      detail: 'nginx:1.27',
      role: 'app',
      parent: 'deployment/web',
      ports: [port(80, '80 http'), port(443, '443 https', false)],
    }),
    node('web/app', 'container', {
      detail: 'traefik/whoami:v1.10',
      role: 'app',
      parent: 'deployment/web',
      ports: [port(8080)],
    }),
    node('web/volume/logs', 'volume', { detail: 'emptyDir', parent: 'deployment/web' }),
    node('web/volume/pages', 'volume', {
      detail: '',
      parent: 'deployment/web',
      trouble: 'no volume named pages',
    }),
    node('web/volume/unused', 'volume', {
      detail: 'emptyDir',
      parent: 'deployment/web',
      trouble: 'mounted by no container',
    }),
    node('service/db', 'service', { detail: 'Service', ports: [port(5432)] }),
    node('configmap/extra', 'configMap', { detail: 'ConfigMap, 2 keys' }),
  ],
  edges: [
    edge('client', 'service/web', 'traffic', 'HTTP 80', { toPort: 80 }),
    edge('client', 'service/web', 'traffic', 'HTTPS 443', { toPort: 443 }),
    edge('service/web', 'web/nginx', 'traffic', 'HTTP 80', { fromPort: 80, toPort: 80 }),
    edge('service/web', 'web/nginx', 'traffic', 'HTTPS 443', { fromPort: 443, toPort: 443 }),
    edge('web/wait-db', 'web/shipper', 'starts'),
    edge('web/shipper', 'web/nginx', 'starts'),
    edge('web/nginx', 'web/app', 'localhost', 'localhost:8080', { toPort: 8080 }),
    edge('web/app', 'service/db', 'traffic', 'TCP 5432', { toPort: 5432 }),
    edge('web/shipper', 'web/volume/logs', 'mount', '/logs (read-only)'),
    edge('web/nginx', 'web/volume/logs', 'mount', '/var/log/nginx'),
    edge('web/nginx', 'web/volume/pages', 'mount', '/usr/share/nginx/html', {
      trouble: 'no volume named pages',
    }),
  ],
};
