import type { ImageModel } from './model.ts';

/** As nginx.org packages it: main file, one site on port 80, the page, and the tables that configurations include. */
const MAIN = `user  nginx;
worker_processes  auto;
error_log  /var/log/nginx/error.log notice;
pid        /var/run/nginx.pid;
events {
    worker_connections  1024;
}
http {
    include       /etc/nginx/mime.types;
    default_type  application/octet-stream;
    access_log  /var/log/nginx/access.log;
    sendfile        on;
    keepalive_timeout  65;
    include /etc/nginx/conf.d/*.conf;
}
`;

const SITE = `server {
    listen       80;
    server_name  localhost;
    location / {
        root   /usr/share/nginx/html;
        index  index.html index.htm;
    }
    error_page   500 502 503 504  /50x.html;
    location = /50x.html {
        root   /usr/share/nginx/html;
    }
}
`;

const MIME = 'types {\n    text/html html htm;\n    text/css css;\n    application/javascript js;\n}\n';
const PARAMETERS = 'fastcgi_param  REQUEST_METHOD  $request_method;\n';

export const nginx: ImageModel = {
  repository: 'nginx',
  entrypoint: ['/docker-entrypoint.sh'],
  cmd: ['nginx', '-g', 'daemon off;'],
  files: new Map([
    ['/etc/nginx/nginx.conf', MAIN],
    ['/etc/nginx/conf.d/default.conf', SITE],
    ['/etc/nginx/mime.types', MIME],
    ['/etc/nginx/fastcgi_params', PARAMETERS],
    ['/etc/nginx/scgi_params', PARAMETERS.replaceAll('fastcgi', 'scgi')],
    ['/etc/nginx/uwsgi_params', PARAMETERS.replaceAll('fastcgi', 'uwsgi')],
    ['/usr/share/nginx/html/index.html', '<h1>Welcome to nginx!</h1>\n'],
    ['/usr/share/nginx/html/50x.html', '<h1>An error occurred.</h1>\n'],
  ]),
  whole: ['/etc/nginx', '/usr/share/nginx/html'],
  program: 'nginx',
  startsAs: 0,
  workingDir: '/',
};
