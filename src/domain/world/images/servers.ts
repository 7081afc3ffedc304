/** Images whose own command is a server that goes on until it is stopped. Of those with a model `registry.ts` knows more. */
export const SERVERS: ReadonlySet<string> = new Set([
  'caddy', 'consul', 'elasticsearch', 'fluentd', 'haproxy', 'influxdb', 'kibana', 'kong', 'logstash', 'mariadb', 'memcached',
  'mongo', 'mysql', 'nats', 'postgres', 'rabbitmq', 'registry', 'telegraf', 'tomcat', 'traefik', 'wordpress', 'zookeeper',
  'envoyproxy/envoy', 'fluent/fluent-bit', 'fluent/fluentd', 'grafana/grafana', 'grafana/loki', 'grafana/promtail',
  'jenkins/jenkins', 'nginx/nginx-prometheus-exporter', 'nginxinc/nginx-unprivileged', 'prom/blackbox-exporter',
  'prom/mysqld-exporter', 'prom/node-exporter', 'prom/prometheus', 'prom/pushgateway', 'prom/statsd-exporter',
  'timberio/vector', 'traefik/whoami',
]); // prettier-ignore
