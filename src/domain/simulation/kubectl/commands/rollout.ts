import type { DaemonSet, Deployment, StatefulSet } from '#domain/kubernetes/schema/api.gen.ts';
import { Refusal } from '#domain/simulation/kubectl/answer.ts';
import type { Call, Command } from '#domain/simulation/kubectl/call.ts';
import { parseGoDuration } from '#domain/simulation/kubectl/durations.ts';
import { defineFlags } from '#domain/simulation/kubectl/flags.ts';
import { objectNamed, type ApiObject } from '#domain/simulation/kubectl/objects.ts';
import { targetsOf } from '#domain/simulation/kubectl/targets.ts';
import { RESTART } from './changes.ts';
import { refused } from './refused.ts';

const STATUS: Command = {
  name: 'status',
  says: 'Show the status of the rollout',
  usage: '(TYPE NAME | TYPE/NAME) [--timeout=60s]',
  flags: defineFlags(
    'watch,w bool',
    'timeout duration',
    'revision int',
    'selector,l string',
    'filename,f list',
  ),
  run: status,
};

export const ROLLOUT: Command = {
  name: 'rollout',
  says: 'Manage the rollout of a resource',
  usage: 'SUBCOMMAND',
  flags: [],
  run: () => {
    throw new Refusal(
      "error: say what of the rollout: kubectl rollout status TYPE/NAME\nSee 'kubectl rollout -h' for help and examples",
    );
  },
  subcommands: [
    STATUS,
    RESTART,
    ...['history', 'pause', 'resume', 'undo'].map((name) => refused(name, 'rollout')),
  ],
};

/** A rollout that is not done by then is left alone. */
const MOST_MS = 600_000;

interface Progress {
  readonly line: string;
  readonly isDone: boolean;
}

function status(call: Call): void {
  if (call.words.length === 0) throw new Refusal('error: required resource not specified');
  const { groups, missing } = targetsOf(call);
  if (missing.length > 0) throw new Refusal(missing.join('\n'));
  for (const { resource, objects } of groups)
    for (const object of objects) follow(object, resource.kind, call);
}

function follow(object: ApiObject, kind: string, call: Call): void {
  const { cluster, output, flags } = call;
  const deadline = cluster.now + timeoutOf(flags.text('timeout', '0'));
  const isOnce = /^(?:0|f|false)$/i.test(flags.text('watch'));
  let last = '';
  for (;;) {
    const { line, isDone } = progressNow(object, kind, call);
    if (line !== last) output.print(line);
    last = line;
    if (isDone || isOnce) return;
    if (cluster.now >= deadline) throw new Refusal('error: timed out waiting for the condition');
    cluster.advance(1);
  }
}

function timeoutOf(text: string): number {
  const ms = parseGoDuration(text) ?? 0;
  return ms > 0 ? ms : MOST_MS;
}

function progressNow({ metadata = {} }: ApiObject, kind: string, { cluster }: Call): Progress {
  const now = objectNamed(cluster, kind, metadata.namespace ?? 'default', metadata.name ?? '');
  if (!now) throw new Refusal('error: object has been deleted');
  return progressOf(now, kind);
}

/** After rollout_status.go of kubectl's polymorphichelpers. */
function progressOf(object: ApiObject, kind: string): Progress {
  if (kind === 'Deployment') return deployment(object as Deployment);
  if (kind === 'DaemonSet') return daemonSet(object as DaemonSet);
  if (kind === 'StatefulSet') return statefulSet(object as StatefulSet);
  throw new Refusal(`error: no status viewer has been implemented for ${kind}`);
}

const waiting = (line: string): Progress => ({ line, isDone: false });
const done = (line: string): Progress => ({ line, isDone: true });

function deployment({ metadata, spec, status: state = {} }: Deployment): Progress {
  const name = JSON.stringify(metadata?.name);
  const [wanted, updated] = [spec?.replicas ?? 1, state.updatedReplicas ?? 0];
  const old = (state.replicas ?? 0) - updated;
  const head = `Waiting for deployment ${name} rollout to finish: `;
  if (updated < wanted)
    return waiting(`${head}${updated} out of ${wanted} new replicas have been updated...`);
  if (old > 0) return waiting(`${head}${old} old replicas are pending termination...`);
  return finished(name, updated, state.availableReplicas ?? 0);
}

function finished(name: string, updated: number, available: number): Progress {
  return available < updated
    ? waiting(
        `Waiting for deployment ${name} rollout to finish: ${available} of ${updated} updated replicas are available...`,
      )
    : done(`deployment ${name} successfully rolled out`);
}

function daemonSet({ metadata, status: state = {} }: DaemonSet): Progress {
  const head = `Waiting for daemon set ${JSON.stringify(metadata?.name)} rollout to finish: `;
  const {
    desiredNumberScheduled: wanted = 0,
    updatedNumberScheduled: updated = 0,
    numberAvailable: available = 0,
  } = state;
  if (updated < wanted) return waiting(`${head}${updated} out of ${wanted} new pods have been updated...`);
  if (available < wanted) return waiting(`${head}${available} of ${wanted} updated pods are available...`);
  return done(`daemon set ${JSON.stringify(metadata?.name)} successfully rolled out`);
}

function statefulSet({ spec, status: state = {} }: StatefulSet): Progress {
  const unready = (spec?.replicas ?? 1) - (state.readyReplicas ?? 0);
  if (unready > 0) return waiting(`Waiting for ${unready} pods to be ready...`);
  const revision = state.currentRevision ?? '';
  return done(
    `statefulset rolling update complete ${state.currentReplicas ?? 0} pods at revision ${revision}...`,
  );
}
