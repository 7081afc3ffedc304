import type { RunRecord } from './types.ts';

interface Told {
  readonly at: number;
  readonly text: string;
}

/** A run in lines, in the order of its virtual time: what `kubectl get pods -w` and the logs of all containers show. */
export function storyOf(record: RunRecord): readonly string[] {
  const told: readonly Told[] = [
    ...record.pods.flatMap(({ name, rows, gone }) => [
      ...rows.map(({ at, ready, status, restarts }) => ({
        at,
        text: `pod/${name}  ${ready}  ${status}  ${restarts} restarts`,
      })),
      ...(gone === undefined ? [] : [{ at: gone, text: `pod/${name}  deleted` }]),
    ]),
    ...record.pods.flatMap(({ name, containers }) =>
      containers.flatMap((container) =>
        container.log.map(({ at, line }) => ({ at, text: `[${name}/${container.name}] ${line}` })),
      ),
    ),
    ...record.events
      .filter(({ type }) => type === 'Warning')
      .map(({ at, reason, object, message }) => ({ at, text: `Warning  ${reason}  ${object}  ${message}` })),
  ];
  const lines = told
    .toSorted((one, other) => one.at - other.at)
    .map(({ at, text }) => `${stamp(at)}  ${text}`);
  const limits = [
    ...record.unmodelled.map((what) => `Not verified: ${what} is not modelled.`),
    ...(record.cutShort === '' ? [] : [`Cut short: ${record.cutShort}.`]),
  ];
  return [...lines, ...limits];
}

const stamp = (ms: number): string => `${(ms / 1000).toFixed(1).padStart(6)}s`;
