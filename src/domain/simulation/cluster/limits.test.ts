import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readManifests } from '#domain/kubernetes/read.ts';
import { imageFor } from '#domain/simulation/images/all.ts';
import { createRun } from './simulate.ts';

const pod = (...scripts: readonly string[]): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: {
      containers: scripts.map((script, index) => ({
        name: `c${index}`,
        image: 'busybox:1.36',
        command: ['sh', '-c', script],
      })),
    },
  });

function runFor(text: string, seconds = 60) {
  const run = createRun(readManifests(text).manifests, { images: imageFor });
  run.advance(seconds);
  return run;
}

const hashOf = (text: string): string =>
  createHash('sha256')
    .update(JSON.stringify(runFor(text).trace.events))
    .digest('hex');

describe('the same bytes of trace in every run', () => {
  const demo = readFileSync(new URL('../../../cli/bench/run.yaml', import.meta.url), 'utf8');

  it.each([
    ['four containers that write, adapt, serve and ask', demo],
    ['random numbers and processes', pod('while sleep 1; do echo $RANDOM $$; (ps; date) | md5sum; done')],
    ['names that are given out', demo.replace('kind: Pod', 'kind: Pod # once more')],
  ])('%s', (_, text) => expect(hashOf(text)).toBe(hashOf(text)));
});

describe('nothing that a learner writes goes on for ever', () => {
  it.each<[string, string]>([
    ['a loop without a wait', 'while :; do :; done'],
    ['a loop in a function that calls itself', 'f() { f; }; f'],
    ['a fork bomb', 'b() { b | b & }; b; sleep 1d'],
    ['a file that grows', 'while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx >> /tmp/f; done'],
    ['a flood of lines', 'yes'],
    ['a pipe of floods', 'yes | sed s/y/yy/ | tr y z'],
    ['a variable that doubles', 'x=x; while :; do x=$x$x; done'],
    ['an arithmetic loop', 'i=0; while [ $i -lt 100000000 ]; do i=$((i+1)); done'],
    ['a substitution within substitutions', 'x=$(yes); echo $x'],
    ['an evil regular expression', "echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | grep -E '(a+)+$b'; sleep 1d"],
    [
      'an evil pattern of the shell',
      'case aaaaaaaaaaaaaaaaaaaaaaaaaaaaa in *a*a*a*a*a*a*a*a*a*b) ;; esac; sleep 1d',
    ],
    ['a link to itself', 'ln -s a /tmp/a; cat /tmp/a/b/c; sleep 1d'],
    ['a directory tree without end', 'while mkdir a && cd a; do :; done; sleep 1d'],
    [
      'a server that asks itself',
      'while :; do nc -l -p 80 -e true; done & while :; do nc 127.0.0.1 80; done',
    ],
    [
      'words like those of every JavaScript object',
      'constructor; toString; __proto__=1; echo $hasOwnProperty; sleep 1d',
    ],
  ])('%s', (_, script) => {
    const run = runFor(pod(script, 'while sleep 1; do date; done'));
    // It came to its end, or was cut short with a reason that is said; nothing is an error of the engine.
    expect(run.now === 60_000 || run.cutShort !== '').toBe(true);
    expect(run.unmodelled.filter(({ what }) => what.startsWith('internal'))).toEqual([]);
  });

  it('a loop does not keep the neighbour from its work', () => {
    const run = runFor(pod('while :; do :; done', 'while sleep 1; do date; done'));
    const lines = run.trace.events.filter((event) => event.op === 'log' && event.container === 'c1');
    expect(lines.length).toBeGreaterThan(50);
  });
});
