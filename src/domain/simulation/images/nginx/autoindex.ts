/** The page that `autoindex` makes of a directory. */
import type { FileNode, Node } from '#domain/simulation/files/nodes.ts';
import { partsOf } from '#domain/simulation/images/times.ts';
import type { Exchange } from './exchange.ts';
import { answered, type Outcome } from './outcome.ts';
import type { Site } from './site.ts';

const NAME_WIDTH = 50;

export function listing(directory: string, exchange: Exchange, { process }: Site): Outcome {
  const { files } = process.container;
  const entries = files
    .list(directory, process)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) => {
      const node = files.exists(directory + name, process)
        ? files.stat(directory + name, process)
        : undefined;
      return node ? [{ name, node }] : [];
    });
  const directories = entries.filter(({ node }) => node.kind === 'directory');
  const others = entries.filter(({ node }) => node.kind !== 'directory');
  const lines = [...directories, ...others].map(({ name, node }) => lineOf(name, node)).join('');
  const title = `Index of ${exchange.uri}`;
  const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<h1>${title}</h1><hr><pre><a href="../">../</a>\r\n${lines}</pre><hr></body>\r\n</html>\r\n`;
  return answered(200, body, [['Content-Type', 'text/html']]);
}

function lineOf(name: string, node: Node): string {
  const shown = node.kind === 'directory' ? `${name}/` : name;
  const cut = shown.length > NAME_WIDTH ? `${shown.slice(0, NAME_WIDTH - 3)}..>` : shown;
  const { date, monthName, year, clock } = partsOf(node.modified);
  const size = node.kind === 'directory' ? '-' : String((node as FileNode).content.length);
  const day = `${String(date).padStart(2, '0')}-${monthName}-${year} ${clock.slice(0, 5)}`;
  const href = encodeURI(shown);
  return `<a href="${href}">${cut}</a>${' '.repeat(Math.max(0, NAME_WIDTH - cut.length))} ${day} ${size.padStart(19)}\r\n`;
}
