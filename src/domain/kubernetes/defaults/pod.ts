import type { Container, Pod, PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { setContainerDefaults } from './container.ts';
import { podLevelResources, requestsFromLimits, roundRequirements } from './resources.ts';
import { setVolumeDefaults } from './volume.ts';
import { changed, orElse, withParts, type Changes } from './words.ts';

/** A Pod as the API server holds it. After SetDefaults_Pod in pkg/apis/core/v1/defaults.go. */
export function setPodDefaults(pod: Pod): Pod {
  const spec = setPodSpecDefaults(pod.spec ?? {});
  const requested: PodSpec = {
    enableServiceLinks: true,
    ...spec,
    ...changed('containers', spec.containers, (containers) => containers.map(requestsFromLimits)),
    ...changed('initContainers', spec.initContainers, (containers) => containers.map(requestsFromLimits)),
  };
  const resourced = podLevelResources(requested);
  return { ...pod, spec: resourced.hostNetwork === true ? hostNetworkPorts(resourced) : resourced };
}

/** What Pods and Pod templates share. After SetDefaults_PodSpec; fields behind a gate that is off are dropped. */
export function setPodSpecDefaults(written: PodSpec): PodSpec {
  const { workloadRef: _gated, ...spec } = written;
  return {
    ...withParts(spec, SPEC_PARTS),
    dnsPolicy: orElse(spec.dnsPolicy, 'ClusterFirst'),
    restartPolicy: orElse(spec.restartPolicy, 'Always'),
    securityContext: spec.securityContext ?? {},
    terminationGracePeriodSeconds: spec.terminationGracePeriodSeconds ?? 30,
    schedulerName: orElse(spec.schedulerName, 'default-scheduler'),
  };
}

const setEachContainer = <T extends Container>(containers: readonly T[]): readonly T[] =>
  containers.map(setContainerDefaults);

const SPEC_PARTS: Changes<PodSpec> = {
  containers: setEachContainer,
  initContainers: setEachContainer,
  ephemeralContainers: setEachContainer,
  volumes: (volumes) => volumes.map(setVolumeDefaults),
  resources: roundRequirements,
};

function hostNetworkPorts(spec: PodSpec): PodSpec {
  const withPorts = (container: Container): Container => ({
    ...container,
    ...changed('ports', container.ports, (ports) =>
      ports.map((port) =>
        (port.hostPort ?? 0) === 0 && port.containerPort !== undefined
          ? { ...port, hostPort: port.containerPort }
          : port,
      ),
    ),
  });
  return {
    ...spec,
    ...changed('containers', spec.containers, (containers) => containers.map(withPorts)),
    ...changed('initContainers', spec.initContainers, (containers) => containers.map(withPorts)),
  };
}
