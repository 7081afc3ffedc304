/** ps as BusyBox prints it. */
import { applet, Failure, type Call } from '#domain/simulation/applets/applet.ts';
import { shownName } from '#domain/simulation/applets/names.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { print } from '#domain/simulation/kernel/stdio.ts';
import { byPid, commandOf } from './signal.ts';

interface Column {
  readonly name: string;
  readonly title: string;
  readonly width: number;
  readonly left: boolean;
  readonly show: (of: Process, viewer: Process) => string;
}

const two = (number: number): string => String(number).padStart(2, '0');

const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${two(Math.floor(seconds % 60))}`;

const user = (of: Process, viewer: Process): string => shownName(viewer, 'passwd', of.user.uid);
const group = (of: Process, viewer: Process): string => shownName(viewer, 'group', of.user.gid);

const column = (name: string, title: string, width: number, left: boolean, show: Column['show']): Column => ({
  name, title, width, left, show,
}); // prettier-ignore

/** In the order in which BusyBox lists them when it is asked for another one. Processes use no CPU time here. */
const COLUMNS: readonly Column[] = [
  column('user', 'USER', 8, true, user),
  column('group', 'GROUP', 8, true, group),
  column('comm', 'COMMAND', 16, true, commandOf),
  column('args', 'COMMAND', 0, true, ({ argv }) => argv.join(' ')),
  column('pid', 'PID', 5, false, ({ pid }) => String(pid)),
  column('ppid', 'PPID', 5, false, (of, viewer) =>
    String(of.parent?.namespace === viewer.namespace ? of.parent.pid : 0),
  ),
  column('pgid', 'PGID', 5, false, ({ pid }) => String(pid)),
  column('etime', 'ELAPSED', 7, false, (of) => clock((of.kernel.now - of.startedAt) / 1000).padStart(5, '0')),
  column('nice', 'NI', 5, false, () => '0'),
  column('rgroup', 'RGROUP', 8, true, group),
  column('ruser', 'RUSER', 8, true, user),
  column('time', 'TIME', 5, false, () => clock(0)),
  column('tty', 'TT', 6, true, () => '?'),
  column('vsz', 'VSZ', 4, false, () => '4400'),
  column('sid', 'SID', 5, false, () => '1'),
  column('stat', 'STAT', 4, true, ({ state }) => (state === 'waiting' ? 'S' : 'R')),
  column('rss', 'RSS', 4, false, () => '1024'),
];

export const ps: Program = applet(
  { usage: '[-o COL1,COL2=HEADER] [-T]', letters: 'o:TaefFlwuxAH' },
  function* (call) {
    const columns = columnsOf(call);
    const { process } = call;
    // It takes its time: whatever stands beside it in a pipeline has become what it is by then.
    yield { ms: 1 };
    const rows = byPid(process).map((each) => columns.map((one) => one.show(each, process)));
    const lines = [columns.map(({ title }) => title), ...rows].map((cells, row) =>
      line(cells, columns, row === 0),
    );
    yield* print(process, lines.join(''));
    return 0;
  },
);

function columnsOf({ options }: Call): readonly Column[] {
  const asked = options.values('o').flatMap((list) => list.split(','));
  return (asked.length > 0 ? asked : ['pid', 'user', 'time', 'args']).map((word) => {
    const [name, title] = word.split('=');
    const found = COLUMNS.find((each) => each.name === name);
    if (!found) {
      const known = COLUMNS.map((each) => each.name).join(',');
      throw new Failure(`bad -o argument '${word}', supported arguments: ${known}`);
    }
    return title === undefined ? found : { ...found, title };
  });
}

/** Titles stand left; the last column is as wide as it is. */
function line(cells: readonly string[], columns: readonly Column[], isTitle: boolean): string {
  const shown = cells.map((cell, at) => {
    const { width = 0, left = true } = columns[at] ?? {};
    if (isTitle || left)
      return at === cells.length - 1
        ? cell
        : cell.slice(0, isTitle ? undefined : width || undefined).padEnd(width);
    return cell.padStart(width);
  });
  return `${shown.join(' ')}\n`;
}
