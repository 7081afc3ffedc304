import { describe, expect, it } from 'vitest';
import { createPod, type Started, type TestPod } from '#domain/simulation/images/pod.test-data.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';

const SITE = '/etc/nginx/conf.d/default.conf';

function serving(
  site: string,
  files: Readonly<Record<string, string>> = {},
): { readonly pod: TestPod; readonly web: Started } {
  const pod = createPod();
  const web = pod.start('web', 'nginx:1.27', { files: { [SITE]: site, ...files } });
  pod.run(1000);
  return { pod, web };
}

describe('the official image', () => {
  it('tells its steps, starts its workers and serves its page', () => {
    const pod = createPod();
    const web = pod.start('web', 'nginx:1.27');
    pod.run(1000);
    expect(web.lines()).toEqual([
      '/docker-entrypoint.sh: /docker-entrypoint.d/ is not empty, will attempt to perform configuration',
      '/docker-entrypoint.sh: Looking for shell scripts in /docker-entrypoint.d/',
      '/docker-entrypoint.sh: Launching /docker-entrypoint.d/10-listen-on-ipv6-by-default.sh',
      '10-listen-on-ipv6-by-default.sh: info: Getting the checksum of /etc/nginx/conf.d/default.conf',
      '10-listen-on-ipv6-by-default.sh: info: Enabled listen on IPv6 in /etc/nginx/conf.d/default.conf',
      '/docker-entrypoint.sh: Sourcing /docker-entrypoint.d/15-local-resolvers.envsh',
      '/docker-entrypoint.sh: Launching /docker-entrypoint.d/20-envsubst-on-templates.sh',
      '/docker-entrypoint.sh: Launching /docker-entrypoint.d/30-tune-worker-processes.sh',
      '/docker-entrypoint.sh: Configuration complete; ready for start up',
      '2026/11/23 09:00:00 [notice] 1#1: using the "epoll" event method',
      '2026/11/23 09:00:00 [notice] 1#1: nginx/1.27.5',
      '2026/11/23 09:00:00 [notice] 1#1: built by gcc 12.2.0 (Debian 12.2.0-14) ',
      '2026/11/23 09:00:00 [notice] 1#1: OS: Linux 6.1.0',
      '2026/11/23 09:00:00 [notice] 1#1: getrlimit(RLIMIT_NOFILE): 1048576:1048576',
      '2026/11/23 09:00:00 [notice] 1#1: start worker processes',
      '2026/11/23 09:00:00 [notice] 1#1: start worker process 2',
      '2026/11/23 09:00:00 [notice] 1#1: start worker process 3',
    ]);
    expect([...web.process.namespace.processes.values()].map(({ argv }) => argv.join(' '))).toEqual([
      'nginx: master process nginx -g daemon off;',
      'nginx: worker process',
      'nginx: worker process',
    ]);
    const page = pod.get('/');
    expect([page.status, page.body.length, page.header('content-type')]).toEqual([200, 615, 'text/html']);
    expect(pod.get('/nope').status).toBe(404);
    expect(web.lines().slice(-3)).toEqual([
      '127.0.0.1 - - [23/Nov/2026:09:00:01 +0000] "GET / HTTP/1.1" 200 615 "-" "-" "-"',
      '2026/11/23 09:00:01 [error] 2#2: *2 open() "/usr/share/nginx/html/nope" failed (2: No such file or directory), client: 127.0.0.1, server: localhost, request: "GET /nope HTTP/1.1", host: "localhost"',
      '127.0.0.1 - - [23/Nov/2026:09:00:01 +0000] "GET /nope HTTP/1.1" 404 153 "-" "-" "-"',
    ]);
  });

  it('writes real log files where a volume hides the links', () => {
    const pod = createPod();
    const web = pod.start('web', 'nginx:1.27', { volumes: ['/var/log/nginx'] });
    pod.run(1000);
    pod.get('/');
    expect(web.files.content('/var/log/nginx/access.log', web.process)).toContain('"GET / HTTP/1.1" 200 615');
    expect(web.files.content('/var/log/nginx/error.log', web.process)).toContain('start worker processes');
    expect(web.log()).not.toContain('[notice]');
  });

  it('fills templates from the environment', () => {
    const pod = createPod();
    const web = pod.start('web', 'nginx:1.27', {
      env: { PORT: '8081' },
      files: {
        '/etc/nginx/templates/site.conf.template': 'server { listen ${PORT}; return 200 "$host ${NO}"; }',
      },
    });
    pod.run(1000);
    expect(web.log()).toContain(
      '20-envsubst-on-templates.sh: Running envsubst on /etc/nginx/templates/site.conf.template to /etc/nginx/conf.d/site.conf\n',
    );
    expect(web.log()).toContain('[emerg] 1#1: unknown "NO" variable');
  });

  it('ends at once with 0 when it is not told to stay in the foreground', () => {
    const pod = createPod();
    const web = pod.start('web', 'nginx:1.27', { argv: ['nginx'] });
    pod.run(1000);
    expect([web.process.state, web.process.exitCode]).toEqual(['dead', 0]);
    expect(pod.get('/').body).toBe('refused');
  });

  it('runs without privileges on port 8080', () => {
    const pod = createPod();
    const web = pod.start('web', 'nginxinc/nginx-unprivileged:1.27');
    pod.run(1000);
    expect(pod.get('/', { port: 8080 }).status).toBe(200);
    expect(web.log()).not.toContain('[emerg]');
  });
});

