import type { Plugin } from 'vite';
import { compileCourse } from './course.ts';
import { securityHeaders } from './headers.ts';

/** Every address of the site, without leading slash, so that each exists as a file on any static host. */
async function addresses(content: string): Promise<string[]> {
  const { index } = await compileCourse(content);
  return [
    'exercises',
    'playground',
    'questions',
    'progress',
    'about',
    ...index.lessons.map(({ slug }) => `lessons/${slug}`),
    ...index.exercises.map(({ id }) => `exercises/${id}`),
    ...index.chapters.filter(({ questions }) => questions.length > 0).map(({ slug }) => `questions/${slug}`),
  ];
}

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
 * visit to a deep link answers 200), 404.html catches the rest, and `_headers` carries the response headers.
 */
export function hostingFiles({ content }: { content: string }): Plugin {
  return {
    name: 'tripod:hosting-files',
    apply: 'build',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') return;
        const emit = (fileName: string, source: string | Uint8Array) =>
          this.emitFile({ type: 'asset', fileName, source });
        for (const address of await addresses(content)) emit(`${address}/index.html`, page.source);
        emit('404.html', page.source);
        emit('_headers', headersFile());
      },
    },
  };
}
