/** Images whose own command is a server that goes on until it is stopped. Of those with a model `registry.ts` knows more. */
export const SERVERS: ReadonlySet<string> = new Set([
  'caddy', 'consul', 'elasticsearch', 'fluentd', 'haproxy', 'influxdb', 'kibana', 'kong', 'logstash', 'mariadb', 'memcached',
  'mongo', 'mysql', 'nats', 'postgres', 'rabbitmq', 'registry', 'telegraf', 'tomcat', 'traefik', 'wordpress', 'zookeeper',
  'envoyproxy/envoy', 'fluent/fluent-bit', 'fluent/fluentd', 'grafana/grafana', 'grafana/loki', 'grafana/promtail',
  'jenkins/jenkins', 'nginx/nginx-prometheus-exporter', 'nginxinc/nginx-unprivileged', 'prom/alertmanager', 'prom/blackbox-exporter',
  'prom/mysqld-exporter', 'prom/node-exporter', 'prom/prometheus', 'prom/pushgateway', 'prom/statsd-exporter',
  'timberio/vector', 'traefik/whoami', 'hashicorp/http-echo', 'jimmidyson/configmap-reload', 'prom/memcached-exporter',
  'prometheuscommunity/postgres-exporter', 'quay.io/prometheuscommunity/postgres-exporter', 'quay.io/prometheus/node-exporter',
  'quay.io/oauth2-proxy/oauth2-proxy', 'otel/opentelemetry-collector', 'otel/opentelemetry-collector-contrib',
  'bitnami/nginx', 'bitnami/redis', 'bitnami/postgresql', 'bitnami/mysql', 'bitnami/mariadb', 'bitnami/mongodb', 'bitnami/memcached',
]); // prettier-ignore

/** What of a server's arguments and settings makes it a tool that ends after its work. */
export interface Once {
  readonly args: RegExp;
  readonly env: RegExp;
}

const CLOUD_SQL: Once = { args: /^(?:-?-(?:help|h|version|v)|wait|help|completion)$/, env: /^$/ };
/** After main.go of git-sync: by default it goes on and pulls again. */
const GIT_SYNC: Once = {
  args: /^-?-(?:one-time(?:=.*)?|help|h|version|man)$/,
  env: /^GIT_?SYNC_ONE_TIME$/,
};

/** Servers that take words of any kind as arguments and go on all the same. */
export const SERVE_UNLESS: ReadonlyMap<string, Once> = new Map([
  ['gcr.io/cloud-sql-connectors/cloud-sql-proxy', CLOUD_SQL],
  ['registry.k8s.io/git-sync/git-sync', GIT_SYNC],
  ['k8s.gcr.io/git-sync/git-sync', GIT_SYNC],
]);