describe('what it does not start with', () => {
  const bad = (site: string): string => {
    const { web } = serving(site);
    expect(web.process.exitCode).toBe(1);
    return (
      web
        .lines()
        .findLast((line) => line.startsWith('nginx: [emerg] '))
        ?.slice(15) ?? web.log()
    );
  };

  it.each([
    ['a brace too few', 'server {', `unexpected end of file, expecting "}" in ${SITE}:1`],
    ['a typing mistake', 'server { listn 80; }', `unknown directive "listn" in ${SITE}:1`],
    ['a host that nobody knows', 'server { location / { proxy_pass http://nope:80; } }', `host not found in upstream "nope" in ${SITE}:1`],
    ['a server of a group that nobody knows', 'upstream u { server nope:81 weight=3; }\nserver { }', `host not found in upstream "nope:81" in ${SITE}:1`],
    ['a variable that nobody defines', 'server { return 200 $hots; }', 'unknown "hots" variable'],
    ['an unknown log format', 'server { access_log /dev/null nope; }', `unknown log format "nope" in ${SITE}:1`],
    ['a URI where an expression finds the place', 'server { location ~ x { proxy_pass http://localhost/y; } }', `"proxy_pass" cannot have URI part in location given by regular expression, or inside named location, or inside "if" statement, or inside "limit_except" block in ${SITE}:1`],
    ['a place twice', 'server { location /a { } location ^~ /a { } }', `duplicate location "/a" in ${SITE}:1`],
    ['a directive twice', 'server { root /a;\n root /b; }', `"root" directive is duplicate in ${SITE}:2`],
    ['a flag that is neither on nor off', 'gzip maybe;', `invalid value "maybe" in "gzip" directive, it must be "on" or "off" in ${SITE}:1`],
    ['a group twice', 'upstream u { server 127.0.0.1; } upstream u { server 127.0.0.1; }', `duplicate upstream "u" in ${SITE}:1`],
    ['two default servers', 'server { listen 80 default_server; } server { listen 80 default_server; }', `a duplicate default server for 0.0.0.0:80 in ${SITE}:1`],
    ['a wrong code', 'server { return abc; }', `invalid return code "abc" in ${SITE}:1`],
    ['an address without its scheme', 'server { location / { proxy_pass 127.0.0.1:80; } }', `invalid URL prefix in ${SITE}:1`],
    ['a parenthesis too few', 'server { rewrite ( /x; }', `pcre2_compile() failed: missing closing parenthesis in "(" in ${SITE}:1`],
    ['a certificate that is not there', 'server { listen 443 ssl; ssl_certificate /x.crt; ssl_certificate_key /x.key; }', 'cannot load certificate "/x.crt": BIO_new_file() failed (SSL: error:80000002:system library::No such file or directory:calling fopen(/x.crt, r) error:10000080:BIO routines::no such file)'],
    ['a certificate that is none', 'server { listen 443 ssl; ssl_certificate /etc/passwd; ssl_certificate_key /etc/passwd; }', 'cannot load certificate "/etc/passwd": PEM_read_bio_X509_AUX() failed (SSL: error:0480006C:PEM routines::no start line:Expecting: TRUSTED CERTIFICATE)'],
    ['a log without its directory', 'error_log /nodir/x;', 'open() "/nodir/x" failed (2: No such file or directory)'],
  ])('%s', (_name, site, expected) => {
    expect(bad(site)).toBe(expected);
  }); // prettier-ignore

  it('a port that is taken: five tries, half a second apart', () => {
    const pod = createPod();
    pod.start('other', 'nginx:1.27', { files: { [SITE]: 'server { listen 80; }' } });
    pod.run(1000);
    const web = pod.start('web', 'nginx:1.27', { files: { [SITE]: 'server { listen 80; }' } });
    pod.run(5000);
    const said = web.lines().filter((line) => line.startsWith('nginx: [emerg]'));
    expect(said).toEqual([
      ...Array<string>(5).fill('nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)'),
      'nginx: [emerg] still could not bind()',
    ]);
    expect(
      web.lines().filter((line) => line.endsWith('[notice] 1#1: try again to bind() after 500ms')),
    ).toHaveLength(5);
    expect(web.process.exitCode).toBe(1);
    const clashes = pod.kernel.trace.of('bind-clash');
    expect(clashes).toHaveLength(5);
    expect((clashes[4]?.at ?? 0) - (clashes[0]?.at ?? 0)).toBeGreaterThanOrEqual(2000);
  });

  it.each([
    ['a read-only root', { readOnlyRoot: true }, 'nginx: [emerg] mkdir() "/var/cache/nginx/client_temp" failed (30: Read-only file system)'],
    ['a read-only root with a cache', { readOnlyRoot: true, volumes: ['/var/cache/nginx'] }, 'nginx: [emerg] open() "/var/run/nginx.pid" failed (30: Read-only file system)'],
    ['another user', { user: 1000 }, 'nginx: [emerg] mkdir() "/var/cache/nginx/client_temp" failed (13: Permission denied)'],
    ['no capability to give files away', { capabilities: new Set<string>() }, 'nginx: [emerg] chown("/var/cache/nginx/client_temp", 101) failed (1: Operation not permitted)'],
    ['a volume above the log directory', { volumes: ['/var/log'] }, 'nginx: [alert] could not open error log file: open() "/var/log/nginx/error.log" failed (2: No such file or directory)'],
  ] as const)('%s', (_name, options, expected) => {
    const pod = createPod();
    const web = pod.start('web', 'nginx:1.27', options);
    pod.run(1000);
    expect(web.lines()).toContain(expected);
    expect(web.process.exitCode).toBe(1);
  }); // prettier-ignore

  it('tells a non-root user about the user directive, and that the site cannot be changed', () => {
    const pod = createPod();
    const web = pod.start('web', 'nginx:1.27', { readOnlyRoot: true, user: 1000 });
    pod.run(1000);
    expect(web.log()).toContain('nginx: [warn] the "user" directive makes sense only if the master process runs with super-user privileges, ignored in /etc/nginx/nginx.conf:2\n');
    expect(web.log()).toContain('10-listen-on-ipv6-by-default.sh: info: can not modify /etc/nginx/conf.d/default.conf (read-only file system?)\n');
  }); // prettier-ignore
});

