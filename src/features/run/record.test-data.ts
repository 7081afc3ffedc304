/** A run as it may come: an init container, a sidecar, a web server that is probed, and another that wants the same port. */
import type { ContainerRecord, LogEntry, RunRecord, Span } from '#domain/simulation/record/types.ts';

const START = [
  '/docker-entrypoint.sh: Configuration complete; ready for start up',
  'nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)',
];

/** Runs of a container that fails as soon as it has started: from, to. */
const FAILED: readonly (readonly [number, number])[] = [
  [3600, 3900],
  [5100, 5400],
  [16_600, 16_900],
  [38_100, 38_400],
];

function failing(): readonly Span[] {
  const spans: Span[] = [{ from: 0, to: 3600, state: 'waiting', reason: 'PodInitializing', restart: 0 }];
  for (const [restart, [from, to]] of FAILED.entries()) {
    spans.push({ from, to, state: 'running', reason: '', restart });
    const next = FAILED[restart + 1]?.[0] ?? 60_000;
    const reason = restart === 0 ? 'Error' : 'CrashLoopBackOff';
    spans.push({ from: to, to: next, state: 'waiting', reason, code: 1, restart });
  }
  return spans;
}

const failures = (): readonly LogEntry[] =>
  FAILED.flatMap(([from, to], restart) => [
    { at: from + 100, stream: 'stdout', line: START[0] ?? '', restart },
    { at: to, stream: 'stderr', line: START[1] ?? '', restart },
  ]);

function requests(): readonly LogEntry[] {
  return Array.from({ length: 10 }, (_, index) => ({
    at: 5000 + index * 5000,
    stream: 'stdout' as const,
    line: `10.244.0.7 - - [25/Nov/2026:09:00:${String(5 + index * 5).padStart(2, '0')} +0000] "GET /healthz HTTP/1.1" ${index < 2 ? 503 : 200} 2`,
    restart: 0,
  }));
}

const setup: ContainerRecord = {
  name: 'setup',
  kind: 'init',
  image: 'busybox:1.36',
  spans: [
    { from: 0, to: 200, state: 'waiting', reason: 'PodInitializing', restart: 0 },
    { from: 200, to: 2200, state: 'running', reason: '', restart: 0 },
    { from: 2200, to: 60_000, state: 'ended', reason: 'Completed', code: 0, restart: 0 },
  ],
  moments: [],
  log: [{ at: 2100, stream: 'stdout', line: 'page written to /html/index.html', restart: 0 }],
  omitted: 0,
};

const shipper: ContainerRecord = {
  name: 'shipper',
  kind: 'sidecar',
  image: 'busybox:1.36',
  spans: [
    { from: 0, to: 2400, state: 'waiting', reason: 'PodInitializing', restart: 0 },
    { from: 2400, to: 60_000, state: 'running', reason: '', restart: 0 },
  ],
  moments: [{ at: 2400, kind: 'ready', says: 'is ready' }],
  log: requests().map((entry) => ({ ...entry, at: entry.at + 1000 })),
  omitted: 3,
};

const front: ContainerRecord = {
  name: 'front',
  kind: 'app',
  image: 'nginx:1.27',
  spans: [
    { from: 0, to: 3400, state: 'waiting', reason: 'PodInitializing', restart: 0 },
    { from: 3400, to: 60_000, state: 'running', reason: '', restart: 0 },
  ],
  moments: [
    { at: 3500, kind: 'listens', says: 'listens on port 80' },
    {
      at: 5000,
      kind: 'probe-failed',
      says: 'readiness probe failed: HTTP probe failed with statuscode: 503',
    },
    {
      at: 10_000,
      kind: 'probe-failed',
      says: 'readiness probe failed: HTTP probe failed with statuscode: 503',
    },
    { at: 15_000, kind: 'ready', says: 'is ready' },
  ],
  log: requests(),
  omitted: 0,
};

const back: ContainerRecord = {
  name: 'back',
  kind: 'app',
  image: 'nginx:1.27',
  spans: failing(),
  moments: FAILED.map(([, to]) => ({
    at: to - 50,
    kind: 'port-clash',
    says: 'cannot listen on port 80: front does',
  })),
  log: failures(),
  omitted: 0,
};

export const RECORD: RunRecord = {
  length: 60_000,
  cutShort: '',
  pods: [
    {
      namespace: 'default',
      name: 'web',
      at: 0,
      rows: [
        { at: 0, ready: '0/3', status: 'Init:0/2', restarts: 0 },
        { at: 2400, ready: '1/3', status: 'PodInitializing', restarts: 0 },
        { at: 3600, ready: '1/3', status: 'Running', restarts: 0 },
        { at: 3900, ready: '1/3', status: 'Error', restarts: 0 },
        { at: 5100, ready: '1/3', status: 'Running', restarts: 1 },
        { at: 5400, ready: '1/3', status: 'CrashLoopBackOff', restarts: 1 },
        { at: 15_000, ready: '2/3', status: 'CrashLoopBackOff', restarts: 1 },
        { at: 16_600, ready: '2/3', status: 'Running', restarts: 2 },
        { at: 16_900, ready: '2/3', status: 'CrashLoopBackOff', restarts: 2 },
        { at: 38_100, ready: '2/3', status: 'Running', restarts: 3 },
        { at: 38_400, ready: '2/3', status: 'CrashLoopBackOff', restarts: 3 },
      ],
      containers: [setup, shipper, front, back],
    },
  ],
  events: [
    {
      at: 0,
      type: 'Normal',
      reason: 'Scheduled',
      object: 'pod/web',
      message: 'Successfully assigned default/web to node-1',
    },
    { at: 200, type: 'Normal', reason: 'Started', object: 'pod/web', message: 'Started container setup' },
    { at: 2400, type: 'Normal', reason: 'Started', object: 'pod/web', message: 'Started container shipper' },
    { at: 3400, type: 'Normal', reason: 'Started', object: 'pod/web', message: 'Started container front' },
    {
      at: 5000,
      type: 'Warning',
      reason: 'Unhealthy',
      object: 'pod/web',
      message: 'Readiness probe failed: HTTP probe failed with statuscode: 503',
    },
    {
      at: 5400,
      type: 'Warning',
      reason: 'BackOff',
      object: 'pod/web',
      message: 'Back-off restarting failed container back in pod web_default',
    },
  ],
  unmodelled: [],
};
