import { templateOf } from '#domain/kubernetes/pod-spec.ts';
import type { KubernetesObject } from '#domain/kubernetes/manifest.ts';
import type { PersistentVolumeClaim, Pod, Service } from '#domain/kubernetes/schema/api.gen.ts';

/** What the store holds besides, of the cluster's own making: one or two sentences. */
export function leftOut(object: KubernetesObject, kind: string): string {
  const own = 'Left out: metadata.uid, creationTimestamp, resourceVersion and managedFields, and the status.';
  return [own, ...later(object, kind)].join(' ');
}

function later(object: KubernetesObject, kind: string): readonly string[] {
  if (kind === 'Pod') return podLater(object as Pod);
  if (kind === 'Service') return serviceLater(object as Service);
  if (kind === 'PersistentVolumeClaim') return claimLater(object as PersistentVolumeClaim);
  if (kind === 'Job') return ['The server makes the selector, and labels with the Job’s name and uid.'];
  return templateOf(object, kind) === undefined
    ? []
    : [
        'Its Pods get more when they are made of the template: a ServiceAccount with its token, and tolerations.',
      ];
}

function podLater({ spec = {} }: Pod): readonly string[] {
  return (spec.nodeName ?? '') === '' ? ['The scheduler fills in spec.nodeName.'] : [];
}

function serviceLater({ spec = {} }: Service): readonly string[] {
  if (spec.type === 'ExternalName') return [];
  const given = (spec.clusterIP ?? '') === '' ? 'clusterIP, clusterIPs, ' : '';
  const ports =
    spec.type === 'NodePort' || spec.type === 'LoadBalancer' ? ' and a nodePort for each port' : '';
  return [`The cluster gives it ${given}ipFamilies and ipFamilyPolicy${ports}, after its own network.`];
}

function claimLater({ spec = {} }: PersistentVolumeClaim): readonly string[] {
  const named = spec.storageClassName !== undefined;
  return [
    ...(named ? [] : ['storageClassName is that of the cluster’s default class, if it has one.']),
    ...(spec.volumeName === undefined ? ['volumeName comes with the volume that is bound.'] : []),
  ];
}
