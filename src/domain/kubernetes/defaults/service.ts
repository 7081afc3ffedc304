import type { Service, ServicePort, ServiceSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { changed, orElse } from './words.ts';

const CLIENT_IP_SECONDS = 10_800;
const REACHED_INSIDE = new Set(['ClusterIP', 'NodePort', 'LoadBalancer']);

/** A Service as the API server holds it before it gives out addresses. After SetDefaults_Service and NormalizeClusterIPs. */
export function setServiceDefaults(service: Service): Service {
  const { sessionAffinityConfig, ...spec } = service.spec ?? {};
  const type = orElse(spec.type, 'ClusterIP');
  const sessionAffinity = orElse(spec.sessionAffinity, 'None');
  const base: ServiceSpec = {
    ...spec,
    type,
    sessionAffinity,
    ...affinityConfig(sessionAffinity, sessionAffinityConfig),
    ...changed('ports', spec.ports, (ports) => ports.map(setPortDefaults)),
    ...(REACHED_INSIDE.has(type) ? { internalTrafficPolicy: spec.internalTrafficPolicy ?? 'Cluster' } : {}),
    ...(type === 'LoadBalancer'
      ? { allocateLoadBalancerNodePorts: spec.allocateLoadBalancerNodePorts ?? true }
      : {}),
    ...(isReachedFromOutside(type, spec)
      ? { externalTrafficPolicy: orElse(spec.externalTrafficPolicy, 'Cluster') }
      : {}),
  };
  return { ...service, spec: { ...base, ...clusterIPs(spec) } };
}

/** After ExternallyAccessible in pkg/api/v1/service. */
function isReachedFromOutside(type: string, spec: ServiceSpec): boolean {
  return (
    type === 'LoadBalancer' ||
    type === 'NodePort' ||
    (type === 'ClusterIP' && (spec.externalIPs ?? []).length > 0)
  );
}

function clusterIPs(spec: ServiceSpec): Pick<ServiceSpec, 'clusterIPs'> {
  const alone = (spec.clusterIP ?? '') !== '' && (spec.clusterIPs ?? []).length === 0;
  return alone ? { clusterIPs: [spec.clusterIP ?? ''] } : {};
}

function affinityConfig(
  affinity: string,
  config: ServiceSpec['sessionAffinityConfig'],
): Pick<ServiceSpec, 'sessionAffinityConfig'> {
  if (affinity === 'None') return {};
  if (affinity === 'ClientIP' && config?.clientIP?.timeoutSeconds === undefined)
    return { sessionAffinityConfig: { clientIP: { timeoutSeconds: CLIENT_IP_SECONDS } } };
  return config === undefined ? {} : { sessionAffinityConfig: config };
}

function setPortDefaults(port: ServicePort): ServicePort {
  const unset = port.targetPort === undefined || port.targetPort === 0 || port.targetPort === '';
  return {
    ...port,
    protocol: orElse(port.protocol, 'TCP'),
    ...(unset ? { targetPort: port.port ?? 0 } : {}),
  };
}
