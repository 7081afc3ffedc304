/** The one node of the cluster, as `kind` makes it, with room for what the course needs. */
export const NODE = {
  name: 'kind-control-plane',
  ip: '172.18.0.2',
  /** What Pods may ask for together. */
  allocatable: new Map([
    ['cpu', '4'],
    ['memory', '8Gi'],
    ['ephemeral-storage', '100Gi'],
    ['pods', '110'],
  ]) as ReadonlyMap<string, string>,
  labels: new Map([
    ['kubernetes.io/hostname', 'kind-control-plane'],
    ['kubernetes.io/os', 'linux'],
    ['kubernetes.io/arch', 'amd64'],
    ['beta.kubernetes.io/os', 'linux'],
    ['beta.kubernetes.io/arch', 'amd64'],
    ['node-role.kubernetes.io/control-plane', ''],
  ]) as ReadonlyMap<string, string>,
} as const;
