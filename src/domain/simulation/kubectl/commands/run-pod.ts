import type { Pod } from '#domain/kubernetes/schema/api.gen.ts';
import type { LogLine } from '#domain/simulation/cluster/running.ts';
import { Output, Refusal } from '#domain/simulation/kubectl/answer.ts';
import type { Call, Command } from '#domain/simulation/kubectl/call.ts';
import { defineFlags } from '#domain/simulation/kubectl/flags.ts';
import { MAKING_FLAGS, make, metadataFor } from '#domain/simulation/kubectl/making.ts';
import { objectNamed } from '#domain/simulation/kubectl/objects.ts';

export const RUN: Command = {
  name: 'run',
  says: 'Run a particular image on the cluster',
  usage:
    'NAME --image=image [--env="key=value"] [--port=port] [--dry-run=client] [--command] -- [COMMAND] [args...]',
  flags: [
    ...defineFlags(
      'image string', 'port string', 'labels,l string', 'env list', 'restart string', 'command bool', 'rm bool', 'stdin,i bool', 'tty,t bool',
      'attach bool', 'quiet,q bool', 'image-pull-policy string', 'annotations list', 'expose bool', 'overrides string', 'privileged bool',
      'pod-running-timeout duration', 'grace-period int', 'force bool', 'timeout duration', 'wait bool', 'leave-stdin-open bool',
    ), // prettier-ignore
    ...MAKING_FLAGS,
  ],
  run,
};

const POLICIES = ['Always', 'OnFailure', 'Never'];

function run(call: Call): void {
  check(call);
  const attaches = call.flags.on('attach') || call.flags.on('stdin');
  checkAttached(call, attaches);
  // Who attaches sees what the container writes, not that it was made.
  const made = make({ ...call, output: attaches ? new Output() : call.output }, podOf(call));
  if (made && attaches) attach(made, call);
}

const HINT = "See 'kubectl run -h' for help and examples";

function checkAttached({ flags }: Call, attaches: boolean): void {
  if (flags.on('rm') && !attaches)
    throw new Refusal(`error: --rm should only be used for attached containers\n${HINT}`);
  const isDry = flags.has('dry-run') && flags.text('dry-run') !== 'none';
  if (isDry && (attaches || flags.on('tty')))
    throw new Refusal(
      `error: --dry-run=[server|client] can't be used with attached containers options (--attach, --stdin, or --tty)\n${HINT}`,
    );
}

function check({ words, flags }: Call): void {
  if (!flags.has('image')) throw new Refusal('error: required flag(s) "image" not set');
  if (flags.text('image') === '') throw new Refusal('error: --image is required');
  if (words.length === 0) throw new Refusal(`error: NAME is required for run\n${HINT}`);
  const policy = flags.text('restart', 'Always');
  if (!POLICIES.includes(policy)) throw new Refusal(`error: invalid restart policy: ${policy}\n${HINT}`);
  for (const name of ['expose', 'overrides', 'annotations', 'privileged'])
    if (flags.has(name)) throw new Refusal(`error: --${name} is not modelled here: write the manifest`);
}

function podOf(call: Call): Pod {
  const { words, flags } = call;
  const [name = '', ...args] = words;
  const env = flags.all('env').map(variableOf);
  const container = {
    name,
    image: flags.text('image'),
    ...wordParts(args, flags.on('command')),
    ...(env.length === 0 ? {} : { env }),
    ...optionalParts(call),
    resources: {},
  };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: metadataFor(call, name, labelsOf(flags.text('labels'), name)),
    spec: {
      containers: [container],
      dnsPolicy: 'ClusterFirst',
      restartPolicy: flags.text('restart', 'Always'),
    },
    status: {},
  };
}

const wordParts = (words: readonly string[], isCommand: boolean): object =>
  words.length === 0 ? {} : { [isCommand ? 'command' : 'args']: words };

function optionalParts({ flags }: Call): object {
  const [port, policy] = [flags.text('port'), flags.text('image-pull-policy')];
  return {
    ...(policy === '' ? {} : { imagePullPolicy: policy }),
    ...(port === '' ? {} : { ports: [{ containerPort: Number(port) }] }),
    ...(flags.on('stdin') ? { stdin: true, stdinOnce: true } : {}),
    ...(flags.on('tty') ? { tty: true } : {}),
  };
}

function variableOf(text: string): { readonly name: string; readonly value: string } {
  const cut = text.indexOf('=');
  if (cut <= 0) throw new Refusal(`error: invalid env: ${text}`);
  return { name: text.slice(0, cut), value: text.slice(cut + 1) };
}

function labelsOf(text: string, name: string): Readonly<Record<string, string>> {
  if (text === '') return { run: name };
  return Object.fromEntries(
    text.split(',').map((pair) => {
      const cut = pair.indexOf('=');
      if (cut <= 0) throw new Refusal(`error: unexpected label spec: ${pair}`);
      return [pair.slice(0, cut), pair.slice(cut + 1)] as const;
    }),
  );
}

/** So long is waited for the end of a container that somebody is attached to. */
const MOST_SECONDS = 60;

/** Shows what the container writes up to its end; `--rm` takes the Pod away after that. */
function attach({ metadata }: Pod, call: Call): void {
  const { cluster, flags, output, namespace } = call;
  const name = metadata?.name ?? '';
  let pod = podNamed(name, call);
  for (let waited = 0; waited < MOST_SECONDS && !endOf(pod); waited += 1) {
    cluster.advance(1);
    pod = podNamed(name, call);
  }
  for (const { stream, line } of firstLog(pod, name, call)) output[stream] += `${line}\n`;
  const end = endOf(pod);
  if (!end) output.complain(`# It still ran after ${MOST_SECONDS} s: nothing more is shown here.`);
  if (flags.on('rm')) {
    cluster.remove('Pod', namespace, name);
    output.print(`pod "${name}" deleted from ${namespace} namespace`);
  }
  if (end && end.exitCode !== 0) output.fail(`pod ${namespace}/${name} terminated (${end.reason})`);
}

const podNamed = (name: string, { cluster, namespace }: Call): Pod | undefined =>
  objectNamed(cluster, 'Pod', namespace, name) as Pod | undefined;

/** Of the first run, where the container was started again already. */
function firstLog(pod: Pod | undefined, name: string, { cluster }: Call): readonly LogLine[] {
  if (!pod) return [];
  return cluster.log(pod, name, true) ?? cluster.log(pod, name, false) ?? [];
}

interface End {
  readonly exitCode: number;
  readonly reason: string;
}

/** How its first container ended, the first time it did. */
function endOf(pod: Pod | undefined): End | undefined {
  const [container = {}] = pod?.status?.containerStatuses ?? [];
  const { state = {}, lastState = {} } = container;
  const ended = state.terminated ?? lastState.terminated;
  return ended && { exitCode: orZero(ended.exitCode), reason: ended.reason ?? '' };
}

const orZero = (code: number | undefined): number => code ?? 0;
