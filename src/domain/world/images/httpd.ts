import type { ImageModel } from './model.ts';

const MAIN = `ServerRoot "/usr/local/apache2"
Listen 80
DocumentRoot "/usr/local/apache2/htdocs"
`;

export const httpd: ImageModel = {
  repository: 'httpd',
  entrypoint: [],
  cmd: ['httpd-foreground'],
  files: new Map([
    ['/usr/local/apache2/conf/httpd.conf', MAIN],
    ['/usr/local/apache2/conf/mime.types', 'text/html html htm\n'],
    ['/usr/local/apache2/htdocs/index.html', '<html><body><h1>It works!</h1></body></html>\n'],
  ]),
  whole: ['/usr/local/apache2/htdocs'],
  program: 'httpd',
  startsAs: 0,
  workingDir: '/usr/local/apache2',
};
