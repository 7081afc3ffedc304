/** `kubectl scale`, `kubectl rollout restart` and `kubectl set image`: changes of a workload that its controller carries out. */
import type { Container, PodSpec, PodTemplateSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { Refusal } from '#domain/simulation/kubectl/answer.ts';
import type { Call, Command } from '#domain/simulation/kubectl/call.ts';
import { defineFlags } from '#domain/simulation/kubectl/flags.ts';
import type { ApiObject } from '#domain/simulation/kubectl/objects.ts';
import { groupedSingular, type Resource } from '#domain/simulation/kubectl/resources.ts';
import { targetsOf } from '#domain/simulation/kubectl/targets.ts';
import { formatTime } from '#domain/simulation/kubectl/timestamps.ts';
import { NO_RESOURCE } from './delete.ts';
import { refused } from './refused.ts';

export const SCALE: Command = {
  name: 'scale',
  says: 'Set a new size for a deployment, replica set, or replication controller',
  usage: '(TYPE NAME | TYPE/NAME) --replicas=COUNT',
  flags: defineFlags('replicas int', 'current-replicas int', 'all bool', 'selector,l string', 'timeout duration', 'filename,f list', 'resource-version string'), // prettier-ignore
  run: scale,
};

export const RESTART: Command = {
  name: 'restart',
  says: 'Restart a resource',
  usage: '(TYPE NAME | TYPE/NAME)',
  flags: defineFlags('selector,l string', 'filename,f list'),
  run: restart,
};

const IMAGE: Command = {
  name: 'image',
  says: 'Update the image of a pod template',
  usage: '(TYPE NAME | TYPE/NAME) CONTAINER=IMAGE ...',
  flags: defineFlags('all bool', 'selector,l string', 'filename,f list', 'local bool', 'output,o string'),
  run: setImages,
};

export const SET: Command = {
  name: 'set',
  says: 'Set specific features on objects',
  usage: 'SUBCOMMAND',
  flags: [],
  run: () => {
    throw new Refusal('error: say what to set: kubectl set image TYPE/NAME CONTAINER=IMAGE');
  },
  subcommands: [
    IMAGE,
    ...['env', 'resources', 'selector', 'serviceaccount', 'subject'].map((name) => refused(name, 'set')),
  ],
};

interface Workload extends ApiObject {
  readonly spec?: { readonly replicas?: number; readonly template?: PodTemplateSpec };
}

interface Meant {
  readonly resource: Resource;
  readonly object: Workload;
}

function meant(call: Call, words = call.words): readonly Meant[] {
  const { groups, missing } = targetsOf(call, words);
  if (missing.length > 0) throw new Refusal(missing.join('\n'));
  return groups.flatMap(({ resource, objects }) =>
    objects.map((object) => ({ resource, object: object as Workload })),
  );
}

const said = ({ resource, object }: Meant, what: string): string =>
  `${groupedSingular(resource)}/${object.metadata?.name} ${what}`;

const SCALED = new Set(['Deployment', 'ReplicaSet', 'StatefulSet']);

function scale(call: Call): void {
  const { flags, words, output, cluster } = call;
  if (!flags.has('replicas')) throw new Refusal('error: required flag(s) "replicas" not set');
  if (words.length === 0) throw new Refusal(NO_RESOURCE);
  const replicas = flags.number('replicas', 0);
  if (replicas < 0)
    throw new Refusal(
      'error: The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0',
    );
  for (const one of meant(call)) {
    if (!SCALED.has(one.resource.kind))
      throw new Refusal('Error from server (NotFound): the server could not find the requested resource');
    checkSize(one, flags.number('current-replicas', -1));
    cluster.apply(one.resource.kind, withSpec(one.object, { replicas }));
    output.print(said(one, 'scaled'));
  }
}

function checkSize({ object }: Meant, expected: number): void {
  const now = object.spec?.replicas ?? 1;
  if (expected >= 0 && expected !== now)
    throw new Refusal(`error: Expected replicas to be ${expected}, was ${now}`);
}

const withSpec = (object: Workload, part: object): ApiObject =>
  ({ ...object, spec: { ...object.spec, ...part } }) as ApiObject;

const RESTARTED = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);

/** A note in the template makes it another one, and the controller replaces the Pods. */
function restart(call: Call): void {
  if (call.words.length === 0) throw new Refusal('error: required resource not specified');
  const at = formatTime(call.cluster.wallTime);
  for (const one of meant(call)) {
    const { metadata, spec = {} } = one.object;
    if (!RESTARTED.has(one.resource.kind))
      throw new Refusal(`error: ${one.resource.plural} "${metadata?.name}" restarting is not supported`);
    call.cluster.apply(one.resource.kind, withSpec(one.object, { template: noted(spec.template ?? {}, at) }));
    call.output.print(said(one, 'restarted'));
  }
}

function noted({ metadata = {}, ...template }: PodTemplateSpec, at: string): PodTemplateSpec {
  const annotations = { ...metadata.annotations, 'kubectl.kubernetes.io/restartedAt': at };
  return { ...template, metadata: { ...metadata, annotations } };
}

const TEMPLATED = new Set([...SCALED, ...RESTARTED]);

function setImages(call: Call): void {
  const first = call.words.findIndex((word) => word.includes('='));
  const images = new Map(first < 0 ? [] : call.words.slice(first).map(imageOf));
  if (images.size === 0) throw new Refusal('error: at least one image update is required');
  for (const one of meant(call, call.words.slice(0, first))) {
    if (!TEMPLATED.has(one.resource.kind))
      throw new Refusal(
        `error: images of a ${one.resource.kind} cannot be changed here: change its manifest and run it again`,
      );
    const { template } = one.object.spec ?? {};
    const changed = { ...template, spec: withImages(template?.spec ?? {}, images) };
    call.cluster.apply(one.resource.kind, withSpec(one.object, { template: changed }));
    call.output.print(said(one, 'image updated'));
  }
}

function imageOf(word: string): readonly [string, string] {
  const cut = word.indexOf('=');
  return [word.slice(0, cut), word.slice(cut + 1)];
}

/** `*` means every container. */
function withImages(spec: PodSpec, images: ReadonlyMap<string, string>): PodSpec {
  const all = [...(spec.initContainers ?? []), ...(spec.containers ?? [])];
  const unknown = [...images.keys()].find((name) => name !== '*' && !all.some((one) => one.name === name));
  if (unknown !== undefined) throw new Refusal(`error: unable to find container named "${unknown}"`);
  const withImage = (container: Container): Container => {
    const image = images.get(container.name ?? '') ?? images.get('*');
    return image === undefined ? container : { ...container, image };
  };
  const init = spec.initContainers ? { initContainers: spec.initContainers.map(withImage) } : {};
  return { ...spec, ...init, containers: (spec.containers ?? []).map(withImage) };
}
