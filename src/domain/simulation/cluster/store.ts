/** The objects of the cluster as the API server keeps them. */
import type { KubernetesObject } from '#domain/kubernetes/manifest.ts';
import type { Kernel } from '#domain/simulation/kernel/kernel.ts';
import { formatTime } from '#domain/simulation/kubectl/timestamps.ts';
import { isNamespaced, type ApiObject, type Kinds } from './kinds.ts';
import { generatedName, newUid } from './names.ts';

export interface Change {
  readonly what: 'added' | 'changed' | 'removed';
  readonly kind: string;
  readonly object: ApiObject;
}

export class ObjectStore {
  private readonly kernel: Kernel;
  private readonly objects = new Map<string, ApiObject>();
  private readonly listeners: ((change: Change) => void)[] = [];
  private version = 1;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  /** Called at every change, after it was made. */
  watch(listener: (change: Change) => void): void {
    this.listeners.push(listener);
  }

  /** In the order in which they were made. */
  list<K extends keyof Kinds>(kind: K, namespace?: string): readonly Kinds[K][] {
    return this.all(kind).filter(
      ({ metadata }) => namespace === undefined || metadata?.namespace === namespace,
    ) as readonly Kinds[K][];
  }

  all(kind: string): readonly ApiObject[] {
    return [...this.objects.values()].filter((object) => object.kind === kind);
  }

  get<K extends keyof Kinds>(kind: K, namespace: string, name: string): Kinds[K] | undefined {
    return this.find(kind, namespace, name) as Kinds[K] | undefined;
  }

  find(kind: string, namespace: string, name: string): ApiObject | undefined {
    return this.objects.get(keyOf(kind, namespace, name));
  }

  byUid(uid: string): ApiObject | undefined {
    return [...this.objects.values()].find(({ metadata }) => metadata?.uid === uid);
  }

  ownedBy(uid: string): readonly ApiObject[] {
    return [...this.objects.values()].filter(
      ({ metadata }) => metadata?.ownerReferences?.some((owner) => owner.uid === uid) === true,
    );
  }

  /** Gives it what the server gives: a name, an identity, times. */
  create<T extends ApiObject>(kind: keyof Kinds | (string & {}), object: T): T {
    const { name = '', generateName = '', namespace = 'default' } = object.metadata ?? {};
    const created: ApiObject = {
      ...object,
      kind,
      metadata: {
        ...object.metadata,
        creationTimestamp: formatTime(this.kernel.wallTime),
        generation: 1,
        name: name === '' ? generatedName(this.kernel, generateName) : name,
        ...(isNamespaced(kind) ? { namespace } : {}),
        resourceVersion: this.nextVersion(),
        uid: newUid(this.kernel),
      },
    };
    this.objects.set(keyOfObject(created), created);
    this.tell({ what: 'added', kind, object: created });
    return created as T;
  }

  /** Puts a changed object in the place of the old one; nothing when it is gone. */
  update(object: ApiObject): void {
    const key = keyOfObject(object);
    if (!this.objects.has(key)) return;
    const changed = { ...object, metadata: { ...object.metadata, resourceVersion: this.nextVersion() } };
    this.objects.set(key, changed);
    this.tell({ what: 'changed', kind: object.kind ?? '', object: changed });
  }

  /** The status alone; does nothing when it says the same as before. */
  setStatus(object: ApiObject, status: object): void {
    const now = this.objects.get(keyOfObject(object)) as (ApiObject & { status?: object }) | undefined;
    if (!now || JSON.stringify(now.status) === JSON.stringify(status)) return;
    this.update({ ...now, status } as ApiObject);
  }

  remove(object: ApiObject): boolean {
    if (!this.objects.delete(keyOfObject(object))) return false;
    this.tell({ what: 'removed', kind: object.kind ?? '', object });
    return true;
  }

  private tell(change: Change): void {
    for (const listener of this.listeners) listener(change);
  }

  private nextVersion(): string {
    this.version += 1;
    return String(this.version);
  }
}

const keyOf = (kind: string, namespace: string, name: string): string =>
  `${kind}/${isNamespaced(kind) ? namespace : ''}/${name}`;

const keyOfObject = ({ kind = '', metadata }: KubernetesObject): string =>
  keyOf(kind, metadata?.namespace ?? '', metadata?.name ?? '');
