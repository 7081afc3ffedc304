/** Kinds that the cluster works with, and what is true of all kept objects. */
import type { KubernetesObject } from '#domain/kubernetes/manifest.ts';
import type {
  ConfigMap,
  CronJob,
  DaemonSet,
  Deployment,
  Job,
  Namespace,
  NetworkPolicy,
  ObjectMeta,
  PersistentVolumeClaim,
  Pod,
  ReplicaSet,
  Secret,
  Service,
  ServiceAccount,
  StatefulSet,
} from '#domain/kubernetes/schema/api.gen.ts';

export interface Kinds {
  readonly ConfigMap: ConfigMap;
  readonly CronJob: CronJob;
  readonly DaemonSet: DaemonSet;
  readonly Deployment: Deployment;
  readonly Job: Job;
  readonly Namespace: Namespace;
  readonly NetworkPolicy: NetworkPolicy;
  readonly PersistentVolumeClaim: PersistentVolumeClaim;
  readonly Pod: Pod;
  readonly ReplicaSet: ReplicaSet;
  readonly Secret: Secret;
  readonly Service: Service;
  readonly ServiceAccount: ServiceAccount;
  readonly StatefulSet: StatefulSet;
}

/** Any object with what every one of them has. */
export interface ApiObject extends KubernetesObject {
  readonly metadata?: ObjectMeta;
}

const WITHOUT_NAMESPACE: ReadonlySet<string> = new Set([
  'Namespace',
  'Node',
  'PersistentVolume',
  'StorageClass',
  'ClusterRole',
  'ClusterRoleBinding',
  'PriorityClass',
]);

export const isNamespaced = (kind: string): boolean => !WITHOUT_NAMESPACE.has(kind);

/** Who an object is; what is missing is empty. */
export const metaOf = ({ metadata }: ApiObject) => ({
  name: metadata?.name ?? '',
  namespace: metadata?.namespace ?? '',
  uid: metadata?.uid ?? '',
  labels: metadata?.labels ?? {},
});
