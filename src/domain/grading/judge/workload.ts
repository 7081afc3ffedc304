import { sameCommand } from '#domain/world/commands.ts';
import { within } from '#domain/world/origin.ts';
import type { PortFact, ServiceFact, Workload } from '#domain/world/types.ts';
import { all, each, listed, met, notMet, withRole, type Bound, type Judge } from '#domain/grading/scene.ts';
import type { ContainerDemand, RuleKinds } from '#domain/grading/rules.ts';
import type { Judgement } from '#domain/grading/types.ts';
import { imageMatches } from './images.ts';

/** The workload that the task names, with its labels. */
export const workload: Judge<RuleKinds['workload']> = (args, { world }) => {
  const ofKind = (one: Workload): boolean => args.kind === 'any' || one.kind === args.kind;
  const own = world.workloads.filter(({ given }) => !given);
  const named = own.filter(({ name }) => name === args.name);
  const found = named.find((one) => ofKind(one) && one.namespace === args.namespace);
  if (found) return labelled(args, found);
  const near = named[0] ?? own.find(ofKind) ?? own[0];
  const asked = `${args.kind === 'any' ? 'workload' : args.kind} ${args.name}`;
  if (!near) return notMet(`Your answer holds no ${asked}.`, `Write a manifest for ${asked}.`);
  const { manifest } = near.origin;
  if (near.name !== args.name)
    return notMet(
      `There is no ${asked}; found: ${listed(own.map(titleOf))}.`,
      `Set metadata.name to ${args.name}.`,
      { manifest, path: ['metadata', 'name'] },
    );
  if (!ofKind(near))
    return notMet(
      `${titleOf(near)} is a ${near.kind}, and the task asks for a ${args.kind}.`,
      `Write kind: ${args.kind}.`,
      { manifest, path: ['kind'] },
    );
  return notMet(
    `${titleOf(near)} is in namespace ${near.namespace}.`,
    `Put it in namespace ${args.namespace}.`,
    { manifest, path: ['metadata', 'namespace'] },
  );
};

export const titleOf = ({ kind, name }: { readonly kind: string; readonly name: string }): string =>
  `${kind} ${name}`;

function labelled({ labels }: RuleKinds['workload'], found: Workload): Judgement {
  const missing = each(labels).filter(
    ([key, value]) => !Object.hasOwn(found.labels, key) || found.labels[key] !== value,
  );
  const { manifest, path } = found.origin;
  const [first] = missing;
  if (first) {
    const has = each(found.labels).map(pair);
    const asked = missing.map(pair).join(', ');
    return notMet(
      `${titleOf(found)} lacks the label ${asked}; its labels: ${listed(has)}.`,
      `Add ${asked} under metadata.labels of the Pod.`,
      { manifest, path: [...path, 'metadata', 'labels', first[0]] },
    );
  }
  const with_ = each(labels).map(pair);
  return met(
    `${titleOf(found)} in namespace ${found.namespace}${with_.length === 0 ? '' : `, label ${with_.join(', ')}`}.`,
    { manifest, path: ['metadata', 'name'] },
  );
}

const pair = ([key, value]: readonly [string, string]): string => `${key}: ${value}`;

/** Each container exists and has the image, the command and the port that the task names. */
export const container: Judge<RuleKinds['container']> = (args, scene) =>
  all(each(args).map(([role, demand]) => withRole(role, scene, (bound) => runs(bound, demand))));

function runs(bound: Bound, demand: ContainerDemand): Judgement {
  const parts = [
    image(bound, demand.image),
    command(bound, demand.command),
    declares(bound, demand.port, demand.portName),
  ];
  const asked = parts.filter((one) => one !== undefined);
  return asked.length === 0
    ? met(`Container ${bound.container.name} is there.`, bound.container.origin)
    : all(asked);
}

function image(
  { container: { name, image: found, origin } }: Bound,
  asked: string | undefined,
): Judgement | undefined {
  if (asked === undefined) return undefined;
  const at = within(origin, 'image');
  if (imageMatches(found, asked)) return met(`${name} runs ${found.text}.`, at);
  return notMet(
    `${name} runs ${found.text === '' ? 'no image' : found.text}, not ${asked}.`,
    `Set image: ${asked} in container ${name}.`,
    at,
  );
}

function command(
  { container: { name, argv, origin } }: Bound,
  asked: readonly string[] | undefined,
): Judgement | undefined {
  if (asked === undefined) return undefined;
  const at = within(origin, 'command');
  if (sameCommand(argv, asked)) return met(`${name} runs ${quoted(asked)}.`, at);
  return notMet(
    `${name} runs ${argv ? quoted(argv) : 'only what its image starts'}, not ${quoted(asked)}.`,
    `Write the command of ${name} exactly as the task has it; sh, -c and the script are three items.`,
    at,
  );
}

const quoted = (argv: readonly string[]): string =>
  argv.map((word) => (/^[\w./:=-]+$/.test(word) ? word : `'${word.trim()}'`)).join(' ');

function declares(
  { container: { name, ports, origin } }: Bound,
  asked: number | undefined,
  portName: string | undefined,
): Judgement | undefined {
  if (asked === undefined) return undefined;
  const at = within(origin, 'ports');
  const found = ports.filter(({ containerPort, protocol }) => containerPort === asked && protocol === 'TCP');
  const [first] = found;
  if (!first)
    return notMet(
      `${name} declares ${portsOf(ports)}, not port ${asked}.`,
      `Add containerPort: ${asked} under ports of container ${name}.`,
      at,
    );
  const right = found.find((one) => portName === undefined || one.name === portName);
  if (right)
    return met(
      `${name} declares port ${asked}${portName === undefined ? '' : ` as ${portName}`}.`,
      right.origin,
    );
  const called = first.name === '' ? 'has no name; it has to be' : `is named ${first.name}, not`;
  return notMet(
    `Port ${asked} of ${name} ${called} ${portName ?? ''}.`,
    `Write name: ${portName ?? ''} beside containerPort: ${asked}.`,
    first.origin,
  );
}

const portsOf = (ports: readonly PortFact[]): string =>
  ports.length === 0
    ? 'no port'
    : `port ${ports.map(({ containerPort, name }) => (name === '' ? containerPort : `${containerPort} (${name})`)).join(', ')}`;

/** The Service that the task names, of the type that it asks for. */
export const service: Judge<RuleKinds['service']> = ({ name, namespace, type }, { world }) => {
  const found = world.services.find((one) => one.name === name && one.namespace === namespace);
  if (!found) return noService(name, namespace, world.services);
  const at = within(found.origin, 'spec', 'type');
  if (type === undefined || found.type === type)
    return met(`Service ${name} of type ${found.type} in namespace ${namespace}.`, at);
  return notMet(
    `Service ${name} is of type ${found.type}.`,
    `Write type: ${type} under spec of the Service.`,
    at,
  );
};

export function noService(name: string, namespace: string, services: readonly ServiceFact[]): Judgement {
  const own = services.filter(({ given }) => !given);
  const elsewhere = own.find((one) => one.name === name);
  if (elsewhere)
    return notMet(
      `Service ${name} is in namespace ${elsewhere.namespace}.`,
      `Put it in namespace ${namespace}.`,
      { manifest: elsewhere.origin.manifest, path: ['metadata', 'namespace'] },
    );
  const [near] = own;
  const at = near && { manifest: near.origin.manifest, path: ['metadata', 'name'] };
  return notMet(
    `There is no Service ${name}; Services found: ${listed(own.map((one) => one.name))}.`,
    `Write a Service with the name ${name}.`,
    at,
  );
}
