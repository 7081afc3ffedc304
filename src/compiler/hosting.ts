import type { Plugin, ResolvedConfig } from 'vite';
import { addressesOf } from './addresses.ts';
import { securityHeaders } from './headers.ts';
import { preloadsOf } from './preloads.ts';
import { courseOf } from './vite.ts';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** `_headers` as Netlify, Cloudflare Pages and others read it; README.md has the same for nginx. */
function headersFile(): string {
  const lines = Object.entries(securityHeaders).map(([name, value]) => `  ${name}: ${value}`);
  return [
    '/*',
    ...lines,
    '  Cache-Control: no-cache',
    '/assets/*',
    '  ! Cache-Control',
    '  Cache-Control: public, max-age=31536000, immutable',
    '',
  ].join('\n');
}

/**
 * Makes the build fit for a host that only serves files: the page stands at every address as a file of its own (a first
 * visit to a deep link answers 200) and names what it needs, 404.html catches the rest, and `_headers` carries the response
 * headers.
 */
export function hostingFiles(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'tripod:hosting-files',
    apply: 'build',
    configResolved: (resolved) => {
      config = resolved;
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') return;
        const html = String(page.source);
        const emit = (fileName: string, source: string) => this.emitFile({ type: 'asset', fileName, source });
        emit('404.html', html);
        emit('_headers', headersFile());
        for (const { path, title, modules } of addressesOf(await courseOf(config))) {
          const whole = html
            .replace('<title>Tripod</title>', `<title>${escaped(title)} · Tripod</title>`)
            .replace('</head>', `${preloadsOf(bundle, modules, config.base, html)}</head>`);
          if (path === '') page.source = whole;
          else emit(`${path}/index.html`, whole);
        }
      },
    },
  };
}
