import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { cacheControlOf, securityHeaders } from '../src/compiler/headers.ts';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript'],
  ['.css', 'text/css'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ttf', 'font/ttf'],
  ['.woff2', 'font/woff2'],
  ['.webmanifest', 'application/manifest+json'],
  ['.md', 'text/markdown; charset=utf-8'],
]);

/** A plain static host with a switch: no fallback for unknown addresses, the recommended headers, and a log. */
export class StaticHost {
  readonly root: string;
  readonly base: string;
  readonly log: string[] = [];
  readonly #server: Server;

  constructor(root: string, base = '/') {
    this.root = root;
    this.base = base;
    this.#server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      this.log.push(url.pathname);
      const file = this.#fileOf(url.pathname);
      const type = TYPES.get(extname(file ?? '')) ?? 'application/octet-stream';
      const headers = {
        ...securityHeaders,
        'Content-Type': type,
        'Cache-Control': cacheControlOf(url.pathname),
      };
      if (file) createReadStream(file).pipe(response.writeHead(200, headers));
      else response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found');
    });
  }

  #fileOf(pathname: string): string | undefined {
    if (!pathname.startsWith(this.base)) return undefined;
    const path = join(this.root, normalize(decodeURIComponent(pathname.slice(this.base.length))));
    const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'index.html') : path;
    return path.startsWith(this.root) && existsSync(file) ? file : undefined;
  }

  /** Gives the site's address, ending in a slash. The port stays the same over stop and start. */
  async start(port = 0): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}${this.base}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}
