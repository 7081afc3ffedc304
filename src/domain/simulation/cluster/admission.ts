/** What becomes of an object on its way into the store. */
import { admit } from '#domain/kubernetes/added/admission.ts';
import { convert } from '#domain/kubernetes/added/convert.ts';
import { kindOf } from '#domain/kubernetes/kinds.ts';
import type { Manifest } from '#domain/kubernetes/manifest.ts';
import type { Job, PersistentVolumeClaim, Pod, Service } from '#domain/kubernetes/schema/api.gen.ts';
import type { Kernel } from '#domain/simulation/kernel/kernel.ts';
import { qosClass } from '#domain/simulation/kubelet/status/qos.ts';
import type { Addresses } from './addresses.ts';
import type { ApiObject } from './kinds.ts';
import { generatedName, newUid, randomSuffix } from './names.ts';

interface Admission {
  readonly kernel: Kernel;
  readonly addresses: Addresses;
  /** All manifests of the run: a Pod's ServiceAccount may be among them. */
  readonly manifests: readonly Manifest[];
}

export function admitted(object: ApiObject, kind: string, admission: Admission): ApiObject {
  const named = withName(object, admission.kernel);
  if (kind === 'Pod') return admittedPod(named as Pod, admission);
  const converted = convert(named, kind) as ApiObject;
  if (kind === 'Service') return withAddresses(converted as Service, admission.addresses);
  if (kind === 'PersistentVolumeClaim')
    return bound(admit(converted, kind, admission.manifests), admission.kernel);
  return kind === 'Job' ? withJobLabels(converted as Job, admission.kernel) : converted;
}

function withName(object: ApiObject, kernel: Kernel): ApiObject {
  const { name = '', generateName = '' } = object.metadata ?? {};
  if (name !== '' || generateName === '') return object;
  return { ...object, metadata: { ...object.metadata, name: generatedName(kernel, generateName) } };
}

const TOKEN_VOLUME = 'kube-api-access-xxxxx';

function admittedPod(pod: Pod, { kernel, manifests }: Admission): Pod {
  const defaulted = kindOf('Pod').setDefaults(convert(pod, 'Pod'));
  const whole = admit(defaulted, 'Pod', manifests) as Pod;
  const suffix = randomSuffix(kernel);
  const renamed = <T extends { readonly name?: string }>(each: T): T =>
    each.name === TOKEN_VOLUME ? { ...each, name: `kube-api-access-${suffix}` } : each;
  const mounting = (all: NonNullable<Pod['spec']>['containers']) =>
    all?.map((container) => ({
      ...container,
      ...(container.volumeMounts ? { volumeMounts: container.volumeMounts.map(renamed) } : {}),
    }));
  const { containers, initContainers, volumes } = whole.spec ?? {};
  return {
    ...whole,
    spec: {
      ...whole.spec,
      containers: mounting(containers) ?? [],
      ...(initContainers ? { initContainers: mounting(initContainers) ?? [] } : {}),
      ...(volumes ? { volumes: volumes.map(renamed) } : {}),
    },
    status: { phase: 'Pending', qosClass: qosClass(whole.spec ?? {}) },
  };
}

function withAddresses(service: Service, addresses: Addresses): Service {
  const { spec = {} } = service;
  if (spec.type === 'ExternalName') return service;
  const clusterIP = spec.clusterIP || addresses.nextService();
  const hasNodePorts = spec.type === 'NodePort' || spec.type === 'LoadBalancer';
  const ports = spec.ports?.map((port) => ({
    ...port,
    ...(hasNodePorts && !port.nodePort ? { nodePort: addresses.nextNodePort() } : {}),
  }));
  return {
    ...service,
    spec: { ...spec, clusterIP, clusterIPs: spec.clusterIPs ?? [clusterIP], ...(ports ? { ports } : {}) },
    status: { loadBalancer: {} },
  };
}

/** Every claim finds its volume: what provisions them is not modelled. */
function bound(claim: PersistentVolumeClaim, kernel: Kernel): PersistentVolumeClaim {
  const { spec = {} } = claim;
  const capacity = spec.resources?.requests ?? {};
  return {
    ...claim,
    spec: {
      storageClassName: 'standard',
      ...spec,
      volumeName: spec.volumeName ?? `pvc-${newUid(kernel)}`,
    },
    status: { accessModes: spec.accessModes ?? [], capacity, phase: 'Bound' },
  } as PersistentVolumeClaim;
}

/** After generateSelector of pkg/registry/batch/job/strategy.go. */
function withJobLabels(job: Job, kernel: Kernel): Job {
  const { metadata, spec = {} } = job;
  if (spec.manualSelector === true) return job;
  const uid = newUid(kernel);
  const name = metadata?.name ?? '';
  const labels = {
    'batch.kubernetes.io/controller-uid': uid,
    'batch.kubernetes.io/job-name': name,
    'controller-uid': uid,
    'job-name': name,
  };
  const { template = {} } = spec;
  return {
    ...job,
    spec: {
      ...spec,
      selector: { matchLabels: { 'batch.kubernetes.io/controller-uid': uid } },
      template: {
        ...template,
        metadata: { ...template.metadata, labels: { ...template.metadata?.labels, ...labels } },
      },
    },
  };
}
