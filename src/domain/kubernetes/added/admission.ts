import { changed } from '#domain/kubernetes/defaults/words.ts';
import type { KubernetesObject, Manifest } from '#domain/kubernetes/manifest.ts';
import type {
  Container,
  PersistentVolumeClaim,
  Pod,
  PodSpec,
  ServiceAccount,
  Toleration,
  Volume,
  VolumeMount,
} from '#domain/kubernetes/schema/api.gen.ts';

/** The server picks five letters of its own for the end. */
const TOKEN_VOLUME = 'kube-api-access-xxxxx';
const TOKEN_PATH = '/var/run/secrets/kubernetes.io/serviceaccount';
const EVICTION_SECONDS = 300;
const CLAIM_PROTECTION = 'kubernetes.io/pvc-protection';
const SYSTEM_PRIORITIES: ReadonlyMap<string, number> = new Map([
  ['system-cluster-critical', 2_000_000_000],
  ['system-node-critical', 2_000_001_000],
]);

/**
 * What the admission plugins that are on by default add at creation, on a cluster as `kubeadm` makes it: ServiceAccount,
 * DefaultTolerationSeconds, Priority, StorageObjectInUseProtection. `siblings` may hold the Pod's ServiceAccount.
 */
export function admit(
  object: KubernetesObject,
  kind: string,
  siblings: readonly Manifest[],
): KubernetesObject {
  if (kind === 'PersistentVolumeClaim') return protectedClaim(object as PersistentVolumeClaim);
  if (kind !== 'Pod') return object;
  const spec = (object as Pod).spec ?? {};
  const account = spec.serviceAccountName ?? 'default';
  const own = accountOf(account, object.metadata?.namespace, siblings);
  const named = { ...spec, serviceAccount: account, serviceAccountName: account };
  return { ...object, spec: prioritized(tolerant(pulling(withToken(named, own), own))) } as KubernetesObject;
}

const namespaceOf = (namespace: string | undefined): string => namespace ?? 'default';

function accountOf(
  name: string,
  namespace: string | undefined,
  siblings: readonly Manifest[],
): ServiceAccount | undefined {
  const found = siblings.find(
    ({ kind, object }) =>
      kind === 'ServiceAccount' &&
      object?.metadata?.name === name &&
      namespaceOf(object.metadata.namespace) === namespaceOf(namespace),
  );
  return found?.object as ServiceAccount | undefined;
}

function protectedClaim(claim: PersistentVolumeClaim): PersistentVolumeClaim {
  const finalizers = claim.metadata?.finalizers ?? [];
  if (finalizers.includes(CLAIM_PROTECTION)) return claim;
  return { ...claim, metadata: { ...claim.metadata, finalizers: [...finalizers, CLAIM_PROTECTION] } };
}

/** After serviceAccount.mountServiceAccountToken in plugin/pkg/admission/serviceaccount/admission.go. */
function withToken(spec: PodSpec, account: ServiceAccount | undefined): PodSpec {
  const { containers = [], initContainers = [], volumes = [] } = spec;
  if (!wantsToken(spec, account) || [...containers, ...initContainers].every(hasToken)) return spec;
  const there = volumes.find(({ name = '' }) => name.startsWith('kube-api-access-'));
  const mount: VolumeMount = { name: there?.name ?? TOKEN_VOLUME, readOnly: true, mountPath: TOKEN_PATH };
  const mounting = (all: readonly Container[]) => all.map((container) => withMount(container, mount));
  return {
    ...spec,
    ...changed('containers', spec.containers, mounting),
    ...changed('initContainers', spec.initContainers, mounting),
    volumes: there === undefined ? [...volumes, tokenVolume()] : volumes,
  };
}

/** The Pod's own word goes before its account's. */
const wantsToken = (spec: PodSpec, account: ServiceAccount | undefined): boolean =>
  spec.automountServiceAccountToken ?? account?.automountServiceAccountToken ?? true;

const hasToken = ({ volumeMounts = [] }: Container): boolean =>
  volumeMounts.some(({ mountPath }) => mountPath === TOKEN_PATH);

const withMount = (container: Container, mount: VolumeMount): Container =>
  hasToken(container)
    ? container
    : { ...container, volumeMounts: [...(container.volumeMounts ?? []), mount] };

const tokenVolume = (): Volume => ({
  name: TOKEN_VOLUME,
  projected: {
    defaultMode: 0o644,
    sources: [
      { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
      { configMap: { items: [{ key: 'ca.crt', path: 'ca.crt' }], name: 'kube-root-ca.crt' } },
      {
        downwardAPI: {
          items: [{ fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' }, path: 'namespace' }],
        },
      },
    ],
  },
});

function pulling(spec: PodSpec, account: ServiceAccount | undefined): PodSpec {
  const own = spec.imagePullSecrets ?? [];
  const secrets = account?.imagePullSecrets ?? [];
  return own.length > 0 || secrets.length === 0 ? spec : { ...spec, imagePullSecrets: secrets };
}

/** After Admit of plugin/pkg/admission/defaulttolerationseconds: unless the Pod says itself what it does on such a node. */
function tolerant(spec: PodSpec): PodSpec {
  const own = spec.tolerations ?? [];
  const added = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable']
    .filter((taint) => !own.some((toleration) => speaksOf(toleration, taint)))
    .map((key): Toleration => ({
      effect: 'NoExecute',
      key,
      operator: 'Exists',
      tolerationSeconds: EVICTION_SECONDS,
    }));
  return added.length === 0 ? spec : { ...spec, tolerations: [...own, ...added] };
}

const speaksOf = ({ key = '', effect = '' }: Toleration, taint: string): boolean =>
  (key === taint || key === '') && (effect === 'NoExecute' || effect === '');

/** After priorityPlugin.admitPod. A class that the cluster defines has a number of its own, which no text tells. */
function prioritized(spec: PodSpec): PodSpec {
  const { priorityClassName = '' } = spec;
  const priority = priorityClassName === '' ? 0 : SYSTEM_PRIORITIES.get(priorityClassName);
  return priority === undefined ? spec : { preemptionPolicy: 'PreemptLowerPriority', ...spec, priority };
}
