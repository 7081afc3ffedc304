/** Where a directive may stand and how it is written, after nginx.org/en/docs/dirindex.html. */
export interface DirectiveRule {
  /** Blocks that it may stand in: m main, e events, h http, s http server, l location (and if, limit_except), u http upstream, t stream, x stream server, y stream upstream. */
  readonly contexts: string;
  readonly block: boolean;
  readonly least: number;
  readonly most: number;
}

const MANY = 99;

/** name: contexts, least and most arguments; `{` marks a block. */
const TABLE = `
user m 1 2
worker_processes m 1 1
worker_rlimit_nofile m 1 1
error_log mhtslx 1 2
pid m 1 1
daemon m 1 1
master_process m 1 1
env m 1 1
load_module m 1 1
events m 0 0 {
worker_connections e 1 1
multi_accept e 1 1
use e 1 1
http m 0 0 {
stream m 0 0 {
server hut 0 99 {
upstream ht 1 1 {
listen sx 1 99
server_name sx 1 99
location sl 1 2 {
if sl 1 99 {
limit_except l 1 99 {
proxy_pass lx 1 1
proxy_set_header hsl 2 2
proxy_http_version hsl 1 1
proxy_redirect hsl 1 2
proxy_buffering hsl 1 1
proxy_buffers hsl 2 2
proxy_buffer_size hsltx 1 1
proxy_read_timeout hsl 1 1
proxy_send_timeout hsl 1 1
proxy_connect_timeout hsltx 1 1
proxy_timeout tx 1 1
proxy_next_upstream hsltx 1 99
proxy_hide_header hsl 1 1
proxy_pass_header hsl 1 1
proxy_intercept_errors hsl 1 1
proxy_ssl_verify hsltx 1 1
proxy_ssl_server_name hsltx 1 1
proxy_ssl_name hsltx 1 1
proxy_ssl_trusted_certificate hsltx 1 1
proxy_ssl_certificate hsltx 1 1
proxy_ssl_certificate_key hsltx 1 1
proxy_ssl tx 1 1
proxy_cache hsl 1 1
proxy_cache_path h 2 99
proxy_cache_valid hsl 1 99
proxy_cache_bypass hsl 1 99
proxy_no_cache hsl 1 99
proxy_protocol tx 1 1
proxy_temp_path hsl 1 4
client_body_temp_path hsl 1 4
fastcgi_temp_path hsl 1 4
uwsgi_temp_path hsl 1 4
scgi_temp_path hsl 1 4
fastcgi_pass l 1 1
fastcgi_param hsl 2 3
fastcgi_index hsl 1 1
uwsgi_pass l 1 1
uwsgi_param hsl 2 3
scgi_pass l 1 1
scgi_param hsl 2 3
grpc_pass l 1 1
root hsl 1 1
alias l 1 1
index hsl 1 99
try_files sl 2 99
return sl 1 2
return x 1 1
rewrite sl 2 3
set sl 2 2
error_page hsl 2 99
add_header hsl 2 3
expires hsl 1 2
autoindex hsl 1 1
internal l 0 0
stub_status sl 0 1
allow hsltx 1 1
deny hsltx 1 1
satisfy hsl 1 1
auth_basic hsl 1 1
auth_basic_user_file hsl 1 1
auth_request hsl 1 1
sub_filter hsl 2 2
sub_filter_once hsl 1 1
default_type hsl 1 1
types hsl 0 0 {
include mehsltuxy 1 1
access_log hsltx 1 99
log_format ht 2 99
log_not_found hsl 1 1
sendfile hsl 1 1
tcp_nopush hsl 1 1
tcp_nodelay hsltx 1 1
keepalive_timeout hslu 1 2
keepalive_requests hslu 1 1
keepalive u 1 1
client_max_body_size hsl 1 1
client_body_buffer_size hsl 1 1
client_body_timeout hsl 1 1
client_header_timeout hs 1 1
large_client_header_buffers hs 2 2
send_timeout hsl 1 1
server_tokens hsl 1 1
server_names_hash_bucket_size h 1 1
types_hash_max_size hsl 1 1
gzip hsl 1 1
gzip_types hsl 1 99
gzip_vary hsl 1 1
gzip_min_length hsl 1 1
gzip_comp_level hsl 1 1
gzip_proxied hsl 1 99
map ht 2 2 {
geo ht 1 2 {
split_clients ht 2 2 {
limit_req hsl 1 3
limit_req_zone h 2 4
limit_conn hsltx 2 2
limit_conn_zone ht 2 2
resolver hsltxuy 1 99
resolver_timeout hsltxuy 1 1
zone uy 1 2
least_conn uy 0 0
ip_hash u 0 0
hash uy 1 2
random uy 0 2
ssl_certificate hstx 1 1
ssl_certificate_key hstx 1 1
ssl_protocols hstx 1 99
ssl_ciphers hstx 1 1
ssl_prefer_server_ciphers hstx 1 1
ssl_session_cache hstx 1 2
ssl_session_timeout hstx 1 1
ssl_session_tickets hstx 1 1
ssl_client_certificate hstx 1 1
ssl_verify_client hstx 1 1
ssl_dhparam hstx 1 1
ssl_preread tx 1 1
http2 hs 1 1
absolute_redirect hsl 1 1
port_in_redirect hsl 1 1
merge_slashes hs 1 1
underscores_in_headers hs 1 1
real_ip_header hsl 1 1
set_real_ip_from hsltx 1 1
charset hsl 1 1
open_file_cache hsl 1 2
reset_timedout_connection hsl 1 1
`;

const RULES = new Map<string, DirectiveRule[]>();
for (const row of TABLE.trim().split('\n')) {
  const [name = '', contexts = '', least = '0', most = '0', brace] = row.split(' ');
  const rules = RULES.get(name) ?? [];
  rules.push({ contexts, block: brace === '{', least: Number(least), most: Math.min(Number(most), MANY) });
  RULES.set(name, rules);
}
// `server host:port;` inside an upstream is no block.
RULES.set('server', [
  { contexts: 'ht', block: true, least: 0, most: 0 },
  { contexts: 'uy', block: false, least: 1, most: MANY },
]);

export function rulesOf(name: string): readonly DirectiveRule[] {
  return RULES.get(name) ?? [];
}

/** A known name at most two slips away: then an unknown one is a typing mistake, and not a module that Tripod does not know. */
export function nearDirective(name: string): string | undefined {
  return [...RULES.keys()].find(
    (known) => Math.abs(known.length - name.length) <= 2 && slips(name, known) <= 2,
  );
}

function slips(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
