/** A client outside the learner's Pods, put into every run beside them: what it is answered, and on which way. */
import type { TraceEvent } from '#domain/simulation/trace/events.ts';
import type { Observed } from './observed.ts';

export const CLIENT_POD = 'tripod-client';
const CONTAINER = 'client';

/** Beside what an exercise gives. It does nothing by itself. */
export const CLIENT_MANIFEST = `apiVersion: v1
kind: Pod
metadata: { name: ${CLIENT_POD} }
spec:
  terminationGracePeriodSeconds: 0
  containers:
    - { name: ${CONTAINER}, image: 'curlimages/curl:8.11.1', command: [sleep, infinity] }
`;

export interface Reply {
  /** 0 when nothing answered. */
  readonly status: number;
  readonly body: string;
  /** Why nothing answered, in curl's words. */
  readonly error: string;
  /** `pod/container` of every server that had a part in it, the first one first. */
  readonly way: readonly string[];
  readonly unmodelled: string;
}

const SECONDS = 70;
const MARK = '\n--tripod--';

/** Asks for a URL as somebody in the cluster, but outside the Pod, would. Certificates are not asked for. */
export function request(url: string, { cluster, live }: Observed): Reply {
  const before = live.length;
  const pod = cluster.pods().find(({ metadata }) => metadata?.name === CLIENT_POD);
  if (!pod) return { status: 0, body: '', error: 'there is no client', way: [], unmodelled: 'client' };
  const argv = ['curl', '-skS', '-m', '65', '-w', `${MARK}%{http_code}`, url];
  const { output, unmodelled } = cluster.exec(pod, CONTAINER, argv, SECONDS);
  const said = (stream: string): string =>
    output
      .filter((part) => part.stream === stream)
      .map(({ text }) => text)
      .join('');
  const [body = '', status = '0'] = said('stdout').split(MARK);
  const since = live.slice(before);
  // The first server answers last.
  const servers = since
    .filter(({ op }) => op === 'http')
    .map(placeOf)
    .toReversed();
  const places = connectionsFrom(`${CLIENT_POD}/${CONTAINER}`, since);
  const relays = places.slice(0, -1).filter((place) => !servers.includes(place));
  return {
    status: Number(status),
    body,
    error: said('stderr').trim(),
    way: [...servers.slice(0, -1), ...relays, ...servers.slice(-1)],
    unmodelled,
  };
}

const placeOf = ({ pod, container }: TraceEvent): string => `${pod}/${container}`;

/** Who connected to whom, from one place on: also what hands bytes on and answers nothing itself (socat, nginx's stream). */
function connectionsFrom(start: string, events: readonly TraceEvent[]): readonly string[] {
  const places: string[] = [];
  let from = start;
  for (const event of events)
    if (event.op === 'connect' && placeOf(event) === from) {
      from = event.to;
      places.push(from);
    }
  return [...new Set(places)];
}