describe('which answer', () => {
  const site = `
map $arg_v $kind { default other; 1 first; ~^2 second; }
server {
  listen 80 default_server; server_name _;
  location / { return 200 "root"; }
  location = /exact { return 200 "exact"; }
  location /images/ { return 200 "images"; }
  location ^~ /images/static/ { return 200 "static"; }
  location ~ \\.(gif|jpg)$ { return 200 "picture $1"; }
  location ~* \\.PNG$ { return 200 "any case"; }
  location /outer/ { location /outer/inner { return 200 "inner"; } return 200 "outer"; }
  location /vars { return 200 "$uri $args $arg_a $request_method $kind"; }
  location /old { rewrite ^/old/(.*)$ /vars/$1?b=2 last; }
  location /moved { return 301 /new; }
  location /found { return 302 http://x/y; }
  location /teapot { return 418 "tea"; }
  location /if { if ($arg_x = 1) { return 200 "one"; } if ($http_x_y ~ ^a(.)) { return 200 "a $1"; } return 200 "none"; }
  location /secret { internal; return 200 "secret"; }
  location /denied { deny all; }
  location /own { error_page 404 =200 /own.html; root /nowhere; }
  location = /own.html { return 200 "own page"; }
  location /fallback { try_files $uri @named; }
  location @named { return 200 "named $uri"; }
  location /code { try_files $uri =410; }
  location /e1 { return 404; error_page 404 /own.html; }
  location /nested { location ~ /nested/(x) { return 200 "re $1"; } return 200 "nest"; }
  location /same { set $a 1; set $a "\${a}2"; return 200 "$a"; }
  location /loop { rewrite ^ /loop last; }
}
server { listen 80; server_name a.test *.b.test c.*; return 200 "second"; }
server { listen 80; server_name ~^r\\d+\\.test$; return 200 "third"; }
`;

  const { pod, web } = serving(site);

  it.each([
    ['the longest beginning', '/x', 'root'],
    ['an exact place', '/exact', 'exact'],
    ['a longer path than the exact one', '/exact/', 'root'],
    ['a beginning before any expression fits', '/images/x', 'images'],
    ['an expression over a beginning', '/images/x.gif', 'picture gif'],
    ['a strong beginning over an expression', '/images/static/x.gif', 'static'],
    ['an expression in any case', '/x.png', 'any case'],
    ['an expression that minds the case', '/x.GIF', 'root'],
    ['a place in a place', '/outer/inner/x', 'inner'],
    ['the outer place', '/outer/x', 'outer'],
    ['variables', '/vars?a=1&v=1', '/vars a=1&v=1 1 GET first'],
    ['an expression in a map', '/vars?v=23', '/vars v=23  GET second'],
    ['decoded and normalised', '/vars/./a%20b/../c', '/vars/c   GET other'],
    ['rewritten', '/old/z?q=1', '/vars/z b=2&q=1  GET other'],
    ['a condition', '/if?x=1', 'one'],
    ['no condition', '/if', 'none'],
    ['a status with a text', '/teapot', 'tea'],
    ['an error page of its own', '/own', 'own page'],
    ['a named place', '/fallback', 'named /fallback'],
    ['an error page that keeps its status', '/e1', 'own page'],
    ['an expression in a beginning', '/nested/x', 're x'],
    ['a beginning with an expression that does not fit', '/nested/y', 'nest'],
    ['a variable from itself', '/same', '12'],
    ['doubled slashes joined, the last one kept', '/vars//a/', '/vars/a/   GET other'],
  ])('%s', (_name, path, body) => {
    expect(pod.get(path).body).toBe(body);
  });

  it.each([
    ['an internal place', '/secret', 404],
    ['a denied place', '/denied', 403],
    ['a code at the end of try_files', '/code', 410],
    ['a circle', '/loop', 500],
    ['a status with a text', '/teapot', 418],
    ['above the root', '/../x', 400],
    ['a wrong escape', '/%zz', 400],
    ['an error page that keeps its status', '/e1', 404],
  ])('%s', (_name, path, status) => {
    expect(pod.get(path).status).toBe(status);
  });

  it.each([
    ['a path becomes an address', '/moved', 301, 'http://localhost/new'],
    ['an address stays', '/found', 302, 'http://x/y'],
  ])('%s', (_name, path, status, location) => {
    const answer = pod.get(path);
    expect([answer.status, answer.header('location')]).toEqual([status, location]);
  });

  it.each([
    ['a header of the request', 'any', 'x-y', 'ab', 'a b'],
  ])('%s', (_name, _host, name, value, body) => {
    expect(pod.get('/if', { headers: [['Host', 'any'], [name, value]] }).body).toBe(body);
  }); // prettier-ignore

  it.each([
    ['the exact name', 'a.test', 'second'],
    ['the name in any case with a port', 'A.TEST:80', 'second'],
    ['a name below', 'x.b.test', 'second'],
    ['any end', 'c.org', 'second'],
    ['an expression', 'r12.test', 'third'],
    ['no such name: the default', 'z.test', 'root'],
  ])('%s', (_name, host, body) => {
    expect(pod.get('/', { headers: [['Host', host]] }).body).toBe(body);
  });

  it('tells of the circle', () => {
    expect(web.log()).toContain('rewrite or internal redirection cycle while processing "/loop", client: 127.0.0.1, server: _,');
  }); // prettier-ignore
});

