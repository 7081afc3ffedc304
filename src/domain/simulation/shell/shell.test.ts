import { describe, expect, it } from 'vitest';
import { NullFile } from '#domain/simulation/kernel/open-file.ts';
import { createPipe } from '#domain/simulation/kernel/pipe.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import { runShell } from './machine.test-data.ts';
import { shellProgram } from './program.ts';

describe('the shell says what ash says', () => {
  it.each<[says: string, snippet: string, stderr: string, code: number]>([
    ['a command that is not there', 'nosuch', 'sh: nosuch: not found\n', 127],
    ['a path that is not there', './nosuch', 'sh: ./nosuch: not found\n', 127],
    ['a directory is no command', '/tmp', 'sh: /tmp: Permission denied\n', 126],
    ['a file that may not be executed', 'echo > f; ./f', 'sh: ./f: Permission denied\n', 126],
    ['a missing interpreter', "printf '#!/nox\\n' > f; chmod +x f; ./f", 'sh: ./f: not found\n', 127],
    ['names of JavaScript are no commands', 'constructor', 'sh: constructor: not found\n', 127],
    ['a builtin that is called as exec', 'exec nosuch', 'sh: exec: line 0: nosuch: not found\n', 127],
    [
      'output into a missing directory',
      'echo a > /nodir/f',
      "sh: can't create /nodir/f: nonexistent directory\n",
      1,
    ],
    ['input that is missing', 'cat < f', "sh: can't open f: no such file\n", 1],
    ['output into a directory', 'echo a > /tmp', "sh: can't create /tmp: Is a directory\n", 1],
    [
      'a failed redirection of a special builtin ends it',
      ': > /nodir/f; echo no',
      "sh: can't create /nodir/f: nonexistent directory\n",
      1,
    ],
    ['a closed descriptor', 'echo a >&5', 'sh: 5: Bad file descriptor\n', 1],
    ['set -C', 'set -C; echo a > f; echo b > f', "sh: can't create f: File exists\n", 1],
    ['echo to closed output', 'echo a >&-', 'sh: write error: Bad file descriptor\n', 1],
    ['cd', 'cd /nox', "sh: cd: line 0: can't cd to /nox: No such file or directory\n", 2],
    [
      'the line counts from 0 in -c',
      '\n\ncd /nox',
      "sh: cd: line 2: can't cd to /nox: No such file or directory\n",
      2,
    ],
    ['a read-only variable ends the script', 'readonly r=1; r=2; echo no', 'sh: r: is read only\n', 2],
    ['a parameter that must be set', 'echo ${x?}; echo no', 'sh: x: parameter not set\n', 2],
    ['a parameter that must not be empty', 'echo ${x:?}; echo no', 'sh: x: parameter not set or null\n', 2],
    ['a parameter with words of its own', 'echo ${x:?set it}; echo no', 'sh: x: set it\n', 2],
    ['set -u', 'set -u; echo $y; echo no', 'sh: y: parameter not set\n', 2],
    ['division by zero', 'echo $((1/0)); echo no', 'sh: divide by zero\n', 2],
    ['wrong arithmetic', 'echo $((1 +)); echo no', 'sh: arithmetic syntax error\n', 2],
    ['let is named', 'let 1/0', 'sh: let: line 0: divide by zero\n', 2],
    ['an unknown option', 'set -Z', 'sh: set: line 0: illegal option -Z\n', 2],
    ['a number that is none', 'exit abc', 'sh: exit: line 0: Illegal number: abc\n', 2],
    [
      'a sourced file that is missing',
      '. /nox; echo no',
      "sh: .: line 0: can't open '/nox': No such file or directory\n",
      2,
    ],
    [
      'a signal that there is not',
      'trap x NOSUCH',
      'sh: trap: line 0: NOSUCH: invalid signal specification\n',
      1,
    ],
    ['test', '[ a b ]', 'sh: b: unknown operand\n', 2],
    ['a bracket that is not closed', '[ a', 'sh: missing ]\n', 2],
    ['a number in test', '[ a -eq 1 ]', 'sh: a: bad number\n', 2],
    ['kill', 'kill 999', "sh: can't kill pid 999: No such process\n", 1],
    ['printf', "printf '%d' x", "sh: invalid number 'x'\n", 1],
    ['a local outside a function', 'local x; echo no', 'sh: local: line 0: not in a function\n', 2],
    [
      'a script names itself and its line',
      "printf 'nosuch\\n' > s; sh s",
      's: line 1: nosuch: not found\n',
      127,
    ],
    ['a name after -c is named', 'sh -c nosuch me', 'me: line 0: nosuch: not found\n', 127],
    ['a script that is missing', 'sh nox', "sh: can't open 'nox': No such file or directory\n", 2],
    ['a child that a signal ended', "sh -c 'kill $$'; true", 'Terminated\n', 0],
    ['errors go where they are sent', '{ nosuch; cd /nox; echo ${x?}; } 2>/dev/null', '', 2],
  ])('%s', (_says, snippet, stderr, code) => {
    const outcome = runShell(snippet);
    expect([outcome.stderr, outcome.code]).toEqual([stderr, code]);
  });
});

