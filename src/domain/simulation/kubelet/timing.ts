/** How long the cluster's own parts take. Assumptions, the same in every run; the app shows them as such. Milliseconds. */

/** From the creation of a Pod to its first container: the scheduler's choice and the Pod's sandbox. */
export const SANDBOX_MS = 200;

/** Until the kubelet sees that a container started or ended: it asks the runtime once a second (the PLEG's relisting). */
export const SYNC_MS = 1000;

/** Until a changed ConfigMap or Secret stands in the volumes: the kubelet's sync period. */
export const CONFIG_SYNC_MS = 60_000;

/** How often a container that cannot be created is tried again, and a Pod in error is looked at (`backOffPeriod` of kubelet.go). */
export const RETRY_MS = 10_000;

/** A volume that cannot be mounted is tried again after so long, then after twice as long (`exponentialbackoff` of goroutinemap). */
export const MOUNT_RETRY_MS = 500;
export const MOST_MOUNT_RETRY_MS = 122_000;

/** Between a change of an object and what its controller makes of it. */
export const CONTROLLER_MS = 10;

/** `MaxContainerBackOff` and the first step before it (kubelet.go): the wait between restarts doubles. */
export const FIRST_BACK_OFF_MS = 10_000;
export const MOST_BACK_OFF_MS = 300_000;

/** Nobody gets less time to stop (`minimumGracePeriodInSeconds` of kuberuntime_container.go). */
export const LEAST_GRACE_MS = 2000;
