import { describe, expect, it } from 'vitest';
import type { ContainerState, ContainerStatus, Pod, PodStatus } from '#domain/kubernetes/schema/api.gen.ts';
import { humanDuration } from './durations.ts';
import { podColumns } from './status-columns.ts';
import { formatTime, parseTime } from './timestamps.ts';

const NOW = 1_763_975_100_000;
const ago = (seconds: number): string => formatTime(NOW - seconds * 1000);

const running: ContainerState = { running: { startedAt: ago(60) } };
const waiting = (reason: string): ContainerState => ({ waiting: { reason } });
const ended = (exitCode: number, reason = '', signal = 0): ContainerState => ({
  terminated: { exitCode, reason, signal, finishedAt: ago(5) },
});

const up: ContainerStatus = { state: running, ready: true, started: true };
const unready: ContainerStatus = { state: running, ready: false, started: true };
const creating: ContainerStatus = { state: waiting('ContainerCreating'), ready: false };
const initializing: ContainerStatus = { state: waiting('PodInitializing'), ready: false };
const done: ContainerStatus = { state: ended(0, 'Completed'), ready: false };
const failed: ContainerStatus = { state: ended(1, 'Error'), ready: false };
const backedOff = (restartCount: number): ContainerStatus => ({
  state: waiting('CrashLoopBackOff'),
  lastState: ended(1, 'Error'),
  restartCount,
  ready: false,
});
const again = (status: ContainerStatus, restartCount: number, secondsAgo: number): ContainerStatus => ({
  ...status,
  restartCount,
  lastState: { terminated: { exitCode: 1, finishedAt: ago(secondsAgo) } },
});

const READY = { type: 'Ready', status: 'True' };
const INITIALIZED = { type: 'Initialized', status: 'True' };

interface Given {
  readonly status?: PodStatus;
  /** `s` for a sidecar, `i` for an init container. */
  readonly inits?: string;
  readonly init?: readonly ContainerStatus[];
  readonly main?: readonly ContainerStatus[];
  readonly containers?: number;
  readonly deleted?: boolean;
}

function podOf({ status, inits = '', init = [], main = [], containers, deleted }: Given): Pod {
  const named = (list: readonly ContainerStatus[], prefix: string): ContainerStatus[] =>
    list.map((one, at) => ({ ...one, name: `${prefix}${at}` }));
  return {
    metadata: {
      name: 'p',
      creationTimestamp: ago(90),
      ...(deleted === true ? { deletionTimestamp: ago(1) } : {}),
    },
    spec: {
      initContainers: Array.from(inits, (kind, at) => ({
        name: `i${at}`,
        ...(kind === 's' ? { restartPolicy: 'Always' } : {}),
      })),
      containers: Array.from({ length: containers ?? main.length }, (_, at) => ({ name: `c${at}` })),
    },
    status: {
      phase: 'Running',
      ...status,
      initContainerStatuses: named(init, 'i'),
      containerStatuses: named(main, 'c'),
    },
  };
}

const pending: PodStatus = { phase: 'Pending' };