describe('signals and traps', () => {
  it.each<[says: string, snippet: string, stdout: string, code: number, seconds: number]>([
    [
      'a trap waits for the child in the foreground',
      "trap 'echo t' TERM; sleep 10; echo after",
      't\nafter\n',
      0,
      10,
    ],
    ['wait is ended by a trap', "trap 'echo t; exit 3' TERM; sleep 10 & wait; echo no", 't\n', 3, 2],
    ['wait gives 128 and the signal', "trap 'echo t' TERM; sleep 10 & wait; echo $?", 't\n143\n', 0, 2],
    ['a loop of short sleeps sees the trap soon', "trap 'exit 0' TERM; while :; do sleep 1; done", '', 0, 2],
    ['exec leaves the traps behind', "trap 'echo t' TERM; exec sleep 10", '', 143, 2],
    ['a signal without a trap ends it', 'sleep 10; echo no', '', 143, 2],
    ['an ignored signal is ignored by children', "trap '' TERM; sleep 10; echo after", 'after\n', 0, 10],
    [
      'the EXIT trap runs after another trap ends the shell',
      "trap 'echo bye' EXIT; trap 'exit 4' TERM; sleep 5",
      'bye\n',
      4,
      5,
    ],
    ['no EXIT trap runs when a signal ends the shell', "trap 'echo bye' EXIT; sleep 5", '', 143, 2],
  ])('%s', (_says, snippet, stdout, code, seconds) => {
    const outcome = runShell(snippet, {
      at: { 2: (process, { kernel }) => void kernel.kill(process, SIG.TERM) },
    });
    expect([outcome.stdout, outcome.code, Math.round(outcome.machine.kernel.now / 1000)]).toEqual([
      stdout,
      code,
      seconds,
    ]);
  });

  it('read is ended by a trap', () => {
    const pipe = createPipe();
    const outcome = runShell("trap 'echo t' TERM; read y; echo $?", {
      input: pipe.input,
      at: { 2: (process, { kernel }) => void kernel.kill(process, SIG.TERM) },
    });
    expect([outcome.stdout, Math.round(outcome.machine.kernel.now / 1000)]).toEqual(['t\n1\n', 2]);
  });

  it('PID 1 without a trap does not hear SIGTERM', () => {
    const outcome = runShell('while :; do sleep 1; done', {
      isInit: true,
      seconds: 30,
      at: { 2: (process, { kernel }) => void kernel.kill(process, SIG.TERM) },
    });
    expect(outcome.code).toBeUndefined();
  });

  it('a trap on CHLD runs when a child ends', () => {
    expect(runShell("trap 'echo chld' CHLD; sleep 1 & wait; sleep 1; echo end").stdout).toBe(
      'chld\nchld\nend\n',
    );
  });
});

describe('whose process it is', () => {
  it.each<[says: string, snippet: string, argv: string]>([
    ['the last command of -c takes the place of the shell', 'sleep 100', 'sleep'],
    ['so does the last of several', 'true; sleep 100', 'sleep'],
    ['so does one behind an and', 'true && sleep 100', 'sleep'],
    ['so does one inside an if', 'if true; then sleep 100; fi', 'sleep'],
    ['so does one inside parentheses', '(sleep 100)', 'sleep'],
    ['so does one with a redirection', 'sleep 100 > /tmp/f', 'sleep'],
    ['a line end after it keeps the shell', 'sleep 100\n', 'sh'],
    ['a trap keeps the shell', "trap 'echo x' TERM; sleep 100", 'sh'],
    ['a function keeps the shell', 'f() { sleep 100; }; f', 'sh'],
    ['a loop keeps the shell', 'while :; do sleep 100; done', 'sh'],
    ['what is not the last keeps the shell', 'sleep 100; true', 'sh'],
    ['exec replaces it anywhere', 'exec sleep 100\necho no', 'sleep'],
  ])('%s', (_says, snippet, argv) => {
    const { process } = runShell(snippet, { isInit: true, seconds: 5 });
    expect(process.argv[0]).toBe(argv);
    expect(process.state).not.toBe('dead');
  });

  it('the commands of a pipeline are processes of their own, the programs themselves', () => {
    const { machine } = runShell('sleep 50 | sleep 60; true', { isInit: true, seconds: 5 });
    const all = [...machine.namespace.processes.values()].map(({ pid, argv }) => `${pid} ${argv.join(' ')}`);
    expect(all).toEqual(['1 sh -c sleep 50 | sleep 60; true', '2 sleep 50', '3 sleep 60']);
  });
});

