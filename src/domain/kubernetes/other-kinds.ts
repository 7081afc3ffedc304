/** Kinds of Kubernetes that Tripod leaves to a cluster: of them it cannot say that they do not exist. */
const OTHER_KINDS = new Set(
  (
    'ClusterRole ClusterRoleBinding ControllerRevision CSIDriver CustomResourceDefinition Endpoints EndpointSlice Event Gateway ' +
    'HorizontalPodAutoscaler HTTPRoute Ingress IngressClass Lease LimitRange MutatingWebhookConfiguration Node PersistentVolume ' +
    'PodDisruptionBudget PodTemplate PriorityClass ReplicationController ResourceClaim ResourceClaimTemplate ResourceQuota Role ' +
    'RoleBinding RuntimeClass StorageClass ValidatingAdmissionPolicy ValidatingWebhookConfiguration VolumeAttributesClass'
  ).split(' '),
);

export const isLeftToCluster = (kind: string): boolean => OTHER_KINDS.has(kind);
