/** The kinds that kubectl can be asked for here, by all their names. */
export interface Resource {
  readonly kind: string;
  readonly plural: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  /** `apps`; empty for the core group. */
  readonly group: string;
  readonly isNamespaced: boolean;
}

const resource = (
  kind: string,
  group: string,
  shortNames: string,
  { plural = `${kind.toLowerCase()}s`, isNamespaced = true } = {},
): Resource => ({
  kind,
  plural,
  singular: kind.toLowerCase(),
  shortNames: shortNames === '' ? [] : shortNames.split(' '),
  group,
  isNamespaced,
});

/** In the order of `kubectl api-resources`. */
export const RESOURCES: readonly Resource[] = [
  resource('ConfigMap', '', 'cm'),
  resource('Endpoints', '', 'ep', { plural: 'endpoints' }),
  resource('Event', '', 'ev'),
  resource('Namespace', '', 'ns', { isNamespaced: false }),
  resource('Node', '', 'no', { isNamespaced: false }),
  resource('PersistentVolumeClaim', '', 'pvc'),
  resource('Pod', '', 'po'),
  resource('Secret', '', ''),
  resource('ServiceAccount', '', 'sa'),
  resource('Service', '', 'svc'),
  resource('DaemonSet', 'apps', 'ds'),
  resource('Deployment', 'apps', 'deploy'),
  resource('ReplicaSet', 'apps', 'rs'),
  resource('StatefulSet', 'apps', 'sts'),
  resource('CronJob', 'batch', 'cj'),
  resource('Job', 'batch', ''),
  resource('EndpointSlice', 'discovery.k8s.io', ''),
  resource('NetworkPolicy', 'networking.k8s.io', 'netpol', { plural: 'networkpolicies' }),
];

/** Kinds of `kubectl get all`, in its order. */
export const ALL_KINDS = [
  'Pod',
  'Service',
  'DaemonSet',
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'CronJob',
  'Job',
];

/** Kinds of a cluster that a run has no objects of: asking for them finds none. */
const EMPTY_KINDS: readonly Resource[] = [
  resource('PersistentVolume', '', 'pv', { isNamespaced: false }),
  resource('ReplicationController', '', 'rc'),
  resource('HorizontalPodAutoscaler', 'autoscaling', 'hpa'),
  resource('Ingress', 'networking.k8s.io', 'ing', { plural: 'ingresses' }),
  resource('PodDisruptionBudget', 'policy', 'pdb'),
  resource('ResourceQuota', '', 'quota'),
  resource('LimitRange', '', 'limits'),
  resource('Role', 'rbac.authorization.k8s.io', ''),
  resource('RoleBinding', 'rbac.authorization.k8s.io', ''),
  resource('StorageClass', 'storage.k8s.io', 'sc', { plural: 'storageclasses', isNamespaced: false }),
];

const KNOWN = [...RESOURCES, ...EMPTY_KINDS];

/** `pod`, `po`, `Pods`, `deployments.apps`, `deployments.v1.apps`. */
export function findResource(word: string): Resource | undefined {
  const [name = '', ...after] = word.toLowerCase().split('.');
  const group = /^v\d/.test(after[0] ?? '') ? after.slice(1).join('.') : after.join('.');
  return KNOWN.find(
    (one) =>
      (group === '' || one.group === group) &&
      (one.plural === name || one.singular === name || one.shortNames.includes(name)),
  );
}

export const resourceOfKind = (kind: string): Resource | undefined => KNOWN.find((one) => one.kind === kind);

const withGroup = (name: string, { group }: Resource): string => (group === '' ? name : `${name}.${group}`);

/** `pods`, `deployments.apps`. */
export const groupedPlural = (one: Resource): string => withGroup(one.plural, one);

/** `pod`, `deployment.apps`: as `-o name` and headings of several kinds write it. */
export const groupedSingular = (one: Resource): string => withGroup(one.singular, one);

/** `v1`, `apps/v1`. */
export const apiVersionOf = ({ group }: Resource): string => (group === '' ? 'v1' : `${group}/v1`);
