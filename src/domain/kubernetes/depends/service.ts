import type { ServiceSpec } from '#domain/kubernetes/schema/api.gen.ts';

/** What a Service asks for by number, the address families that not every cluster has, and who else has to act. */
export function serviceNeeds(spec: ServiceSpec): readonly string[] {
  const { clusterIP = '', clusterIPs = [clusterIP], ports = [] } = spec;
  const addresses = clusterIPs.filter((address) => address !== '' && address !== 'None');
  const nodePorts = ports.flatMap(({ nodePort = 0 }) => (nodePort === 0 ? [] : [nodePort]));
  const sixth = (spec.ipFamilies ?? []).includes('IPv6') || addresses.some((ip) => ip.includes(':'));
  return [
    ...othersNeed(spec),
    ...addresses.map((ip) => `${ip} has to be free, and in the cluster's range for Services.`),
    ...nodePorts.map((port) => `Node port ${port} has to be free.`),
    ...(sixth || spec.ipFamilyPolicy === 'RequireDualStack'
      ? ['The cluster has to give IPv6 addresses to Services.']
      : []),
  ];
}

function othersNeed({ type, externalName = '' }: ServiceSpec): readonly string[] {
  if (type === 'LoadBalancer')
    return ['A load balancer has to be there to give it an EXTERNAL-IP; until then it shows <pending>.'];
  return type === 'ExternalName' && externalName !== ''
    ? [`The name ${externalName} has to be found by DNS.`]
    : [];
}
