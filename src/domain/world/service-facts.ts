import type { ServicePort, ServiceSpec } from '#domain/kubernetes/schema/api.gen.ts';
import type { Manifest } from '#domain/kubernetes/manifest.ts';
import { nameOf, namespaceOf } from './identity.ts';
import { valueAt, within } from './origin.ts';
import type { Origin, ServiceFact, ServicePortFact } from './types.ts';

export function serviceFact(manifest: Manifest, given: boolean): ServiceFact {
  const spec = (valueAt({ manifest, path: ['spec'] }) ?? {}) as ServiceSpec;
  const name = nameOf(manifest);
  const ports = { manifest, path: ['spec', 'ports'] };
  return {
    id: `service/${name}`,
    name,
    namespace: namespaceOf(manifest),
    type: spec.type ?? 'ClusterIP',
    headless: spec.clusterIP === 'None',
    externalName: spec.type === 'ExternalName' ? (spec.externalName ?? '') : '',
    selector: spec.selector ?? {},
    ports: (spec.ports ?? []).map((port, at) => servicePort(port ?? {}, within(ports, at), manifest, at)),
    given,
    origin: { manifest, path: [] },
  };
}

function servicePort(port: ServicePort, origin: Origin, manifest: Manifest, at: number): ServicePortFact {
  const written = (manifest.written as { readonly spec?: ServiceSpec } | undefined)?.spec?.ports?.[at]
    ?.targetPort;
  const number = port.port ?? 0;
  return {
    name: port.name ?? '',
    port: number,
    protocol: port.protocol ?? 'TCP',
    targetPort: port.targetPort ?? number,
    targetPortWritten: written !== undefined && written !== null,
    origin,
  };
}
