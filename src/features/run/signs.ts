/** The signs on the chart: what each looks like and what it means. Each has a shape of its own, so that none needs its colour. */
import type { Moment, RunRecord } from '#domain/simulation/record/types.ts';

export interface Sign {
  /** On a grid of 12 by 12. */
  readonly path: string;
  readonly filled: boolean;
  readonly bad: boolean;
  readonly means: string;
}

const TRIANGLE = 'M6 1.5L11 10.5H1z';
const DIAMOND = 'M6 1L11 6L6 11L1 6z';
const CIRCLE = 'M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9z';
const SQUARE = 'M2 2h8v8H2z';

export const SIGNS: Readonly<Record<Moment['kind'], Sign>> = {
  listens: { path: CIRCLE, filled: false, bad: false, means: 'listens on a port' },
  'port-clash': { path: TRIANGLE, filled: true, bad: true, means: 'port is taken' },
  ready: { path: CIRCLE, filled: true, bad: false, means: 'ready' },
  'not-ready': { path: 'M1 6h10', filled: false, bad: true, means: 'not ready any more' },
  'probe-failed': { path: TRIANGLE, filled: false, bad: true, means: 'probe failed' },
  signal: { path: DIAMOND, filled: false, bad: false, means: 'signal' },
  stop: { path: SQUARE, filled: true, bad: false, means: 'asked to stop' },
  reload: { path: DIAMOND, filled: true, bad: false, means: 'configuration loaded again' },
  unmodelled: {
    path: 'M3.5 4.2a2.5 2.5 0 1 1 3.6 2.3q-1.1.6-1.1 1.7M6 10.4v.3',
    filled: false,
    bad: true,
    means: 'not verified from here',
  },
};

const ORDER = Object.keys(SIGNS) as readonly Moment['kind'][];

/** Of the signs those that stand on the chart. */
export function signsIn({ pods }: RunRecord): readonly Moment['kind'][] {
  const there = new Set(
    pods.flatMap(({ containers }) => containers.flatMap(({ moments }) => moments.map(({ kind }) => kind))),
  );
  return ORDER.filter((kind) => there.has(kind));
}

/** Whether a run of a container ended with an exit code other than 0. */
export const hasFailed = ({ pods }: RunRecord): boolean =>
  pods.some(({ containers }) => containers.some(({ spans }) => spans.some(({ code = 0 }) => code !== 0)));
