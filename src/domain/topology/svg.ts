import { drawingOf, type Drawn, type Mark } from './drawing.ts';
import { STYLE } from './svg-style.ts';
import type { Layout } from './types.ts';

/** A standalone SVG: no scripts, nothing loaded, colours by the reader's scheme, the same bytes for the same layout. */
export function svgOf(layout: Layout, title: string, description: string): string {
  const width = Math.ceil(layout.width);
  const height = Math.ceil(layout.height);
  const { pods, edges, nodes } = drawingOf(layout);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${escaped(title)}</title>`,
    `<desc id="desc">${escaped(description)}</desc>`,
    `<style>${STYLE}</style>`,
    `<rect class="sheet" width="${width}" height="${height}"/>`,
    ...[...pods, ...edges, ...nodes].map(group),
    '</svg>',
    '',
  ].join('\n');
}

function group({ look, says, marks }: Drawn): string {
  return `<g class="${look.join(' ')}"><title>${escaped(says)}</title>${marks.map(markup).join('')}</g>`;
}

function markup(mark: Mark): string {
  switch (mark.mark) {
    case 'path':
      return mark.part === 'wide' ? '' : `<path class="${mark.part}" d="${mark.d}"/>`;
    case 'circle':
      return `<circle class="${mark.part}" cx="${short(mark.x)}" cy="${short(mark.y)}" r="${mark.r}"/>`;
    case 'text': {
      const anchor = mark.anchor ? ` text-anchor="${mark.anchor}"` : '';
      return `<text class="${mark.part}" x="${short(mark.x)}" y="${short(mark.y)}"${anchor}>${escaped(mark.text)}</text>`;
    }
  }
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text of a learner in XML: markup escaped, and characters that XML forbids replaced. */
function escaped(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd');
}
