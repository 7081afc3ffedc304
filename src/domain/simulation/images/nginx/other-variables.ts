/** Variables that nginx has and that are not modelled (the index of variables of its documentation). */
const NAMES: ReadonlySet<string> = new Set(['ancient_browser', 'binary_remote_addr', 'connection_time', 'connections_active', 'connections_reading', 'connections_waiting', 'connections_writing', 'date_gmt', 'date_local', 'gzip_ratio', 'http2', 'http3', 'invalid_referer', 'memcached_key', 'modern_browser', 'msie', 'realip_remote_port', 'realpath_root', 'request_body_file', 'secure_link', 'secure_link_expires', 'slice_range', 'uid_got', 'uid_reset', 'uid_set']); // prettier-ignore

const PREFIXES = ['proxy_protocol_', 'ssl_', 'tcpinfo_', 'upstream_', 'sent_trailer_', 'geoip_'];

export const isOtherVariable = (name: string): boolean =>
  NAMES.has(name) || PREFIXES.some((prefix) => name.startsWith(prefix));