describe('files', () => {
  const { pod, web } = serving(
    `server { listen 80; root /srv; autoindex off;
      location /list/ { autoindex on; }
      location /al/ { alias /other/; }
      location /spa/ { try_files $uri $uri/ /index.html; }
      add_header X-One 1; add_header X-Always 2 always; }`,
    { '/srv/index.html': 'home', '/srv/a.txt': 'a', '/srv/list/one': '1', '/srv/list/sub/x': '2', '/other/o.json': '{}', '/srv/sub/index.html': 'sub', '/srv/empty/x': '' },
  ); // prettier-ignore

  it.each([
    ['the index of a directory', '/', 200, 'home'],
    ['a file', '/a.txt', 200, 'a'],
    ['an alias', '/al/o.json', 200, '{}'],
    ['another page for what is not there', '/spa/x', 200, 'home'],
    ['the index of a directory below', '/sub/', 200, 'sub'],
  ])('%s', (_name, path, status, body) => {
    const answer = pod.get(path);
    expect([answer.status, answer.body]).toEqual([status, body]);
  });

  it('asks for the slash of a directory', () => {
    const answer = pod.get('/sub');
    expect([answer.status, answer.header('location')]).toEqual([301, 'http://localhost/sub/']);
  });

  it('lists what has no index only where it may', () => {
    expect(pod.get('/empty/').status).toBe(403);
    expect(web.log()).toContain('directory index of "/srv/empty/" is forbidden, client:');
    const { body } = pod.get('/list/');
    expect(body).toContain('<a href="sub/">sub/</a>                                               23-Nov-2026 09:00                   -\r\n<a href="one">one</a>'); // prettier-ignore
  });

  it('adds headers to good answers, to others only when told always', () => {
    const [good, bad] = [pod.get('/a.txt'), pod.get('/nope')];
    expect([good.header('x-one'), good.header('x-always')]).toEqual(['1', '2']);
    expect([bad.header('x-one'), bad.header('x-always')]).toEqual([undefined, '2']);
  });

  it('does not read what its worker may not', () => {
    web.files.change('/srv/a.txt', web.process, { mode: 0o600 });
    expect(pod.get('/a.txt').status).toBe(403);
    expect(web.log()).toContain('open() "/srv/a.txt" failed (13: Permission denied), client:');
  });

  it('takes no POST for a file', () => {
    expect(pod.get('/a.txt', { method: 'POST', body: 'x' }).status).toBe(404 + 1);
  });
});

