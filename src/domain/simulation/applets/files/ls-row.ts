/** One line of ls. */
import type { Call } from '#domain/simulation/applets/applet.ts';
import { shownName } from '#domain/simulation/applets/names.ts';
import { zoneOf } from '#domain/simulation/applets/time/calendar.ts';
import { formatTime } from '#domain/simulation/applets/time/format.ts';
import type { Node } from '#domain/simulation/files/nodes.ts';
import { nameOf } from '#domain/simulation/files/paths.ts';
import { humanSize, kibibytesOf, linksOf, sizeOf } from './measure.ts';
import { modeText } from './mode.ts';

export interface Entry {
  /** As it is shown. */
  readonly name: string;
  readonly path: string;
  readonly node: Node;
}

export function rowOf(call: Call, entry: Entry): string {
  const { options } = call;
  const { node, name } = entry;
  const inode = options.has('i') ? `${String(node.inode).padStart(7)} ` : '';
  const blocks = options.has('s') ? `${String(kibibytesOf(node)).padStart(6)} ` : '';
  const long = options.lastOf('lnE') === undefined ? '' : longPart(call, entry);
  const target = long !== '' && node.kind === 'link' ? ` -> ${node.target}` : '';
  return `${inode}${blocks}${long}${name}${target === '' ? markOf(call, node) : ''}${target}\n`;
}

function longPart(call: Call, { node, path }: Entry): string {
  const { process, options } = call;
  const owner = options.has('n') ? String(node.uid) : shownName(process, 'passwd', node.uid);
  const group = options.has('n') ? String(node.gid) : shownName(process, 'group', node.gid);
  const links = String(linksOf(node)).padStart(4);
  return `${modeText(node)} ${links} ${eight(owner)} ${eight(group)} ${sizeText(call, node, path)} ${timeText(call, node)} `;
}

const eight = (name: string): string => name.slice(0, 8).padEnd(8);

const DEVICES = new Map([
  ['null', '1,   3'], ['zero', '1,   5'], ['full', '1,   7'], ['random', '1,   8'], ['urandom', '1,   9'], ['tty', '5,   0'],
]); // prettier-ignore

function sizeText({ options }: Call, node: Node, path: string): string {
  if (node.kind === 'device') return (DEVICES.get(nameOf(path)) ?? '1,   0').padStart(9);
  const size = sizeOf(node);
  return options.has('h') ? humanSize(size).padStart(9) : String(size).padStart(9);
}

const HALF_A_YEAR = (365 * 86_400_000) / 2;
const A_QUARTER_HOUR = 900_000;

/** Old and future files show their year. */
function timeText({ process, options }: Call, { modified }: Node): string {
  const zone = zoneOf(process.env.get('TZ'));
  if (options.has('E')) return formatTime('%F %T %z', modified, zone);
  const age = process.kernel.wallTime - modified;
  const isNear = age < HALF_A_YEAR && age > -A_QUARTER_HOUR;
  return formatTime(isNear ? '%b %e %H:%M' : '%b %e  %Y', modified, zone);
}

function markOf({ options }: Call, node: Node): string {
  if (node.kind === 'directory') return options.lastOf('Fp') === undefined ? '' : '/';
  if (!options.has('F')) return '';
  if (node.kind === 'link') return '@';
  if (node.kind === 'fifo') return '|';
  return node.kind === 'file' && (node.mode & 0o111) !== 0 ? '*' : '';
}