const ROWS: readonly (readonly [says: string, given: Given, ready: string, status: string, restarts: string])[] = [
  ['runs', { main: [up, up] }, '2/2', 'Running', '0'],
  ['runs, one is not ready', { main: [up, unready] }, '1/2', 'Running', '0'],
  ['nothing has a status yet', { status: pending, containers: 2 }, '0/2', 'Pending', '0'],
  ['images come', { status: pending, main: [creating, creating] }, '0/2', 'ContainerCreating', '0'],
  ['the first container that is not well gives its word', { main: [backedOff(0), creating] }, '0/2', 'CrashLoopBackOff', '0'],
  ['a later container cannot hide an earlier one', { main: [failed, backedOff(1)] }, '0/2', 'Error', '1 (5s ago)'],
  ['an image that is not there', { status: pending, main: [{ state: waiting('ErrImagePull') }] }, '0/1', 'ErrImagePull', '0'],
  ['an image that is tried again', { main: [{ state: waiting('ImagePullBackOff') }, up] }, '1/2', 'ImagePullBackOff', '0'],
  ['a wrong name of an image', { status: pending, main: [{ state: waiting('InvalidImageName') }] }, '0/1', 'InvalidImageName', '0'],
  ['a ConfigMap that is missing', { status: pending, main: [{ state: waiting('CreateContainerConfigError') }] }, '0/1', 'CreateContainerConfigError', '0'],
  ['a command that is not in the image', { main: [{ state: waiting('RunContainerError'), restartCount: 1 }] }, '0/1', 'RunContainerError', '1'],
  ['it crashed and waits', { main: [backedOff(3)] }, '0/1', 'CrashLoopBackOff', '3 (5s ago)'],
  ['one of two crashed', { main: [up, backedOff(2)] }, '1/2', 'CrashLoopBackOff', '2 (5s ago)'],
  ['it was started again', { main: [again(up, 1, 12)] }, '1/1', 'Running', '1 (12s ago)'],
  ['the later of two ends counts', { main: [again(up, 1, 200), again(up, 2, 130)] }, '2/2', 'Running', '3 (2m10s ago)'],
  ['restarts without a known end', { main: [{ ...up, restartCount: 4 }] }, '1/1', 'Running', '4'],
  ['an end without a restart', { main: [again(up, 0, 12)] }, '1/1', 'Running', '0'],
  ['it ended in failure', { main: [failed] }, '0/1', 'Error', '0'],
  ['it ended well', { status: { phase: 'Succeeded' }, main: [done] }, '0/1', 'Completed', '0'],
  ['killed for its memory', { main: [{ state: ended(137, 'OOMKilled') }] }, '0/1', 'OOMKilled', '0'],
  ['it cannot be started', { main: [{ state: ended(127, 'ContainerCannotRun') }] }, '0/1', 'ContainerCannotRun', '0'],
  ['an end without a reason', { main: [{ state: ended(3) }] }, '0/1', 'ExitCode:3', '0'],
  ['an end by a signal without a reason', { main: [{ state: ended(137, '', 9) }] }, '0/1', 'Signal:9', '0'],
  ['an end well without a reason', { main: [{ state: ended(0) }] }, '0/1', 'ExitCode:0', '0'],
  ['one ended well, the other runs, the Pod is not ready', { main: [done, up] }, '1/2', 'NotReady', '0'],
  ['one ended well, the other runs, the Pod is ready', { status: { conditions: [READY] }, main: [up, done] }, '1/2', 'Running', '0'],
  ['one ended well, the other is not ready', { main: [done, unready] }, '0/2', 'Completed', '0'],
  ['one failed, the other runs', { main: [failed, up] }, '1/2', 'Error', '0'],
  ['one failed after one that is done', { main: [done, failed] }, '0/2', 'Completed', '0'],
  ['waiting without a reason says nothing', { status: pending, main: [{ state: { waiting: {} } }] }, '0/1', 'Pending', '0'],
  ['the first init container runs', { status: pending, inits: 'ii', init: [unready, initializing], main: [initializing] }, '0/1', 'Init:0/2', '0'],
  ['the second init container runs', { status: pending, inits: 'ii', init: [done, unready], main: [initializing] }, '0/1', 'Init:1/2', '0'],
  ['an init container waits for its turn', { status: pending, inits: 'ii', init: [done, initializing], main: [initializing] }, '0/1', 'Init:1/2', '0'],
  ['an init container is being created', { status: pending, inits: 'i', init: [creating], main: [initializing] }, '0/1', 'Init:ContainerCreating', '0'],
  ['an init container crashed and waits', { status: pending, inits: 'i', init: [backedOff(4)], main: [initializing] }, '0/1', 'Init:CrashLoopBackOff', '4 (5s ago)'],
  ['an init container failed', { status: pending, inits: 'i', init: [failed], main: [initializing] }, '0/1', 'Init:Error', '0'],
  ['an init container failed without a reason', { status: pending, inits: 'i', init: [{ state: ended(2) }], main: [initializing] }, '0/1', 'Init:ExitCode:2', '0'],
  ['an init container ended by a signal', { status: pending, inits: 'i', init: [{ state: ended(143, '', 15) }], main: [initializing] }, '0/1', 'Init:Signal:15', '0'],
  ['the image of an init container is not there', { status: pending, inits: 'i', init: [{ state: waiting('ImagePullBackOff') }], main: [initializing] }, '0/1', 'Init:ImagePullBackOff', '0'],
  ['all init containers are done', { status: pending, inits: 'ii', init: [done, done], main: [initializing] }, '0/1', 'PodInitializing', '0'],
  ['restarts of init containers are forgotten once the Pod runs', { inits: 'i', init: [again(done, 2, 80)], main: [up] }, '1/1', 'Running', '0'],
  ['restarts of init containers count while they run', { status: pending, inits: 'i', init: [again(unready, 2, 80)], main: [initializing] }, '0/1', 'Init:0/1', '2 (80s ago)'],
  ['a sidecar runs beside the container', { inits: 's', init: [up], main: [up] }, '2/2', 'Running', '0'],
  ['a sidecar is not ready', { inits: 's', init: [unready], main: [up] }, '1/2', 'Running', '0'],
  ['a sidecar has not started yet', { status: pending, inits: 's', init: [{ ...unready, started: false }], main: [initializing] }, '0/2', 'Init:0/1', '0'],
  ['a sidecar runs, the init container after it runs', { status: pending, inits: 'si', init: [up, unready], main: [initializing] }, '1/2', 'Init:1/2', '0'],
  ['a sidecar crashed before the container started', { status: pending, inits: 's', init: [{ ...backedOff(2), started: false }], main: [initializing] }, '0/2', 'Init:CrashLoopBackOff', '2 (5s ago)'],
  ['a sidecar crashed later', { status: { conditions: [INITIALIZED] }, inits: 's', init: [{ ...backedOff(2), started: false }], main: [up] }, '1/2', 'Init:CrashLoopBackOff', '2 (5s ago)'],
  ['restarts of a sidecar count', { inits: 's', init: [again(up, 2, 30)], main: [again(up, 1, 20)] }, '2/2', 'Running', '3 (20s ago)'],
  ['a sidecar that ended well is through', { status: { phase: 'Succeeded' }, inits: 's', init: [done], main: [done] }, '0/2', 'Completed', '0'],
  ['a container is done, a sidecar still runs', { inits: 's', init: [up], main: [done] }, '1/2', 'Completed', '0'],
  ['it is being deleted', { main: [up], deleted: true }, '1/1', 'Terminating', '0'],
  ['it is being deleted and has ended', { status: { phase: 'Succeeded' }, main: [done], deleted: true }, '0/1', 'Completed', '0'],
  ['it failed and is being deleted', { status: { phase: 'Failed' }, main: [failed], deleted: true }, '0/1', 'Error', '0'],
  ['its node is lost', { status: { reason: 'NodeLost' }, main: [up], deleted: true }, '1/1', 'Unknown', '0'],
  ['it was evicted', { status: { phase: 'Failed', reason: 'Evicted' }, containers: 2 }, '0/2', 'Evicted', '0'],
  ['it ran too long', { status: { phase: 'Failed', reason: 'DeadlineExceeded' }, main: [failed] }, '0/1', 'Error', '0'],
  ['it waits at a gate', { status: { phase: 'Pending', conditions: [{ type: 'PodScheduled', status: 'False', reason: 'SchedulingGated' }] }, containers: 1 }, '0/1', 'SchedulingGated', '0'],
]; // prettier-ignore

