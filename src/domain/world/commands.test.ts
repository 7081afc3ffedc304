import { expect, test } from 'vitest';
import { readCommandLine, sameCommand } from './commands.ts';

test.each<[string, string, string[], string[], string]>([
  ['a loop that appends', 'while true; do date >> /out/d; sleep 5; done', ['/out/d'], [], 'stays'],
  ['a follower', 'tail -n 5 -F /in/d', [], ['/in/d'], 'stays'],
  ['one write', 'echo hi > /x', ['/x'], [], 'ends'],
  ['a change of directory', 'cd /out && echo hi | tee a b', ['/out/a', '/out/b'], [], 'ends'],
  ['a variable', 'F=/v/f; echo hi > $F; echo x > "${F}.2"', ['/v/f', '/v/f.2'], [], 'ends'],
  ['a variable in single quotes is no variable', "F=/v; echo hi > '$F'", ['/$F'], [], 'ends'],
  ['devices are no files', 'echo hi > /dev/stderr 2>&1; sleep infinity', [], [], 'stays'],
  ['a loop with a way out', 'while true; do test -f /x && break; sleep 1; done', [], [], 'unknown'],
  ['a loop in the background', 'while true; do sleep 1; done & echo hi', [], [], 'ends'],
  ['waiting for it', 'while true; do sleep 1; done & wait', [], [], 'stays'],
  ['an unknown program', 'python app.py', [], [], 'unknown'],
  ['an hour of sleep', 'sleep 3600', [], [], 'stays'],
  ['a quote that is not closed', "echo 'hi", [], [], 'unknown'],
  ['odd white space', 'echo\u00a0hi\r\n\fdate', [], [], 'unknown'],
])('reads %s', (_name, script, writes, reads, ending) => {
  const reading = readCommandLine(['/bin/sh', '-c', script]);
  expect(reading.writes.map(({ path }) => path)).toEqual(writes);
  expect(reading.reads.map(({ path }) => path)).toEqual(reads);
  expect(reading.ending).toBe(ending);
});

test.each<[string, string[], boolean]>([
  ['the same words', ['sh', '-c', 'tail -F /in/d; echo "a b"'], true],
  ['the full path of the shell', ['/bin/sh', '-c', 'tail -F /in/d; echo "a b"'], true],
  ['newlines and another quote', ['sh', '-c', "\n  tail  -F /in/d\n  echo 'a b'\n"], true],
  ['another option', ['sh', '-c', 'tail -f /in/d; echo "a b"'], false],
  ['no shell', ['tail', '-F', '/in/d'], false],
])('same command: %s', (_name, argv, expected) => {
  expect(sameCommand(argv, ['sh', '-c', 'tail -F /in/d; echo "a b"'])).toBe(expected);
});
