/** The tests of find that take one argument or none. */
import { Failure, type Call } from '#domain/simulation/applets/applet.ts';
import { changedMode } from '#domain/simulation/applets/files/mode.ts';
import { linksOf, sizeOf } from '#domain/simulation/applets/files/measure.ts';
import { lastName, nodeAt } from '#domain/simulation/applets/files/walk.ts';
import { idIn } from '#domain/simulation/applets/names.ts';
import type { Node } from '#domain/simulation/files/nodes.ts';
import { may } from '#domain/simulation/files/permissions.ts';
import { posixRegex } from '#domain/simulation/regex/posix.ts';
import { when, type Found, type Test } from './expression.ts';
import { globMatcher } from './glob.ts';

type Maker = (argument: string, call: Call) => (found: Found) => boolean;

const TYPES = new Map<string, Node['kind']>([
  ['f', 'file'], ['d', 'directory'], ['l', 'link'], ['c', 'device'], ['p', 'fifo'],
]); // prettier-ignore

/** `+5` more, `-5` less, `5` exactly. */
function amountTest(text: string): (amount: number) => boolean {
  const [, sign = '', digits] = /^([+-]?)(\d+)$/.exec(text) ?? [];
  if (digits === undefined) throw new Failure(`invalid number '${text}'`);
  const wanted = Number(digits);
  if (sign === '+') return (amount) => amount > wanted;
  return sign === '-' ? (amount) => amount < wanted : (amount) => amount === wanted;
}

const age =
  (unit: number): Maker =>
  (argument, { process }) => {
    const fits = amountTest(argument);
    return ({ node }) => fits(Math.floor((process.kernel.wallTime - node.modified) / unit));
  };

const name =
  (ignoreCase: boolean): Maker =>
  (pattern) => {
    const fits = globMatcher(pattern, ignoreCase);
    return ({ path }) => fits(lastName(path));
  };

const path =
  (ignoreCase: boolean): Maker =>
  (pattern) => {
    const fits = globMatcher(pattern, ignoreCase);
    return (found) => fits(found.path);
  };

const SIZE_UNITS = new Map([['', 512], ['b', 512], ['c', 1], ['k', 1024], ['M', 1_048_576]]); // prettier-ignore

/** In bytes, not in whole blocks as elsewhere: `-size -1k` is what has less than 1024. */
const size: Maker = (argument) => {
  const [, sign = '', number, unit = ''] = /^([+-]?)(\d+)([bckM]?)$/.exec(argument) ?? [];
  if (number === undefined) throw new Failure(`invalid number '${argument}'`);
  const fits = amountTest(sign + String(Number(number) * (SIZE_UNITS.get(unit) ?? 512)));
  return ({ node }) => fits(sizeOf(node));
};

const perm: Maker = (argument, { process }) => {
  const [, how = '', text = ''] = /^([-+/]?)(.*)$/.exec(argument) ?? [];
  const mode = changedMode(text, 0, process.umask, false);
  if (mode === undefined) throw new Failure(`invalid mode '${argument}'`);
  return ({ node }) => {
    if (how === '-') return (node.mode & mode) === mode;
    return how === '' ? node.mode === mode : mode === 0 || (node.mode & mode) !== 0;
  };
};

const owned =
  (register: 'passwd' | 'group', key: 'uid' | 'gid', word: string): Maker =>
  (argument, { process }) => {
    const id = idIn(process, register, argument);
    if (id === undefined) throw new Failure(`unknown ${word} ${argument}`);
    return ({ node }) => node[key] === id;
  };

function otherNode(argument: string, { process }: Call): Node {
  const node = nodeAt(process, argument);
  if (!node) throw new Failure(`${argument}: No such file or directory`);
  return node;
}

const type: Maker = (argument) => {
  const kind = TYPES.get(argument);
  if (kind === undefined && argument !== 'b' && argument !== 's')
    throw new Failure(`invalid argument '${argument}' to '-type'`);
  return ({ node }) => node.kind === kind;
};

const regex: Maker = (argument) => {
  const wanted = posixRegex(argument, 'bre');
  return (found) => {
    const match = wanted.exec(found.path);
    return match?.start === 0 && match.end === found.path.length;
  };
};

const WITH_ARGUMENT: ReadonlyMap<string, Maker> = new Map<string, Maker>([
  ['-name', name(false)],
  ['-iname', name(true)],
  ['-path', path(false)],
  ['-wholename', path(false)],
  ['-ipath', path(true)],
  ['-regex', regex],
  ['-type', type],
  ['-perm', perm],
  ['-size', size],
  ['-mtime', age(86_400_000)],
  ['-atime', age(86_400_000)],
  ['-ctime', age(86_400_000)],
  ['-mmin', age(60_000)],
  ['-amin', age(60_000)],
  ['-cmin', age(60_000)],
  ['-user', owned('passwd', 'uid', 'user')],
  ['-group', owned('group', 'gid', 'group')],
  [
    '-inum',
    (argument) =>
      ({ node }) =>
        String(node.inode) === argument,
  ],
  [
    '-links',
    (argument) => {
      const fits = amountTest(argument);
      return ({ node }) => fits(linksOf(node));
    },
  ],
  [
    '-newer',
    (argument, call) => {
      const { modified } = otherNode(argument, call);
      return ({ node }) => node.modified > modified;
    },
  ],
  [
    '-samefile',
    (argument, call) => {
      const other = otherNode(argument, call);
      return ({ node }) => node === other;
    },
  ],
]);

const isEmpty = (node: Node): boolean =>
  node.kind === 'directory' ? node.entries.size === 0 : node.kind === 'file' && node.content === '';

export const takesArgument = (word: string): boolean => WITH_ARGUMENT.has(word);

/** Undefined when there is no such test. `argument` is left out for those without one. */
export function testNamed(word: string, argument: string, call: Call): Test | undefined {
  const maker = WITH_ARGUMENT.get(word);
  if (maker) return when(maker(argument, call));
  if (word === '-empty') return when(({ node }) => isEmpty(node));
  if (word === '-true') return when(() => true);
  if (word === '-false') return when(() => false);
  if (word === '-executable') return when(({ node }) => may(call.process.user, 'execute', node));
  return undefined;
}
