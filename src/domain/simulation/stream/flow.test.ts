/** Pipelines of sed, awk and grep that do not end: what comes in goes out as it comes. */
import { describe, expect, it } from 'vitest';
import { APPLETS } from '#domain/simulation/applets/table.ts';
import { createMachine } from '#domain/simulation/kernel/machine.test-data.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import { RUNTIME } from '#domain/simulation/files/file-tree.ts';

/** Runs a shell command for so many virtual milliseconds; tells what was printed by then. */
function after(ms: number, command: string, files: Readonly<Record<string, string>> = {}) {
  const machine = createMachine(APPLETS);
  for (const [path, content] of Object.entries(files)) machine.container.files.write(path, content, RUNTIME);
  machine.start(APPLETS.get('sh') ?? fail(), ['sh', '-c', command]);
  machine.kernel.run(ms);
  return machine;
}

const fail = (): never => {
  throw new Error('no shell');
};

const WRITER = 'i=0; while :; do i=$((i+1)); echo "INFO|line $i"; sleep 1; done';

describe('an endless pipeline', () => {
  it.each([
    ['sed prints each line at once', `${WRITER} | sed 's/line/row/'`, 'INFO|row 1\nINFO|row 2\nINFO|row 3\n'],
    ['awk prints each line at once', `${WRITER} | awk -F'|' '{print $2}'`, 'line 1\nline 2\nline 3\n'],
    ['grep prints each match at once', `${WRITER} | grep -n 'line [13]'`, '1:INFO|line 1\n3:INFO|line 3\n'],
    [
      'all of them in a row',
      `${WRITER} | grep INFO | sed 's/^/x /' | awk '{print NR": "$0; fflush()}'`,
      '1: x INFO|line 1\n2: x INFO|line 2\n3: x INFO|line 3\n',
    ],
    [
      'awk that asks a command in between',
      `${WRITER} | awk '{"echo " NR | getline x; close("echo " NR); print x}'`,
      '1\n2\n3\n',
    ],
    [
      'awk that reads from an endless command',
      `awk 'BEGIN{while(("${WRITER.replaceAll('"', '\\"')}" | getline l)>0) print l}'`,
      'INFO|line 1\nINFO|line 2\nINFO|line 3\n',
    ],
    ['sed that quits ends the pipeline', `${WRITER} | sed 2q; echo done`, 'INFO|line 1\nINFO|line 2\ndone\n'],
    ['grep -m1 ends the pipeline', `${WRITER} | grep -m1 'line 2'; echo done`, 'INFO|line 2\ndone\n'],
    [
      'awk that exits ends the pipeline',
      `${WRITER} | awk 'NR==2{print; exit}'; echo done`,
      'INFO|line 2\ndone\n',
    ],
  ])('%s', (_, command, expected) => {
    expect(after(2_900, command).output.stdout).toBe(expected);
  });

  it('tail -F of a file that comes later, through sed and awk into another file', () => {
    const command = `tail -F /tmp/a 2>/dev/null | sed 's/b/B/' | awk '{print $1; fflush()}' >> /tmp/out & sleep 2; echo 'b c' >> /tmp/a; sleep 9`;
    const machine = after(6_000, command);
    expect(machine.container.files.content('/tmp/out', RUNTIME)).toBe('B\n');
  });
});

describe('in place', () => {
  it('another inode takes the name, so a reader of the old one sees nothing', () => {
    const { container } = after(1_000, `sed -i 's/a/b/' /tmp/f`, { '/tmp/f': 'a\n' });
    expect(container.files.content('/tmp/f', RUNTIME)).toBe('b\n');
  });

  it('a mounted file cannot be replaced', () => {
    const machine = createMachine(APPLETS);
    const { files } = machine.container;
    files.write('/tmp/source', 'a\n', RUNTIME);
    files.mount('/w/conf', files.stat('/tmp/source', RUNTIME), { volume: 'conf' });
    const process = machine.start(APPLETS.get('sed') ?? fail(), ['sed', '-i', 's/a/b/', '/w/conf']);
    machine.kernel.run(1_000);
    expect(machine.output.stderr).toMatch(
      /^sed: can't move '\/w\/conf\w{6}' to '\/w\/conf': Resource busy\n$/,
    );
    expect([process.exitCode, files.content('/w/conf', RUNTIME)]).toEqual([1, 'a\n']);
  });
});

describe('what ends awk closes what it has open', () => {
  it('a command that it writes to sees the end of its input', () => {
    const machine = createMachine(APPLETS);
    const program = 'BEGIN { print "x" | "cat; echo over >> /tmp/end"; system("sleep 60") }';
    const process = machine.start(APPLETS.get('awk') ?? fail(), ['awk', program]);
    machine.kernel.run(1_000);
    machine.kernel.kill(process, SIG.KILL, true);
    machine.kernel.run(2_000);
    expect(machine.container.files.content('/tmp/end', RUNTIME)).toBe('over\n');
  });

  it('a loop without an end does not stop the others', () => {
    const { output } = after(3_000, `awk 'BEGIN{for(;;) i++}' & sleep 1; echo later`);
    expect(output.stdout).toBe('later\n');
  });
});

describe('in an image without BusyBox the tools are those of GNU', () => {
  const inGnu = (command: string) => {
    const machine = after(1_000, command);
    return [machine.output.stdout, ...machine.kernel.trace.of('unmodelled').map(({ what }) => what)];
  };
  const inBusyBox = (command: string) => {
    const machine = after(1_000, command, { '/bin/busybox': '' });
    return machine.output.stderr.split('\n')[0];
  };

  it.each([
    [
      'grep --line-buffered',
      'echo ab | grep --line-buffered a',
      'ab\n',
      'grep: unrecognized option: line-buffered',
    ],
    ['sed -u', "echo ab | sed -u 's/a/x/'", 'xb\n', 'sed: unrecognized option: u'],
    ['grep --count', 'echo ab | grep --count a', '1\n', 'grep: unrecognized option: count'],
  ])('%s', (_, command, stdout, complaint) => {
    expect(inGnu(command)).toEqual([stdout]);
    expect(inBusyBox(command)).toBe(complaint);
  });

  it('what only GNU can do is not guessed', () => {
    expect(inGnu("echo ab | sed '1~2p'")).toEqual(['', 'sed: unsupported command ~']);
    expect(inGnu("echo ab | sed 's/a/\\U&/'")).toEqual(['', 'sed: change of case']);
    expect(inGnu('echo ab | grep -P a')).toEqual(['', 'grep -P']);
  });
});
