/** What a controller works with. Each looks at all of its objects whenever anything has changed. */
import type { KubernetesObject } from '#domain/kubernetes/manifest.ts';
import type { OwnerReference, Pod, PodTemplateSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { metaOf, type ApiObject } from '#domain/simulation/cluster/kinds.ts';
import type { ObjectStore } from '#domain/simulation/cluster/store.ts';
import type { Kernel } from '#domain/simulation/kernel/kernel.ts';

export interface ControllerTools {
  readonly kernel: Kernel;
  readonly store: ObjectStore;
  create(kind: string, object: KubernetesObject): ApiObject;
  remove(object: ApiObject): void;
  event(
    object: ApiObject,
    event: {
      readonly type: 'Normal' | 'Warning';
      readonly reason: string;
      readonly message: string;
      readonly from: string;
    },
  ): void;
  /** Has all controllers look again after so many milliseconds. */
  wakeIn(ms: number): void;
}

export type Controller = (tools: ControllerTools) => void;

export function ownerOf(owner: ApiObject): OwnerReference {
  const { name, uid } = metaOf(owner);
  const { apiVersion = '', kind = '' } = owner;
  return { apiVersion, blockOwnerDeletion: true, controller: true, kind, name, uid };
}

export const podsOwnedBy = ({ store }: ControllerTools, owner: ApiObject): readonly Pod[] =>
  store.ownedBy(owner.metadata?.uid ?? '').filter(({ kind }) => kind === 'Pod');

/** A Pod from a template. Without a name it gets the owner's with a suffix. */
export function podFrom(
  owner: ApiObject,
  template: PodTemplateSpec = {},
  added: { readonly name?: string; readonly labels?: Readonly<Record<string, string>> } = {},
): Pod {
  const { name, namespace } = metaOf(owner);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...template.metadata,
      ...(added.name === undefined ? { generateName: `${name}-` } : { name: added.name }),
      namespace,
      labels: { ...template.metadata?.labels, ...added.labels },
      ownerReferences: [ownerOf(owner)],
    },
    spec: template.spec ?? {},
  };
}