describe('passing on', () => {
  const echo = `server { listen 81; return 200 "81 $request_uri $http_host $http_x_real_ip $server_protocol|$http_connection"; }
    server { listen 82; return 200 "82"; } server { listen 83; return 200 "83"; }`;

  it.each([
    ['the URI as it was sent', 'location /a/ { proxy_pass http://localhost:81; }', '/a/b?c=1', '/a/b?c=1'],
    ['the part of the place replaced', 'location /a/ { proxy_pass http://localhost:81/; }', '/a/b?c=1', '/b?c=1'],
    ['replaced by a path', 'location /a { proxy_pass http://localhost:81/z; }', '/a/b', '/z/b'],
    ['after a rewrite', 'location /a/ { rewrite ^/a/(.*) /$1 break; proxy_pass http://localhost:81; }', '/a/b%20c', '/b%20c'],
    ['with variables', 'location /a/ { set $where 127.0.0.1:81; proxy_pass http://$where$request_uri; }', '/a/b', '/a/b'],
  ])('%s', (_name, location, path, expected) => {
    const { pod } = serving(`${echo} server { listen 80; ${location} }`);
    expect(pod.get(path).body.split(' ')[1]).toBe(expected);
  }); // prettier-ignore

  it('sends its own Host, and what it is told to', () => {
    const { pod } = serving(`${echo} server { listen 80;
      location / { proxy_pass http://localhost:81; }
      location /h/ { proxy_pass http://localhost:81; proxy_set_header Host $host; proxy_set_header X-Real-IP $remote_addr; } }`);
    expect(pod.get('/').body).toBe('81 / localhost:81  HTTP/1.0|close');
    expect(pod.get('/h/').body).toBe('81 /h/ localhost 127.0.0.1 HTTP/1.0|close');
  });

  it.each([
    ['3 to 1', 'server localhost:82 weight=3; server localhost:83;', { 82: 30, 83: 10 }],
    ['in turn', 'server localhost:82; server localhost:83;', { 82: 20, 83: 20 }],
    ['one is down', 'server localhost:82 down; server localhost:83;', { 83: 40 }],
    ['a backup stays behind', 'server localhost:82 backup; server localhost:83;', { 83: 40 }],
    ['one does not listen', 'server localhost:84 weight=9; server localhost:83;', { 83: 40 }],
    ['the same client, the same server', 'ip_hash; server localhost:82; server localhost:83;', { 82: 40 }],
    ['whoever has least to do', 'least_conn; server localhost:82; server localhost:83;', { 82: 20, 83: 20 }],
  ])('40 requests: %s', (_name, servers, expected) => {
    const { pod } = serving(`${echo} upstream u { ${servers} } server { listen 80; location / { proxy_pass http://u; } }`);
    const counts: Record<string, number> = {};
    for (let rank = 0; rank < 40; rank += 1) {
      const { body } = pod.get('/');
      counts[body] = (counts[body] ?? 0) + 1;
    }
    expect(counts).toEqual(expected);
  }); // prettier-ignore

  it('goes 3 to 1 smoothly', () => {
    const { pod } = serving(`${echo} upstream u { server localhost:82 weight=3; server localhost:83; } server { listen 80; location / { proxy_pass http://u; } }`);
    expect(Array.from({ length: 8 }, () => pod.get('/').body)).toEqual(['82', '82', '83', '82', '82', '82', '83', '82']);
  }); // prettier-ignore

  it('is a bad gateway without anybody behind it, and says so', () => {
    const { pod, web } = serving('server { listen 80; location / { proxy_pass http://localhost:99; } }');
    expect(pod.get('/x').status).toBe(502);
    expect(web.log()).toContain(
      '[error] 2#2: *1 connect() failed (111: Connection refused) while connecting to upstream, client: 127.0.0.1, server: , request: "GET /x HTTP/1.1", upstream: "http://127.0.0.1:99/x", host: "localhost"\n',
    );
  });

  it('waits a minute for who does not answer', () => {
    const { pod, web } = serving('server { listen 80; location / { proxy_pass http://10.9.9.9:80; } }');
    expect(pod.ask({ host: 'localhost', port: 80 }, 59_000)).toBeUndefined();
    pod.run(2000);
    expect(web.log()).toContain(
      'upstream timed out (110: Connection timed out) while connecting to upstream',
    );
    expect(web.log()).toContain('"GET / HTTP/1.1" 504 ');
  });

  it('has nobody left when all have failed', () => {
    const { pod, web } = serving('upstream u { server localhost:98; server localhost:99; } server { listen 80; location / { proxy_pass http://u; } }');
    expect([pod.get('/').status, pod.get('/').status]).toEqual([502, 502]);
    expect(web.log()).toContain('no live upstreams while connecting to upstream, client: 127.0.0.1, server: , request: "GET / HTTP/1.1", upstream: "http://u/"');
  }); // prettier-ignore

  it('ends TLS in front of a plain server', () => {
    const pem = '-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n';
    const key = '-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----\n';
    const { pod } = serving(
      `${echo} server { listen 443 ssl; ssl_certificate tls.crt; ssl_certificate_key tls.key; location / { proxy_pass http://localhost:82; } }`,
      { '/etc/nginx/tls.crt': pem, '/etc/nginx/tls.key': key },
    );
    expect(pod.get('/', { port: 443, tls: true }).body).toBe('82');
    const plain = pod.get('/', { port: 443 });
    expect([plain.status, plain.body]).toEqual([400, expect.stringContaining('The plain HTTP request was sent to HTTPS port')]);
    expect(pod.get('/', { port: 82, tls: true }).body).toBe('plain');
  }); // prettier-ignore

  it('shows its own numbers', () => {
    const { pod } = serving('server { listen 80; location = /stub_status { stub_status; } }');
    pod.get('/stub_status');
    expect(pod.get('/stub_status').body).toBe('Active connections: 1 \nserver accepts handled requests\n 2 2 2 \nReading: 0 Writing: 1 Waiting: 0 \n');
  }); // prettier-ignore

  it.each([
    ['split_clients', 'split_clients $arg_k $half { 50% a; * b; } server { listen 80; return 200 $half; }', 'a a a b a a a b a b a a b a b a'],
    ['hash', `${echo} upstream u { hash $arg_k; server 127.0.0.1:82; server 127.0.0.1:83; } server { listen 80; location / { proxy_pass http://u; } }`, '83 82 83 82 82 83 82 83 82 83 83 82 83 82 82 83'],
  ])('%s goes by the same numbers as the real one (recorded from 1.22)', (_name, site, expected) => {
    const { pod } = serving(site);
    expect(Array.from({ length: 16 }, (_, rank) => pod.get(`/?k=${rank}`).body).join(' ')).toBe(expected);
  }); // prettier-ignore
});

