import type { NetworkPolicy, Service, ServicePort } from '#domain/kubernetes/schema/api.gen.ts';
import type { EndpointSlice, Endpoints } from '#domain/simulation/kubectl/endpoints.ts';
import { labelsText, selectorText } from '#domain/simulation/kubectl/selectors.ts';
import { AGE, NAME, NONE, column, wide } from './columns.ts';

/** So many are listed; of more, their number. */
const MOST_LISTED = 3;

function listed(all: readonly string[], none: string): string {
  const text = all.slice(0, MOST_LISTED).join(',') || none;
  return all.length > MOST_LISTED ? `${text} + ${all.length - MOST_LISTED} more...` : text;
}

export const SERVICE = [
  NAME,
  column<Service>('TYPE', ({ spec }) => spec?.type ?? 'ClusterIP'),
  column<Service>('CLUSTER-IP', ({ spec }) => spec?.clusterIP || NONE),
  column<Service>('EXTERNAL-IP', externalAddress),
  column<Service>('PORT(S)', ({ spec }) => (spec?.ports ?? []).map(portText).join(',') || NONE),
  AGE,
  wide<Service>('SELECTOR', ({ spec }) => labelsText(spec?.selector)),
];

function externalAddress(service: Service): string {
  const { type, externalName = '', externalIPs = [] } = service.spec ?? {};
  if (type === 'ExternalName') return externalName;
  if (type !== 'LoadBalancer') return externalIPs.join(',') || NONE;
  return [...balancers(service), ...externalIPs].join(',') || '<pending>';
}

const balancers = ({ status }: Service): readonly string[] =>
  (status?.loadBalancer?.ingress ?? []).map(({ ip, hostname }) => ip || (hostname ?? ''));

function portText({ port = 0, nodePort, protocol = 'TCP' }: ServicePort): string {
  return nodePort ? `${port}:${nodePort}/${protocol}` : `${port}/${protocol}`;
}

export const ENDPOINTS = [NAME, column<Endpoints>('ENDPOINTS', (object) => endpointsText(object)), AGE];

function endpointsText({ subsets = [] }: Endpoints): string {
  const all = subsets.flatMap(({ addresses = [], ports = [] }) =>
    ports.length === 0
      ? addresses.map(({ ip }) => ip)
      : ports.flatMap(({ port }) => addresses.map(({ ip }) => `${ip}:${port}`)),
  );
  return subsets.length === 0 ? NONE : listed(all, '');
}

export const ENDPOINT_SLICE = [
  NAME,
  column<EndpointSlice>('ADDRESSTYPE', ({ addressType }) => addressType),
  column<EndpointSlice>('PORTS', ({ ports }) =>
    listed(
      (ports ?? []).map(({ port }) => String(port)),
      '<unset>',
    ),
  ),
  column<EndpointSlice>('ENDPOINTS', ({ endpoints }) =>
    listed(
      (endpoints ?? []).flatMap(({ addresses = [] }) => addresses),
      '<unset>',
    ),
  ),
  AGE,
];

export const NETWORK_POLICY = [
  NAME,
  column<NetworkPolicy>('POD-SELECTOR', ({ spec }) => selectorText(spec?.podSelector)),
  AGE,
];
