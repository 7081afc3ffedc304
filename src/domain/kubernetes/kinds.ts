import {
  setDaemonSetDefaults,
  setDeploymentDefaults,
  setReplicaSetDefaults,
  setStatefulSetDefaults,
} from './defaults/apps.ts';
import { setCronJobDefaults, setJobDefaults } from './defaults/batch.ts';
import { setClaimDefaults } from './defaults/claim.ts';
import { setNetworkPolicyDefaults } from './defaults/networkpolicy.ts';
import { setConfigMapDefaults, setNamespaceDefaults, setSecretDefaults } from './defaults/others.ts';
import { setPodDefaults } from './defaults/pod.ts';
import { setServiceDefaults } from './defaults/service.ts';
import type { KubernetesObject } from './manifest.ts';
import { validateConfigMap } from './validation/configmap.ts';
import type { FieldErrors } from './validation/field-errors.ts';
import { validateNamespace } from './validation/namespace.ts';
import { validateNetworkPolicy } from './validation/networkpolicy.ts';
import { validateClaim } from './validation/claim.ts';
import { validatePod } from './validation/pod/pod.ts';
import { validateSecret } from './validation/secret.ts';
import { validateServiceAccount } from './validation/serviceaccount.ts';
import { validateService } from './validation/service/service.ts';
import { validateCronJob } from './validation/workload/cronjob.ts';
import { validateDaemonSet } from './validation/workload/daemonset.ts';
import { validateDeployment } from './validation/workload/deployment.ts';
import { validateJob } from './validation/workload/job.ts';
import { validateReplicaSet } from './validation/workload/replicaset.ts';
import { validateStatefulSet } from './validation/workload/statefulset.ts';

/** What the API server does with a kind between decoding and storing. Both work on an object whose types were checked. */
export interface Kind {
  readonly setDefaults: (object: KubernetesObject) => KubernetesObject;
  readonly validate: (object: KubernetesObject, errors: FieldErrors) => void;
}

/** The decoder has checked the object against the kind's schema: from here on it is that type. */
function kind<T extends KubernetesObject>(
  setDefaults: (object: T) => T,
  validate: (object: T, errors: FieldErrors) => void,
): Kind {
  return {
    setDefaults: (object) => setDefaults(object as T),
    validate: (object, errors) => validate(object as T, errors),
  };
}

const asItIs = <T>(object: T): T => object;

const KINDS: ReadonlyMap<string, Kind> = new Map([
  ['Pod', kind(setPodDefaults, validatePod)],
  ['Service', kind(setServiceDefaults, validateService)],
  ['ConfigMap', kind(setConfigMapDefaults, validateConfigMap)],
  ['Secret', kind(setSecretDefaults, validateSecret)],
  ['PersistentVolumeClaim', kind(setClaimDefaults, validateClaim)],
  ['Namespace', kind(setNamespaceDefaults, validateNamespace)],
  ['ServiceAccount', kind(asItIs, validateServiceAccount)],
  ['NetworkPolicy', kind(setNetworkPolicyDefaults, validateNetworkPolicy)],
  ['Deployment', kind(setDeploymentDefaults, validateDeployment)],
  ['ReplicaSet', kind(setReplicaSetDefaults, validateReplicaSet)],
  ['StatefulSet', kind(setStatefulSetDefaults, validateStatefulSet)],
  ['DaemonSet', kind(setDaemonSetDefaults, validateDaemonSet)],
  ['Job', kind(setJobDefaults, validateJob)],
  ['CronJob', kind(setCronJobDefaults, validateCronJob)],
]);

export const kindOf = (name: string): Kind =>
  KINDS.get(name) ?? { setDefaults: asItIs, validate: () => undefined };
