import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { grade } from '#domain/grading/grade.ts';
import { parseExerciseRules } from '#domain/grading/parse-rule.ts';
import { imageFor } from '#domain/simulation/images/all.ts';
import { runsWith } from './run.ts';

interface Container {
  readonly name: string;
  readonly image?: string;
  readonly run?: string;
  /** `volume:/path`, with `:ro` after it. */
  readonly mounts?: readonly string[];
  readonly rest?: Readonly<Record<string, unknown>>;
}

const container = ({ name, image = 'busybox:1.36', run, mounts = [], rest = {} }: Container) => ({
  name,
  image,
  ...(run === undefined ? {} : { command: ['sh', '-c', run] }),
  volumeMounts: mounts.map((mount) => {
    const [volume, mountPath, mode] = mount.split(':');
    return { name: volume, mountPath, readOnly: mode === 'ro' };
  }),
  ...rest,
});

interface Parts {
  readonly containers: readonly Container[];
  readonly init?: readonly Container[];
  readonly spec?: Readonly<Record<string, unknown>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly beside?: string;
}

/** JSON is YAML, too. */
function podText({ containers, init = [], spec = {}, labels = {}, beside = '' }: Parts): string {
  const all = [...containers, ...init].flatMap(({ mounts = [] }) =>
    mounts.map((mount) => mount.split(':')[0]),
  );
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', labels },
    spec: {
      initContainers: init.map(container),
      containers: containers.map(container),
      volumes: [...new Set(all)].map((name) => ({ name, emptyDir: {} })),
      ...spec,
    },
  };
  return `${JSON.stringify(pod, null, 1)}\n---\n${beside}`;
}

function judged(rule: string, parts: Parts): { readonly holds: boolean | null; readonly evidence: string } {
  const names = [...parts.containers, ...(parts.init ?? [])].map(({ name }) => name);
  const { roles, rules, problems } = parseExerciseRules({
    roles: Object.fromEntries(names.map((name) => [name, { name }])),
    rules: [{ id: 'rule', points: 10, says: 'It holds.', ...(load(`{ ${rule} }`) as object) }],
  });
  expect(problems).toEqual([]);
  const answer = [{ name: 'answer', text: podText(parts) }];
  const report = grade({ id: 'x', roles, rules, given: '' }, answer, { run: runsWith(imageFor) });
  expect(
    report.manifests.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === 'error')),
  ).toEqual([]);
  const [first] = report.rules;
  return { holds: first?.holds ?? null, evidence: first?.evidence ?? '' };
}

const WRITER: Container = {
  name: 'writer',
  run: 'while true; do date >> /out/dates.txt; sleep 5; done',
  mounts: ['data:/out'],
};
const READER: Container = { name: 'reader', run: 'tail -F /in/dates.txt', mounts: ['data:/in'] };
const ALWAYS = { restartPolicy: 'Always' };
const TAIL: Container = {
  name: 'ship',
  run: 'tail -F /logs/access.log',
  mounts: ['logs:/logs'],
  rest: ALWAYS,
};
const WEB: Container = { name: 'web', image: 'nginx:1.27', mounts: ['logs:/var/log/nginx'] };
const SERVICE = `apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ port: 80 }]
`;

