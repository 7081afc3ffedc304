/** id, whoami, groups, logname, uname, arch, nproc: who and where one is. */
import { applet, Failure, type Call } from '#domain/simulation/applets/applet.ts';
import { entriesOf, nameIn, shownName } from '#domain/simulation/applets/names.ts';
import { UsageError } from '#domain/simulation/applets/options.ts';
import type { Process, Program, User } from '#domain/simulation/kernel/process.ts';
import { print } from '#domain/simulation/kernel/stdio.ts';

/** A user of the container by name, with the groups that list it. */
function userNamed(process: Process, name: string): User {
  const entry = entriesOf(process, 'passwd').find(([each, , uid]) => each === name || uid === name);
  if (!entry) throw new Failure(`unknown user ${name}`);
  const gid = Number(entry[3]);
  const others = entriesOf(process, 'group').filter(([, , , members = '']) =>
    members.split(',').includes(entry[0] ?? ''),
  );
  const groups = [gid, ...others.map(([, , id]) => Number(id)).filter((id) => id !== gid)];
  return { uid: Number(entry[2]), gid, groups };
}

const groupsOf = ({ gid, groups }: User): readonly number[] => [
  gid,
  ...groups.filter((each) => each !== gid),
];

export const id: Program = applet({ usage: '[-ugGnr] [USER]', letters: 'ugGnr' }, function* (call) {
  const { process, operands } = call;
  const [name] = operands;
  if (operands.length > 1) throw new UsageError();
  const user = name === undefined ? process.user : userNamed(process, name);
  yield* print(
    process,
    `${call.options.lastOf('ugG') === undefined ? whole(process, user, name) : part(call, user)}\n`,
  );
  return 0;
});

function part({ process, options }: Call, user: User): string {
  const show = (register: 'passwd' | 'group', number: number): string =>
    options.has('n') ? shownName(process, register, number) : String(number);
  if (options.has('u')) return show('passwd', user.uid);
  if (options.has('g')) return show('group', user.gid);
  return groupsOf(user)
    .map((group) => show('group', group))
    .join(' ');
}

function whole(process: Process, user: User, name: string | undefined): string {
  const show = (label: string, register: 'passwd' | 'group', number: number): string => {
    const known = nameIn(process, register, number);
    return `${label}${number}${known === undefined ? '' : `(${known})`}`;
  };
  const groups = groupsOf(user);
  // BusyBox leaves them out where there is nothing but the group itself and nobody was named.
  const hasGroups = groups.length > 1 || name !== undefined || user.groups.length > 0;
  const shown = groups.map((group) => show('', 'group', group)).join(',');
  return `${show('uid=', 'passwd', user.uid)} ${show('gid=', 'group', user.gid)}${hasGroups ? ` groups=${shown}` : ''}`;
}

export const whoami: Program = applet({ usage: '' }, function* ({ process, operands }) {
  if (operands.length > 0) throw new UsageError();
  const { uid } = process.user;
  const name = nameIn(process, 'passwd', uid);
  if (name === undefined) throw new Failure(`unknown uid ${uid}`);
  yield* print(process, `${name}\n`);
  return 0;
});

export const groups: Program = applet({ usage: '[USER]' }, function* ({ process, operands: [name] }) {
  const user = name === undefined ? process.user : userNamed(process, name);
  yield* print(
    process,
    `${groupsOf(user)
      .map((group) => shownName(process, 'group', group))
      .join(' ')}\n`,
  );
  return 0;
});

/** The kernel of the course's nodes, in the order of `uname -a`. */
const KERNEL = [
  ['s', () => 'Linux'],
  ['n', (process) => process.container.hostname],
  ['r', () => '6.12.48'],
  ['v', () => '#1 SMP PREEMPT_DYNAMIC'],
  ['m', () => 'x86_64'],
  ['p', () => 'x86_64'],
  ['i', () => 'x86_64'],
  ['o', () => 'GNU/Linux'],
] as const satisfies readonly (readonly [string, (process: Process) => string])[];

export const uname: Program = applet({ usage: '[-amnrspvio]', letters: 'snrvmpioa' }, function* (call) {
  const { process, options } = call;
  const asked = KERNEL.filter(([letter]) =>
    options.has('a') ? !'pi'.includes(letter) : options.has(letter),
  );
  const shown = asked.length > 0 ? asked : KERNEL.slice(0, 1);
  yield* print(process, `${shown.map(([, text]) => text(process)).join(' ')}\n`);
  return 0;
});

export const arch: Program = applet({ usage: '' }, function* ({ process }) {
  yield* print(process, 'x86_64\n');
  return 0;
});

/** Every container sees all processors of its node. */
export const nproc: Program = applet(
  { usage: '[--all] [--ignore=N]', letters: 'ai:', long: 'all=a ignore=i' },
  function* ({ process, options }) {
    yield* print(process, `${Math.max(1, 2 - Number(options.value('i') ?? '0'))}\n`);
    return 0;
  },
);