describe('signals', () => {
  const numbered = (number: number): string => `server { listen 80; return 200 "${number}"; }`;

  it('takes a new configuration on HUP, with new workers', () => {
    const { pod, web } = serving(numbered(1));
    web.files.write(SITE, numbered(2));
    pod.kernel.kill(web.process, SIG.HUP);
    pod.run(500);
    expect(pod.get('/').body).toBe('2');
    const from = web.lines().findIndex((line) => line.includes('SIGHUP'));
    expect(web.lines().slice(from, -1).map((line) => line.slice(20))).toEqual([
      '[notice] 1#1: signal 1 (SIGHUP) received, reconfiguring',
      '[notice] 1#1: reconfiguring',
      '[notice] 1#1: using the "epoll" event method',
      '[notice] 1#1: start worker processes',
      '[notice] 1#1: start worker process 4',
      '[notice] 1#1: start worker process 5',
      '[notice] 2#2: gracefully shutting down',
      '[notice] 2#2: exiting',
      '[notice] 2#2: exit',
      '[notice] 3#3: gracefully shutting down',
      '[notice] 3#3: exiting',
      '[notice] 3#3: exit',
      '[notice] 1#1: signal 17 (SIGCHLD) received from 2',
      '[notice] 1#1: worker process 2 exited with code 0',
      '[notice] 1#1: signal 17 (SIGCHLD) received from 3',
      '[notice] 1#1: worker process 3 exited with code 0',
    ]); // prettier-ignore
    expect(pod.kernel.trace.of('reload').map(({ ok }) => ok)).toEqual([true]);
  });

  it('keeps the old one when the new one is wrong', () => {
    const { pod, web } = serving(numbered(1));
    web.files.write(SITE, 'server {');
    pod.kernel.kill(web.process, SIG.HUP);
    pod.run(500);
    expect(pod.get('/').body).toBe('1');
    expect(web.lines().at(-2)).toBe(`2026/11/23 09:00:01 [emerg] 1#1: unexpected end of file, expecting "}" in ${SITE}:1`);
    expect(pod.kernel.trace.of('reload').map(({ ok }) => ok)).toEqual([false]);
  }); // prettier-ignore

  it('opens and closes ports on HUP', () => {
    const { pod, web } = serving(numbered(1));
    web.files.write(SITE, numbered(2).replace('80', '90'));
    pod.kernel.kill(web.process, SIG.HUP);
    pod.run(500);
    expect([pod.get('/').body, pod.get('/', { port: 90 }).body]).toEqual(['refused', '2']);
  });

  it.each([
    ['QUIT', SIG.QUIT, 'signal 3 (SIGQUIT) received, shutting down'],
    ['TERM', SIG.TERM, 'signal 15 (SIGTERM) received, exiting'],
  ])('ends with 0 on %s', (_name, signal, words) => {
    const { pod, web } = serving(numbered(1));
    pod.kernel.kill(web.process, signal);
    pod.run(500);
    expect([web.process.state, web.process.exitCode]).toEqual(['dead', 0]);
    expect(web.log()).toContain(words);
    expect(web.lines().at(-1)).toMatch(/\[notice\] 1#1: exit$/);
    expect(pod.get('/').body).toBe('refused');
  });

  it('lets a request end before QUIT ends it, but not before TERM', () => {
    const slow = 'server { listen 80; location / { proxy_pass http://10.9.9.9; proxy_connect_timeout 5s; } }';
    const quit = serving(slow);
    quit.pod.ask({ host: 'localhost', port: 80 }, 100);
    quit.pod.kernel.kill(quit.web.process, SIG.QUIT);
    quit.pod.run(2000);
    expect(quit.web.process.state).not.toBe('dead');
    quit.pod.run(4000);
    expect(quit.web.log()).toContain('" 504 ');
    expect(quit.web.process.state).toBe('dead');
    const term = serving(slow);
    term.pod.ask({ host: 'localhost', port: 80 }, 100);
    term.pod.kernel.kill(term.web.process, SIG.TERM);
    term.pod.run(500);
    expect(term.web.process.state).toBe('dead');
  });

  it('replaces a worker that was killed', () => {
    const { pod, web } = serving(numbered(1));
    for (const worker of web.process.children) pod.kernel.kill(worker, SIG.KILL);
    pod.run(500);
    expect(web.log()).toContain('[alert] 1#1: worker process 2 exited on signal 9');
    expect(pod.get('/').body).toBe('1');
  });
});

describe('from a neighbour that sees its processes', () => {
  it.each([
    ['pkill', ['pkill', '-HUP', '-o', 'nginx']],
    ['pidof', ['sh', '-c', 'kill -HUP $(pidof nginx | tr " " "\\n" | sort -n | head -n1)']],
    ['pgrep with the whole title', ['sh', '-c', 'kill -HUP $(pgrep -f "^nginx: master")']],
  ])('%s finds the master', (_name, argv) => {
    const { pod, web } = serving('server { listen 80; return 200 "1"; }');
    web.files.write(SITE, 'server { listen 80; return 200 "2"; }');
    const shell = pod.start('shell', 'busybox', { argv, namespace: web.process.namespace });
    pod.run(500);
    expect([shell.log(), pod.get('/').body]).toEqual(['', '2']);
  });
});

describe('the command', () => {
  it('tests a configuration', () => {
    const { web } = serving('server { listen 80; }');
    expect(web.exec(['nginx', '-t'])).toEqual({
      output: 'nginx: the configuration file /etc/nginx/nginx.conf syntax is ok\nnginx: configuration file /etc/nginx/nginx.conf test is successful\n',
      code: 0,
    });
    web.files.write(SITE, 'server { lissten 80; }');
    const bad = web.exec(['nginx', '-t']);
    expect(bad.code).toBe(1);
    expect(bad.output).toContain(`nginx: [emerg] unknown directive "lissten" in ${SITE}:1\nnginx: configuration file /etc/nginx/nginx.conf test failed\n`);
  }); // prettier-ignore

  it('prints what it has read', () => {
    const { web } = serving('server { listen 80; }\n');
    const { output } = web.exec(['nginx', '-T']);
    expect(output).toContain('\n# configuration file /etc/nginx/nginx.conf:\n\nuser  nginx;\n');
    expect(output).toContain(`\n# configuration file ${SITE}:\nserver { listen 80; }\n\n`);
    expect(output.match(/# configuration file/g)).toHaveLength(3);
  });

  it('reloads and quits by its PID file', () => {
    const { pod, web } = serving('server { listen 80; return 200 "1"; }');
    web.files.write(SITE, 'server { listen 80; return 200 "2"; }');
    const reload = web.exec(['nginx', '-s', 'reload']);
    expect([reload.code, pod.get('/').body]).toEqual([0, '2']);
    web.exec(['nginx', '-s', 'quit']);
    expect(web.process.state).toBe('dead');
  });

  it.each([
    ['its version', ['-v'], 'nginx version: nginx/1.27.5\n', 0],
    ['a wrong letter', ['-z'], 'nginx: invalid option: "z"\n', 1],
    ['a wrong signal', ['-s', 'foo'], 'nginx: invalid option: "-s foo"\n', 1],
  ])('%s', (_name, args, output, code) => {
    const { web } = serving('server { listen 80; }');
    expect(web.exec(['nginx', ...args])).toEqual({ output, code });
  });
});

describe('the stream module', () => {
  it('hands bytes on', () => {
    const pod = createPod();
    pod.start('back', 'nginx:1.27', { files: { [SITE]: 'server { listen 81; return 200 "through"; }' } });
    const main =
      'events {} stream { upstream u { server localhost:81; } server { listen 80; proxy_pass u; } }';
    pod.start('web', 'nginx:1.27', { files: { '/etc/nginx/nginx.conf': main } });
    pod.run(1000);
    expect(pod.get('/').body).toBe('through');
  });
});
