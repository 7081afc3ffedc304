import type { Service, ServicePort } from '#domain/kubernetes/schema/api.gen.ts';
import type { RunningCluster } from '#domain/simulation/cluster/running.ts';
import type { EndpointSlice } from '#domain/simulation/kubectl/endpoints.ts';
import { objectsOf } from '#domain/simulation/kubectl/objects.ts';
import { labelsText } from '#domain/simulation/kubectl/selectors.ts';
import { Description, describeHead } from './description.ts';
import { describeEvents } from './events.ts';

/** After describeService of kubectl's describe.go, v1.35. */
export function describeService(service: Service, cluster: RunningCluster): Description {
  const to = new Description();
  const { metadata, spec = {} } = service;
  describeHead(to, metadata);
  to.line(0, 'Selector:', labelsText(spec.selector));
  to.line(0, 'Type:', spec.type ?? 'ClusterIP');
  describeIps(to, service);
  const slices = slicesOf(service, cluster);
  for (const port of spec.ports ?? []) describePort(to, port, slices);
  to.line(0, 'Session Affinity:', spec.sessionAffinity ?? 'None');
  to.optional(0, 'External Traffic Policy:', spec.externalTrafficPolicy);
  to.optional(0, 'Internal Traffic Policy:', spec.internalTrafficPolicy);
  describeEvents(to, { ...service, kind: 'Service' }, cluster);
  return to;
}

function describeIps(to: Description, { spec = {}, status = {} }: Service): void {
  to.optional(0, 'IP Family Policy:', spec.ipFamilyPolicy);
  to.line(0, 'IP Families:', joined(spec.ipFamilies) || '<none>');
  to.line(0, 'IP:', spec.clusterIP);
  to.line(0, 'IPs:', joined(spec.clusterIPs) || '<none>');
  to.optional(0, 'External IPs:', joined(spec.externalIPs));
  to.optional(0, 'Desired LoadBalancer IP:', spec.loadBalancerIP);
  to.optional(0, 'External Name:', spec.externalName);
  const balancers = status.loadBalancer?.ingress?.map(({ ip, hostname }) => ip || (hostname ?? ''));
  to.optional(0, 'LoadBalancer Ingress:', joined(balancers, ', '));
}

const joined = (texts: readonly string[] = [], separator = ','): string => texts.join(separator);

function describePort(to: Description, port: ServicePort, slices: readonly EndpointSlice[]): void {
  const { name = '', port: number, protocol = 'TCP', targetPort, nodePort } = port;
  to.line(0, 'Port:', name || '<unset>', `${number}/${protocol}`);
  to.line(0, 'TargetPort:', `${targetPort ?? number}/${protocol}`);
  if (nodePort) to.line(0, 'NodePort:', name || '<unset>', `${nodePort}/${protocol}`);
  to.line(0, 'Endpoints:', endpointsText(slices, name));
}

const slicesOf = ({ metadata }: Service, cluster: RunningCluster): readonly EndpointSlice[] =>
  (objectsOf(cluster, 'EndpointSlice') as readonly EndpointSlice[]).filter(
    (slice) =>
      slice.metadata?.labels?.['kubernetes.io/service-name'] === metadata?.name &&
      (slice.metadata?.namespace ?? 'default') === (metadata?.namespace ?? 'default'),
  );

const MOST_LISTED = 3;

function endpointsText(slices: readonly EndpointSlice[], name: string): string {
  if (slices.length === 0) return '<none>';
  const all = slices.flatMap(({ ports = [], endpoints = [] }) =>
    ports
      .filter((port) => (port.name ?? '') === name)
      .flatMap(({ port }) =>
        endpoints
          .filter(({ conditions }) => conditions?.ready !== false)
          .map(({ addresses = [] }) => `${addresses[0]}:${port}`),
      ),
  );
  const text = all.slice(0, MOST_LISTED).join(',');
  return all.length > MOST_LISTED ? `${text} + ${all.length - MOST_LISTED} more...` : text;
}