describe('podColumns', () => {
  it.each(ROWS)('%s', (_says, given, ready, status, restarts) => {
    const columns = podColumns(podOf(given), NOW);
    expect(columns).toEqual({
      ready,
      status,
      restarts,
      restartCount: Number.parseInt(restarts, 10),
      age: '90s',
    });
  });

  it('knows no age without a time', () => {
    expect(podColumns({ spec: { containers: [] } }, NOW).age).toBe('<unknown>');
  });
});

describe('humanDuration', () => {
  const [s, m, h, d] = [1000, 60_000, 3_600_000, 86_400_000];
  it.each([
    [-3 * s, '<invalid>'],
    [-1 * s, '0s'],
    [0, '0s'],
    [999, '0s'],
    [119 * s, '119s'],
    [2 * m, '2m'],
    [2 * m + 5 * s, '2m5s'],
    [10 * m + 5 * s, '10m'],
    [179 * m, '179m'],
    [3 * h, '3h'],
    [3 * h + 20 * m, '3h20m'],
    [8 * h + 20 * m, '8h'],
    [47 * h, '47h'],
    [2 * d, '2d'],
    [2 * d + 3 * h, '2d3h'],
    [8 * d + 3 * h, '8d'],
    [729 * d, '729d'],
    [730 * d, '2y'],
    [800 * d, '2y70d'],
    [9 * 365 * d + d, '9y'],
  ])('%d ms are %s', (ms, text) => {
    expect(humanDuration(ms)).toBe(text);
  });
});

describe('times', () => {
  it.each([
    ['1970-01-01T00:00:00Z', 0],
    ['2024-02-29T12:30:45Z', 1_709_209_845_000],
    ['2025-11-24T09:05:00Z', NOW],
    ['2025-11-24T10:05:00+01:00', NOW],
    ['2000-03-01T00:00:00Z', 951_868_800_000],
  ])('%s', (text, ms) => {
    expect(parseTime(text)).toBe(ms);
    if (text.endsWith('Z')) expect(formatTime(ms)).toBe(text);
  });

  it.each(['', 'yesterday', '2025-11-24', undefined])('%s is none', (text) => {
    expect(parseTime(text)).toBeUndefined();
  });
});
