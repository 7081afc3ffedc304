import { within } from '#domain/world/origin.ts';
import { portOf } from '#domain/world/services.ts';
import type { ServiceFact, ServicePortFact, Workload } from '#domain/world/types.ts';
import {
  each,
  listed,
  met,
  notMet,
  withRole,
  type Bound,
  type Judge,
  type Scene,
} from '#domain/grading/scene.ts';
import type { RuleKinds } from '#domain/grading/rules.ts';
import type { Judgement } from '#domain/grading/types.ts';
import { noService } from './workload.ts';

/** A port of the Service leads to a port of the container that plays the role. */
export const reaches: Judge<RuleKinds['reaches']> = (args, scene) =>
  withService(args.service, scene, (service) =>
    withRole(args.role, scene, (bound) => {
      const stray = unselected(service, bound.workload);
      if (stray) return stray;
      const port = service.ports.find((one) => one.port === args.port && one.protocol === 'TCP');
      return port ? leads(args, service, port, bound) : noPort(args, service);
    }),
  );

function withService(name: string, { world }: Scene, judge: (service: ServiceFact) => Judgement): Judgement {
  const found = world.services.find((one) => one.name === name && one.namespace === 'default');
  return found ? judge(found) : noService(name, 'default', world.services);
}

/** Every pair of the selector has to be on the Pod, and both have to be in one namespace. */
function unselected(service: ServiceFact, workload: Workload): Judgement | undefined {
  const { name, selector, origin } = service;
  const at = within(origin, 'spec', 'selector');
  if (service.type === 'ExternalName')
    return notMet(
      `Service ${name} is an alias for ${service.externalName}; it has no Pods.`,
      'Use another type of Service.',
      within(origin, 'spec', 'type'),
    );
  if (workload.namespace !== service.namespace)
    return notMet(
      `Service ${name} is in namespace ${service.namespace}, and ${workload.name} in ${workload.namespace}.`,
      'Put both into one namespace.',
      within(origin, 'metadata', 'namespace'),
    );
  const pairs = each(selector);
  const labels = each(workload.labels).map(pair);
  if (pairs.length === 0)
    return notMet(
      `Service ${name} has no selector, so it finds no Pod.`,
      `Add a selector with labels of ${workload.name}: ${listed(labels)}.`,
      at,
    );
  const missing = pairs.filter(
    ([key, value]) => !Object.hasOwn(workload.labels, key) || workload.labels[key] !== value,
  );
  const [first] = missing;
  if (!first) return undefined;
  return notMet(
    `Service ${name} selects ${pairs.map(pair).join(', ')}, but ${workload.name} has the labels ${listed(labels)}: no endpoints.`,
    'Make the selector and the labels of the Pod agree.',
    within(at, first[0]),
  );
}

const pair = ([key, value]: readonly [string, string]): string => `${key}: ${value}`;

function noPort({ port }: RuleKinds['reaches'], { name, ports, origin }: ServiceFact): Judgement {
  const near = ports.find((one) => one.port === port);
  if (near)
    return notMet(
      `Port ${port} of Service ${name} speaks ${near.protocol}, not TCP.`,
      'Use protocol: TCP, or leave it out.',
      near.origin,
    );
  const found = ports.map((one) => String(one.port));
  return notMet(
    `Service ${name} has no port ${port}; its ports: ${listed(found)}.`,
    `Set port: ${port} in the Service.`,
    ports[0] ? within(ports[0].origin, 'port') : within(origin, 'spec', 'ports'),
  );
}

function leads(
  args: RuleKinds['reaches'],
  service: ServiceFact,
  port: ServicePortFact,
  { workload, container }: Bound,
): Judgement {
  const at = within(port.origin, 'targetPort');
  const target = portOf(workload, port);
  const way = `Service ${service.name}:${port.port} -> targetPort ${port.targetPort}`;
  const wanted = `port ${args.targetPort} of ${container.name}`;
  if (target === undefined) {
    return notMet(
      `${way}, but no container of ${workload.name} names a port ${port.targetPort}: no endpoints.`,
      `Set targetPort to ${args.targetPort} or to the name of ${wanted}.`,
      at,
    );
  }
  if (target !== args.targetPort) {
    return notMet(
      `${way}${typeof port.targetPort === 'string' ? ` (port ${target})` : ''}, not ${wanted}.`,
      `Set targetPort to ${args.byName ? 'the name of ' : ''}${wanted}.`,
      at,
    );
  }
  if (args.byName && typeof port.targetPort === 'number') {
    const how = port.targetPortWritten
      ? 'by number'
      : 'by number, since targetPort is left out and becomes the port';
    return notMet(`${way}: the target is given ${how}.`, `Set targetPort to the name of ${wanted}.`, at);
  }
  return met(
    `${way}${typeof port.targetPort === 'string' ? ` (port ${target})` : ''} -> ${container.id}`,
    at,
  );
}

/** No port of the Service leads to that port of the role's Pod. */
export const exposesNot: Judge<RuleKinds['exposesNot']> = ({ service: name, role, port }, scene) =>
  withService(name, scene, (service) =>
    withRole(role, scene, ({ workload }) => {
      const leak = service.ports.find((one) => portOf(workload, one) === port);
      const ways = service.ports.map((one) => `${one.port} -> ${one.targetPort}`);
      if (!leak)
        return met(
          `Service ${name} offers ${listed(ways)}; none is port ${port} of ${workload.name}.`,
          within(service.origin, 'spec', 'ports'),
        );
      return notMet(
        `Port ${leak.port} of Service ${name} leads to port ${port} of ${workload.name}.`,
        `Drop this port from the Service, or target the container that it is meant for.`,
        leak.targetPortWritten ? within(leak.origin, 'targetPort') : within(leak.origin, 'port'),
      );
    }),
  );
