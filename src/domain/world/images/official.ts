/** Official images of Docker Hub that people write often: a slip in one of these names is most likely a slip. */
export const OFTEN_USED: readonly string[] = [
  'nginx', 'busybox', 'alpine', 'ubuntu', 'debian', 'redis', 'httpd', 'postgres', 'mysql', 'mariadb', 'mongo', 'python',
  'memcached', 'haproxy', 'rabbitmq', 'tomcat', 'traefik', 'wordpress', 'fluentd', 'golang', 'caddy', 'influxdb', 'telegraf',
  'consul', 'vault', 'jenkins', 'logstash', 'kibana', 'elasticsearch', 'registry', 'centos', 'fedora', 'openjdk',
]; // prettier-ignore

/** Others, so that none of them is taken for a slip. */
const ALSO: readonly string[] = [
  'node', 'bash', 'php', 'ruby', 'perl', 'rust', 'mono', 'nats', 'zookeeper', 'cassandra', 'drupal', 'joomla', 'ghost', 'jetty',
  'gradle', 'maven', 'docker', 'hello-world', 'couchdb', 'couchbase', 'neo4j', 'solr', 'sonarqube', 'nextcloud', 'odoo', 'phpmyadmin',
  'adminer', 'eclipse-mosquitto', 'rockylinux', 'almalinux', 'amazonlinux', 'oraclelinux', 'photon', 'swift', 'julia', 'haskell',
  'elixir', 'erlang', 'clojure', 'groovy', 'gcc', 'buildpack-deps', 'chronograf', 'kapacitor', 'rethinkdb', 'arangodb', 'kong',
  'percona', 'storm', 'flink', 'spark', 'redmine', 'matomo', 'mediawiki', 'teamspeak', 'varnish', 'unit', 'znc', 'emqx', 'crate', 'valkey',
  'eclipse-temurin', 'amazoncorretto', 'ibmjava', 'sapmachine', 'pypy', 'r-base', 'hylang', 'scratch', 'mongo-express',
]; // prettier-ignore

/** Names that no official image has, and those that are meant. */
export const MISNAMED: ReadonlyMap<string, string> = new Map([
  ['apache', 'httpd'],
  ['apache2', 'httpd'],
  ['fluent-bit', 'fluent/fluent-bit'],
  ['grafana', 'grafana/grafana'],
  ['mongodb', 'mongo'],
  ['nodejs', 'node'],
  ['postgresql', 'postgres'],
  ['prometheus', 'prom/prometheus'],
  ['redis-server', 'redis'],
]);

const OFFICIAL: ReadonlySet<string> = new Set([...OFTEN_USED, ...ALSO]);

export const isOfficial = (repository: string): boolean => OFFICIAL.has(repository);