describe('streams', () => {
  it('a pipeline passes lines on as they come', () => {
    const { stdout, machine } = runShell(
      '{ echo a; sleep 2; echo b; } | while read x; do date +%S; echo $x; done',
    );
    expect(stdout).toBe('00\na\n02\nb\n');
    expect(machine.kernel.now).toBeGreaterThanOrEqual(2000);
  });

  it('a writer whose reader is gone ends by SIGPIPE', () => {
    expect(runShell('yes | head -n 1; echo $?').stdout).toBe('y\n0\n');
    expect(runShell('yes | true; echo end').end).not.toBe('budget');
  });

  it('commands from standard input run as they come in', () => {
    const { stdout } = runShell(
      "{ echo 'echo a'; sleep 2; echo 'if true; then'; sleep 1; echo 'echo b; fi'; } | sh",
    );
    expect(stdout).toBe('a\nb\n');
  });

  it('no descriptor stays open behind a command', () => {
    const pipe = createPipe();
    const { machine } = runShell('{ echo a; } > /w/f; cat < /w/f | cat; x=$(echo b); echo $x', {
      options: { descriptors: [new NullFile(), pipe.output, new NullFile()] },
    });
    const reader = machine.start(shellProgram);
    expect(pipe.input.read(reader).next()).toEqual({ done: true, value: 'a\nb\n' });
    expect(pipe.input.read(reader).next()).toEqual({ done: true, value: null });
  });

  it.each<[says: string, snippet: string, stdout: string, seconds: number]>([
    ['read waits for its time alone', 'sleep 9 | { read -t 2 x; echo $?; }', '1\n', 9],
    ['read takes what comes in time', '{ sleep 1; echo a; } | { read -t 2 x; echo $? $x; }', '0 a\n', 1],
  ])('%s', (_says, snippet, stdout, seconds) => {
    const outcome = runShell(snippet);
    expect([outcome.stdout, Math.round(outcome.machine.kernel.now / 1000)]).toEqual([stdout, seconds]);
  });
});

describe('limits', () => {
  it.each<[says: string, snippet: string, code: number | undefined, end: string]>([
    ['a function that calls itself for ever ends by SIGSEGV', 'f() { f; }; f', 139, 'time'],
    ['a thousand calls are no problem', 'f() { [ $1 = 0 ] || f $(($1 - 1)); }; f 1000', 0, 'time'],
    ['an endless loop costs time, and ends with the time', 'while :; do :; done', undefined, 'time'],
    ['so does eval inside eval', 'x=\'eval "$x"\'; eval "$x"', 139, 'time'],
    ['a fork bomb meets the limit of processes', 'f() { f | f & }; f; sleep 1', undefined, 'any'],
  ])('%s', (_says, snippet, code, end) => {
    const outcome = runShell(snippet, { seconds: 20 });
    if (end !== 'any') expect([outcome.code, outcome.end]).toEqual([code, end]);
    expect(outcome.unmodelled).toEqual([]);
  });

  it('what is nested deeper than anybody writes is not modelled', () => {
    const deep = `${'('.repeat(500)}echo a${')'.repeat(500)}`;
    expect(runShell(deep).unmodelled).toEqual(['sh: too many levels of nesting']);
    expect(runShell(`${'( '.repeat(50)}echo a${' )'.repeat(50)}`).stdout).toBe('a\n');
  });

  it('the same script gives the same trace', () => {
    const snippet = 'for i in 1 2 3; do echo $RANDOM > f$i & done; wait; cat f1 f2 f3';
    const [one, other] = [runShell(snippet), runShell(snippet)];
    expect(one.stdout).toBe(other.stdout);
    expect(one.machine.kernel.trace.events).toEqual(other.machine.kernel.trace.events);
  });
});
