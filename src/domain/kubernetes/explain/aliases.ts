/**
 * What people write for a field of a type, and how the field is called: where the nearest name is another or none is near. A fix
 * that is more than a name stands as it is.
 */
const ALIASES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ConfigMapKeySelector: { configMapName: 'name' },
  ConfigMapEnvSource: { configMapName: 'name' },
  ConfigMapProjection: { configMapName: 'name' },
  ConfigMapVolumeSource: { configMapName: 'name' },
  Container: {
    cmd: 'command',
    cpu: 'resources: {limits: {cpu: 100m}}',
    entrypoint: 'command',
    environment: 'env',
    memory: 'resources: {limits: {memory: 64Mi}}',
    mounts: 'volumeMounts',
    probe: 'livenessProbe, readinessProbe or startupProbe',
    pullPolicy: 'imagePullPolicy',
    workDir: 'workingDir',
  },
  ContainerPort: { number: 'containerPort', port: 'containerPort', targetPort: 'containerPort' },
  EmptyDirVolumeSource: { size: 'sizeLimit', type: 'medium' },
  EnvFromSource: {
    configMap: 'configMapRef',
    configMapKeyRef: 'configMapRef',
    configMapName: 'configMapRef: {name: settings}',
    secret: 'secretRef',
    secretKeyRef: 'secretRef',
    secretName: 'secretRef: {name: credentials}',
  },
  EnvVar: {
    key: 'name',
    configMapKeyRef: 'valueFrom: {configMapKeyRef: ...}',
    secretKeyRef: 'valueFrom: {secretKeyRef: ...}',
  },
  EnvVarSource: {
    configMapRef: 'configMapKeyRef',
    secretRef: 'secretKeyRef',
    configMap: 'configMapKeyRef',
    secret: 'secretKeyRef',
  },
  LifecycleHandler: { command: 'exec: {command: [...]}' },
  PersistentVolumeClaimSpec: { storage: 'resources: {requests: {storage: 1Gi}}' },
  PersistentVolumeClaimVolumeSource: { name: 'claimName' },
  PodSpec: {
    restart: 'restartPolicy',
    serviceAccountname: 'serviceAccountName',
    sidecars: 'initContainers, with restartPolicy: Always on the item',
    sidecarContainers: 'initContainers, with restartPolicy: Always on the item',
  },
  Probe: {
    command: 'exec: {command: [...]}',
    path: 'httpGet: {path: /, port: 80}',
    port: 'httpGet: {path: /, port: 80}',
  },
  ResourceRequirements: {
    cpu: 'limits: {cpu: 100m}',
    limit: 'limits',
    memory: 'limits: {memory: 64Mi}',
    request: 'requests',
  },
  SecretEnvSource: { secretName: 'name' },
  SecretKeySelector: { secretName: 'name' },
  SecretProjection: { secretName: 'name' },
  SecretVolumeSource: { name: 'secretName' },
  SecurityContext: { group: 'runAsGroup', user: 'runAsUser' },
  ServicePort: { containerPort: 'targetPort', hostPort: 'nodePort' },
  ServiceSpec: { port: 'ports: [{port: 80}]', targetPort: 'ports: [{port: 80, targetPort: 8080}]' },
  Volume: { configmap: 'configMap', pvc: 'persistentVolumeClaim', volumeClaim: 'persistentVolumeClaim' },
  VolumeResourceRequirements: { storage: 'requests: {storage: 1Gi}' },
  VolumeMount: { mount: 'mountPath', path: 'mountPath', volume: 'name', volumeName: 'name' },
};

export function aliasOf(type: string, name: string): string {
  const names = Object.hasOwn(ALIASES, type) ? ALIASES[type] : undefined;
  return names !== undefined && Object.hasOwn(names, name) ? (names[name] ?? '') : '';
}
