import type { Pod } from '#domain/kubernetes/schema/api.gen.ts';
import type { LogLine } from '#domain/simulation/cluster/running.ts';
import { Refusal } from '#domain/simulation/kubectl/answer.ts';
import type { Call, Command } from '#domain/simulation/kubectl/call.ts';
import { parseGoDuration } from '#domain/simulation/kubectl/durations.ts';
import { defineFlags, type Flags } from '#domain/simulation/kubectl/flags.ts';
import {
  defaultContainer,
  hasContainer,
  initNames,
  mainNames,
} from '#domain/simulation/kubectl/pod-containers.ts';
import { podFor, podsFor, podsWith, type Missing } from '#domain/simulation/kubectl/pods-of.ts';
import { groupedPlural } from '#domain/simulation/kubectl/resources.ts';
import { formatNanoTime, parseTime } from '#domain/simulation/kubectl/timestamps.ts';
import { logRefusal } from './log-refusal.ts';

export const LOGS: Command = {
  name: 'logs',
  says: 'Print the logs for a container in a pod',
  usage: '[-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]',
  flags: defineFlags(
    'container,c string', 'follow,f bool', 'previous,p bool', 'all-containers bool', 'all-pods bool', 'prefix bool', 'tail int',
    'since duration', 'since-time string', 'timestamps bool', 'selector,l string', 'max-log-requests int', 'limit-bytes int',
    'ignore-errors bool', 'pod-running-timeout duration', 'insecure-skip-tls-verify-backend bool',
  ), // prettier-ignore
  run: logs,
};

const USAGE = `error: expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.
POD or TYPE/NAME is a required argument for the logs command
See 'kubectl logs -h' for help and examples`;

/** So many lines of each container when Pods are chosen by labels. */
const TAIL_OF_SELECTED = 10;
const MOST_FOLLOWED = 5;

function logs(call: Call): void {
  check(call);
  const pods = podsMeant(call);
  if (pods.length === 0) return call.output.complain(`No resources found in ${call.namespace} namespace.`);
  const sources = pods.flatMap((pod) => containersMeant(pod, call).map((container) => ({ pod, container })));
  const most = call.flags.number('max-log-requests', MOST_FOLLOWED);
  if (call.flags.on('follow') && sources.length > most)
    throw new Refusal(
      `error: you are attempting to follow ${sources.length} log streams, but maximum allowed concurrency is ${most}, use --max-log-requests to increase the limit`,
    );
  for (const { pod, container } of sources) printLog(pod, container, call);
}

function check({ words, flags }: Call): void {
  const bySelector = flags.has('selector');
  if (words.length > 2 || (words.length === 0 && !bySelector)) throw new Refusal(USAGE);
  if (words.length > 0 && bySelector)
    throw new Refusal(
      "error: only a selector (-l) or a POD name is allowed\nSee 'kubectl logs -h' for help and examples",
    );
  if (words.length === 2 && flags.has('container'))
    throw new Refusal('error: only one of -c or an inline [CONTAINER] arg is allowed');
  if (flags.on('all-containers') && flags.has('container'))
    throw new Refusal(
      `error: --all-containers=true should not be specified with container name ${flags.text('container')}`,
    );
  checkLimits(flags);
}

function checkLimits(flags: Flags): void {
  if (flags.has('since') && flags.has('since-time'))
    throw new Refusal('error: at most one of `sinceTime` or `sinceSeconds` may be specified');
  if (flags.has('since') && (parseGoDuration(flags.text('since')) ?? 0) <= 0)
    throw new Refusal('error: --since must be greater than 0');
  if (flags.number('tail', -1) < -1) throw new Refusal('error: --tail must be greater than or equal to -1');
  const time = flags.text('since-time');
  if (flags.has('since-time') && parseTime(time) === undefined)
    throw new Refusal(
      `error: parsing time ${JSON.stringify(time)} as "2006-01-02T15:04:05Z07:00": cannot parse ${JSON.stringify(time)} as "2006"`,
    );
}

function podsMeant(call: Call): readonly Pod[] {
  if (call.flags.has('selector')) return podsWith(call, call.flags.text('selector'));
  const word = call.words[0] ?? '';
  const missing: Missing = (resource, name) =>
    new Refusal(
      `error: error from server (NotFound): ${groupedPlural(resource)} "${name}" not found in namespace "${call.namespace}"`,
    );
  if (call.flags.on('all-pods')) return podsFor(call, word, 'get the logs from', missing);
  return [podFor(call, word, 'get the logs from', missing)];
}

function containersMeant(pod: Pod, { flags, words, output }: Call): readonly string[] {
  if (flags.on('all-containers')) return [...initNames(pod), ...mainNames(pod)];
  const wanted = words[1] ?? flags.text('container');
  if (wanted === '') return [defaultContainer(pod, output)];
  if (!hasContainer(pod, wanted))
    throw new Refusal(`error: container ${wanted} is not valid for pod ${pod.metadata?.name}`);
  return [wanted];
}

function printLog(pod: Pod, container: string, call: Call): void {
  const { flags, cluster, output } = call;
  const isPrevious = flags.on('previous');
  const refusal = logRefusal(pod, container, isPrevious);
  if (refusal !== undefined && flags.on('ignore-errors')) return output.complain(refusal);
  if (refusal !== undefined) throw new Refusal(refusal);
  const all = cluster.log(pod, container, isPrevious) ?? [];
  const isPrefixed = flags.on('prefix') || flags.on('all-pods');
  const prefix = isPrefixed ? `[pod/${pod.metadata?.name}/${container}] ` : '';
  const began = cluster.wallTime - cluster.now;
  const lines = limited(all, call).map(({ at, line }) => {
    const time = flags.on('timestamps') ? `${formatNanoTime(began + at)} ` : '';
    return `${prefix}${time}${line}\n`;
  });
  const text = lines.join('');
  output.stdout += flags.has('limit-bytes') ? text.slice(0, flags.number('limit-bytes', 0)) : text;
}

/** The last lines first, then those of them that are young enough: the kubelet's order. */
function limited(all: readonly LogLine[], { flags, cluster }: Call): readonly LogLine[] {
  const tail = flags.number('tail', flags.has('selector') ? TAIL_OF_SELECTED : -1);
  const last = tail < 0 ? all : tail === 0 ? [] : all.slice(-tail);
  const from = flags.has('since-time')
    ? (parseTime(flags.text('since-time')) ?? 0) - (cluster.wallTime - cluster.now)
    : cluster.now - (flags.has('since') ? (parseGoDuration(flags.text('since')) ?? 0) : Infinity);
  return last.filter(({ at }) => at >= from);
}
