import { met, notMet, unverified, withRoles, type Bound, type Judge } from '#domain/grading/scene.ts';
import type { RuleKinds } from '#domain/grading/rules.ts';
import type { Judgement } from '#domain/grading/types.ts';
import { request, type Reply } from './client.ts';
import { inEveryRun, MINUTE } from './observed.ts';

/** So many stations of a way are told. */
const MOST_PLACES = 5;

/** A client outside the Pod asks once everything has settled. */
export const answers: Judge<RuleKinds['answers']> = (args, scene) => {
  const asked = [args.by, args.through].filter((role) => role !== undefined);
  const judge = (bound: readonly Bound[]): Judgement =>
    inEveryRun(scene, MINUTE, bound, (run) => judged(args, bound, request(args.url, run)));
  return asked.length === 0 ? judge([]) : withRoles(asked, scene, judge);
};

function judged(args: RuleKinds['answers'], bound: readonly Bound[], reply: Reply): Judgement {
  const { url, status, body } = args;
  if (leavesTheCluster(args, reply))
    return notMet(`GET ${url} leads out of the cluster, to ${reply.unmodelled}.`, '');
  if (reply.unmodelled !== '')
    return unverified(`${url} was not asked: ${reply.unmodelled} is not modelled.`);
  const way = ['client', ...shortened(reply.way)].join(' -> ');
  if (reply.status === 0)
    return notMet(
      `GET ${url}: ${reply.error}.`,
      'Follow the request from the Service to the process that listens.',
    );
  const evidence = `GET ${url} -> ${reply.status}, on the way ${way}.`;
  if (reply.status !== status) return notMet(`${evidence} Asked for: ${status}.`, '');
  if (body !== undefined && !reply.body.includes(body))
    return notMet(`${evidence} It does not say "${body}", but "${excerptOf(reply.body, body)}".`, '');
  const absent = missing(args, bound, reply);
  return absent === undefined ? met(evidence) : notMet(`${evidence} It does not come ${absent}.`, '');
}

/** A request that goes round in a circle passes the same place again and again. */
const shortened = (way: readonly string[]): readonly string[] =>
  way.length > MOST_PLACES ? [...way.slice(0, MOST_PLACES - 1), `${way.length - MOST_PLACES + 1} more`] : way;

/** Whoever answers out there, it is no container of the answer. */
const leavesTheCluster = ({ by, through }: RuleKinds['answers'], { unmodelled }: Reply): boolean =>
  unmodelled.startsWith('the Internet') && (by ?? through) !== undefined;

/** The line that begins as the wanted one does (`redis_up 0`), else the beginning. */
function excerptOf(body: string, wanted: string): string {
  const [word = ''] = wanted.split(' ');
  const lines = body.trim().split('\n');
  return (lines.find((line) => line.startsWith(word)) ?? lines[0] ?? '').slice(0, 80);
}

/** `place` is `pod/container`; Pods of a controller bear its name and more. */
function isAt(place: string | undefined, { workload, container }: Bound): boolean {
  if (place === undefined) return false;
  if (workload.kind === 'Pod') return place === `${workload.name}/${container.name}`;
  return place.startsWith(`${workload.name}-`) && place.endsWith(`/${container.name}`);
}

/** The server that answers stands last on the way. */
function missing(
  { by, through }: RuleKinds['answers'],
  bound: readonly Bound[],
  { way }: Reply,
): string | undefined {
  const find = (role: string | undefined): Bound | undefined => bound.find((one) => one.role === role);
  const [server, middle] = [find(by), find(through)];
  if (server && !isAt(way.at(-1), server)) return `from ${server.container.name}`;
  if (middle && !way.some((place) => isAt(place, middle))) return `through ${middle.container.name}`;
  return undefined;
}
