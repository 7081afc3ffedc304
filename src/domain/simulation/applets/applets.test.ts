import { describe, expect, it } from 'vitest';
import { runSnippet } from '#domain/simulation/corpus/container.test-data.ts';
import { APPLETS, NOT_MODELLED } from './table.ts';

describe('what the recorded corpus cannot hold', () => {
  it.each<[sentence: string, snippet: string, stdout: string, code: number]>([
    [
      'ps shows who runs what, as BusyBox prints it',
      'sleep 100 & sleep 1; ps; true',
      'PID   USER     TIME  COMMAND\n    1 root      0:00 /pause\n    2 root      0:00 sh -c sleep 100 & sleep 1; ps; true\n    3 root      0:00 sleep 100\n    5 root      0:00 ps\n',
      0,
    ],
    ['ps -o picks columns', 'ps -o pid,ppid,comm | head -n 2', 'PID   PPID  COMMAND\n    1     0 pause\n', 0],
    [
      'pgrep finds by name, -f by the whole line',
      'sleep 7 & sleep 8 & pgrep sleep; pgrep -f "^sleep 8"; pgrep -n sleep; pgrep -x slee; echo $?',
      '3\n4\n4\n4\n1\n',
      0,
    ],
    [
      'pkill ends what it finds',
      'sleep 9 & pkill sleep; wait $!; echo $?; pkill nothing; echo $?',
      '143\n1\n',
      0,
    ],
    [
      'pkill takes a signal',
      'sleep 9 & pkill -KILL sleep; wait $!; echo $?; sleep 9 & pkill -9 -f "^sleep 9"; wait $!; echo $?',
      '137\n137\n',
      0,
    ],
    ['killall by name', 'sleep 9 & killall sleep; wait $!; echo $?', '143\n', 0],
    ['pidof lists the youngest first', 'sleep 9 & sleep 9 & pidof sleep; pidof -s sleep', '4 3\n4\n', 0],
    [
      'nohup keeps a program from SIGHUP',
      'nohup sleep 1 & sleep 0.1; kill -HUP $!; wait $!; echo $?',
      '0\n',
      0,
    ],
    ['nice runs its program', 'nice -n 5 echo x; nice', 'x\n0\n', 0],
    ['printenv', 'A=1 printenv A; printenv NONE; echo $?', '1\n1\n', 0],
    [
      'comm compares sorted files',
      'printf "a\\nb\\n" > x; printf "b\\nc\\n" > y; comm x y; comm -12 x y; comm -13 x y',
      'a\n\t\tb\n\tc\nb\nc\n',
      0,
    ],
    ['split cuts a file', 'seq 5 > f; split -l 2 f p_; ls; cat p_ac', 'f\np_aa\np_ab\np_ac\n5\n', 0],
    [
      'install copies with a mode',
      'echo x > a; install -m 600 a b; stat -c %a b; install -d d/e; ls d',
      '600\ne\n',
      0,
    ],
    ['find -delete takes directories last', 'mkdir -p d/e; touch d/e/f; find d -delete; ls', '', 0],
    [
      'tail -F finds a late file within a second',
      '(sleep 0.2; echo a > f) & timeout 3 tail -F f 2>&1',
      "tail: can't open 'f': No such file or directory\ntail: f has appeared; following end of new file\na\n",
      143,
    ],
    [
      'tail -F follows the name to another file',
      'echo a > f; (sleep 0.2; mv f g; echo b > f) & timeout 3 tail -F f 2>&1',
      'a\ntail: f has been replaced; following end of new file\nb\n',
      143,
    ],
    [
      'tail -F says that a file is gone',
      'echo a > f; (sleep 0.2; rm f; sleep 2; echo c > f) & timeout 5 tail -F f 2>&1',
      'a\ntail: f has been renamed or deleted: No such file or directory\ntail: f has appeared; following end of new file\nc\n',
      143,
    ],
    [
      'tail -f begins anew when its file is emptied',
      'echo long line > f; (sleep 0.2; echo b > f) & timeout 3 tail -f f',
      'long line\nb\n',
      143,
    ],
    ['tail -f without any file ends', 'tail -f none; echo $?', '1\n', 0],
    [
      'who reads a named pipe waits for its writer',
      'mkfifo p; cat p & sleep 1; echo late > p; wait',
      'late\n',
      0,
    ],
    [
      'who writes a named pipe waits for its reader',
      'mkfifo p; (echo x > p; echo written) & sleep 1; echo first; cat p; wait',
      'first\nx\nwritten\n',
      0,
    ],
    [
      'the clock begins on a Monday',
      'date; sleep 2; date +%T',
      'Mon Nov 23 09:00:00 UTC 2026\n09:00:02\n',
      0,
    ],
    [
      'timeout gives what its program gives, 143 when it ended it',
      'timeout 5 false; echo $?; timeout 1 sleep 9; echo $?',
      '1\n143\n',
      0,
    ],
    [
      'watch shows its command again and again',
      "timeout 3 watch -t -n 1 echo x | tr -d '\\033' | tail -n 1",
      '[H[Jx\n',
      0,
    ],
    [
      'mount lists what is mounted',
      'mount | cut -d" " -f1-3 | head -n 2; mount a b; echo $?',
      'overlay on /\nproc on /proc\n1\n',
      0,
    ],
    [
      'busybox runs applets',
      'busybox echo hi; busybox nothing; echo $?; busybox sh -c "echo in"',
      'hi\n127\nin\n',
      0,
    ],
    ['busybox lists them', 'busybox --list | grep -c -x -e cat -e vi -e wget', '3\n', 0],
    [
      'a name of JavaScript is no command',
      'constructor; echo $?; toString; echo $?; busybox __proto__; echo $?',
      '127\n127\n127\n',
      0,
    ],
    ['time tells how long', 'time sleep 2 2>&1', 'real\t0m 2.00s\nuser\t0m 0.00s\nsys\t0m 0.00s\n', 0],
    [
      'xargs -P starts several at a time',
      "seq 3 | xargs -P 3 -n 1 sh -c 'sleep 1; date +%S'",
      '01\n01\n01\n',
      0,
    ],
    ['xargs waits for each otherwise', "seq 3 | xargs -n 1 sh -c 'sleep 1; date +%S'", '01\n02\n03\n', 0],
    ['dd counts', 'dd if=/dev/zero of=f bs=1k count=2 2>&1', '2+0 records in\n2+0 records out\n', 0],
    [
      'an endless filter ends with its reader',
      'yes | cut -c1 | head -n 1; yes | sed p | head -n 1',
      'y\ny\n',
      0,
    ],
  ])('%s', (_, snippet, stdout, code) => {
    const outcome = runSnippet(snippet);
    expect({ stdout: outcome.stdout, code: outcome.code, unmodelled: outcome.unmodelled }).toEqual({
      stdout,
      code,
      unmodelled: [],
    });
  });

  it.each<[sentence: string, snippet: string, stderr: string, code: number]>([
    ['a missing file', 'cat x', "cat: can't open 'x': No such file or directory\n", 1],
    ['a directory as a file', 'cat /tmp', 'cat: read error: Is a directory\n', 1],
    [
      'an option that there is not',
      'rev -z',
      'rev: unrecognized option: z\nBusyBox v1.36.1 (2023-05-18 22:34:17 UTC) multi-call binary.\n\nUsage: rev [FILE]...\n',
      1,
    ],
    [
      'an option without its value',
      'head -n',
      'head: option requires an argument: n\nBusyBox v1.36.1 (2023-05-18 22:34:17 UTC) multi-call binary.\n\nUsage: head [OPTIONS] [FILE]...\n',
      1,
    ],
    [
      'a command that does not say how long',
      'sleep',
      'BusyBox v1.36.1 (2023-05-18 22:34:17 UTC) multi-call binary.\n\nUsage: sleep [N]...\n',
      1,
    ],
    [
      'a program that cannot be run',
      'env nosuch',
      "env: can't execute 'nosuch': No such file or directory\n",
      127,
    ],
  ])('says what is wrong: %s', (_, snippet, stderr, code) => {
    const outcome = runSnippet(snippet);
    expect({ stderr: outcome.stderr, code: outcome.code }).toEqual({ stderr, code });
  });

  it.each(['vi', 'top', 'chroot / true', 'ls -C', 'find . -printf x', 'busybox crond'])(
    'does not guess what is not modelled: %s',
    (snippet) => expect(runSnippet(snippet).unmodelled).toHaveLength(1),
  );

  it('knows every name once', () => {
    expect([...NOT_MODELLED].filter((name) => APPLETS.has(name))).toEqual([]);
    expect(APPLETS.size).toBeGreaterThan(100);
  });
});