describe('rules on what happens', () => {
  it.each<[string, string, Parts, boolean | null, string]>([
    [
      'lines that arrive',
      'copiesLines: { from: writer, file: /out/dates.txt, to: reader }',
      { containers: [WRITER, READER] },
      true,
      'writer wrote "Mon Nov 23 09:00:00 UTC 2026" to /out/dates.txt (volume data)',
    ],
    [
      'lines that go to another volume',
      'copiesLines: { from: writer, file: /out/dates.txt, to: reader }',
      { containers: [WRITER, { ...READER, mounts: ['other:/in'] }] },
      false,
      "reader printed none of them, it opened no file. Its log says: \"tail: can't open '/in/dates.txt': No such file or directory\"",
    ],
    [
      'a sidecar before an app',
      'startsBefore: { first: ship, next: web }',
      { containers: [WEB], init: [TAIL] },
      true,
      'ship was up at',
    ],
    [
      'two apps, whatever the order of the list',
      'startsBefore: { first: ship, next: web }',
      { containers: [{ ...TAIL, rest: {} }, WEB] },
      false,
      'no order between them is promised',
    ],
    [
      'an app behind an init container that never ends',
      'status: { role: web, is: Running }',
      { containers: [WEB], init: [{ ...TAIL, rest: {} }] },
      false,
      'After 60.0 s the Pod is 0/1 Init:0/1, with 0 restarts.',
    ],
    [
      'a sidecar is stopped after the app',
      'stopsAfter: { first: web, next: ship }',
      {
        containers: [{ ...WEB, rest: { lifecycle: { preStop: { exec: { command: ['sleep', '15'] } } } } }],
        init: [TAIL],
      },
      true,
      'web ended at 75.',
    ],
    [
      'two apps are stopped together',
      'stopsAfter: { first: web, next: ship }',
      {
        containers: [
          { ...WEB, rest: { lifecycle: { preStop: { exec: { command: ['sleep', '15'] } } } } },
          { ...TAIL, rest: {} },
        ],
      },
      false,
      'ship was asked to stop at 60.',
    ],
    [
      'a reader that waits runs on',
      'keepsRunning: [reader]',
      { containers: [WRITER, READER] },
      true,
      'reader ran from',
    ],
    [
      'a reader that does not wait ends',
      'keepsRunning: [reader]',
      { containers: [{ ...READER, run: 'tail -f /in/none.txt' }, WRITER] },
      false,
      "with code 1. It said: \"tail: can't open '/in/none.txt': No such file or directory\"",
    ],
    [
      'a port that is bound',
      'binds: { web: 80 }',
      { containers: [WEB] },
      true,
      'web listens on port 80 since',
    ],
    [
      'a port that is declared only',
      'binds: { web: 8080 }',
      { containers: [{ ...WEB, rest: { ports: [{ containerPort: 8080 }] } }] },
      false,
      'web listens on port 80, never on 8080',
    ],
    [
      'two servers on one port',
      'binds: { web: 80, back: 80 }',
      { containers: [WEB, { name: 'back', image: 'httpd:2.4' }] },
      false,
      'address already in use',
    ],
    [
      'a Pod that is ready',
      'status: { role: web, is: Running, ready: 1/1 }',
      { containers: [WEB] },
      true,
      '1/1 Running',
    ],
    [
      'a Pod that is not',
      'status: { role: web, is: Running, ready: 1/1 }',
      { containers: [{ name: 'web', run: 'exit 3' }] },
      false,
      'CrashLoopBackOff',
    ],
    [
      'work that ends',
      'completes: { role: web }',
      { containers: [{ name: 'web', run: 'sleep 5' }], spec: { restartPolicy: 'Never' } },
      true,
      'All containers ended with 0 by 5.',
    ],
    [
      'work beside a container that does not end',
      'completes: { role: web }',
      { containers: [{ name: 'web', run: 'sleep 5' }, READER], spec: { restartPolicy: 'Never' } },
      false,
      'It was not complete after 60.0 s: NotReady',
    ],
    [
      'a signal to the neighbour',
      'signals: { from: reloader, to: web, signal: HUP }',
      {
        containers: [WEB, { name: 'reloader', run: 'while sleep 10; do pkill -HUP -o nginx; done' }],
        spec: { shareProcessNamespace: true },
      },
      true,
      'reloader sent HUP to nginx',
    ],
    [
      'a signal that finds nobody, as the processes are not shared',
      'signals: { from: reloader, to: web, signal: HUP }',
      { containers: [WEB, { name: 'reloader', run: 'while sleep 10; do pkill -HUP -o nginx; done' }] },
      false,
      'reloader sent web no HUP',
    ],
    [
      'a request through the Service',
      'answers: { url: "http://web/", by: web, body: Welcome to nginx }',
      { containers: [WEB], labels: { app: 'web' }, beside: SERVICE },
      true,
      'GET http://web/ -> 200, on the way client -> web/web',
    ],
    [
      'a Service that selects nobody',
      'answers: { url: "http://web/", by: web }',
      { containers: [WEB], labels: { app: 'other' }, beside: SERVICE },
      false,
      'curl: (7) Failed to connect to web port 80',
    ],
    [
      'what an image that nobody knows does is not verified',
      'binds: { web: 80 }',
      { containers: [{ name: 'web', image: 'example.com/shop/web:1' }] },
      null,
      'not modelled',
    ],
  ])('%s', (_, rule, parts, holds, evidence) => {
    const found = judged(rule, parts);
    expect(found.evidence).toContain(evidence);
    expect(found.holds).toBe(holds);
  });

  it('what holds in some orders of events only is luck, and does not hold', () => {
    const parts: Parts = {
      containers: [
        { name: 'first', run: 'nc -l -p 7000 -e true; sleep 1d' },
        { name: 'second', run: 'nc -l -p 7000 -e true; sleep 1d' },
      ],
    };
    expect(judged('binds: { first: 7000 }', parts)).toMatchObject({
      holds: false,
      evidence: expect.stringContaining('It depends on luck: it holds in') as string,
    });
  });
});
