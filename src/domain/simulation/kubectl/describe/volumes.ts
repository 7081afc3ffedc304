/** Volumes of a Pod or of a template. After describeVolumes of kubectl's describe.go. */
import type {
  DownwardAPIVolumeFile,
  ProjectedVolumeSource,
  Volume,
} from '#domain/kubernetes/schema/api.gen.ts';
import type { Description } from './description.ts';

/** The cells below a volume's name. */
type Lines = readonly (readonly [name: string, value: string])[];

export function describeVolumes(to: Description, volumes: readonly Volume[] = [], isTemplate = false): void {
  const [space, nameSpace] = isTemplate ? ['  ', ' '] : ['', ''];
  if (volumes.length === 0) return to.line(0, `${space}Volumes:`, '<none>');
  to.line(0, `${space}Volumes:`);
  for (const volume of volumes) {
    to.line(1, `${nameSpace}${volume.name ?? ''}:`);
    describeSource(to, volume);
  }
}

function describeSource(to: Description, volume: Volume): void {
  for (const [name, value] of simpleLines(volume) ?? claimLines(volume) ?? []) to.line(2, `${name}:`, value);
  if (volume.downwardAPI) describeFields(to, volume.downwardAPI.items);
  if (volume.projected) describeProjected(to, volume.projected);
}

function simpleLines({ hostPath, emptyDir, configMap, secret, image }: Volume): Lines | undefined {
  if (hostPath)
    return [['Type', 'HostPath (bare host directory volume)'], ['Path', hostPath.path ?? ''], ['HostPathType', hostPath.type ?? '']]; // prettier-ignore
  if (emptyDir)
    return [["Type", "EmptyDir (a temporary directory that shares a pod's lifetime)"], ['Medium', emptyDir.medium ?? ''], ['SizeLimit', String(emptyDir.sizeLimit ?? '<unset>')]]; // prettier-ignore
  if (configMap)
    return [['Type', 'ConfigMap (a volume populated by a ConfigMap)'], ['Name', configMap.name ?? ''], ['Optional', String(configMap.optional ?? false)]]; // prettier-ignore
  if (secret)
    return [['Type', 'Secret (a volume populated by a Secret)'], ['SecretName', secret.secretName ?? ''], ['Optional', String(secret.optional ?? false)]]; // prettier-ignore
  if (image)
    return [['Type', 'Image (a container image or OCI artifact)'], ['Reference', image.reference ?? ''], ['PullPolicy', image.pullPolicy ?? '']]; // prettier-ignore
  return undefined;
}

function claimLines({ persistentVolumeClaim: claim, ephemeral, nfs, downwardAPI, projected }: Volume): Lines {
  if (claim)
    return [['Type', 'PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)'], ['ClaimName', claim.claimName ?? ''], ['ReadOnly', String(claim.readOnly ?? false)]]; // prettier-ignore
  if (nfs)
    return [['Type', 'NFS (an NFS mount that lasts the lifetime of a pod)'], ['Server', nfs.server ?? ''], ['Path', nfs.path ?? ''], ['ReadOnly', String(nfs.readOnly ?? false)]]; // prettier-ignore
  if (ephemeral)
    return [['Type', 'EphemeralVolume (an inline specification for a volume that gets created and deleted with the pod)']]; // prettier-ignore
  if (downwardAPI) return [['Type', 'DownwardAPI (a volume populated by information about the pod)']];
  if (projected) return [['Type', 'Projected (a volume that contains injected data from multiple sources)']];
  return [['Type', '<unknown>']];
}

function describeFields(to: Description, items: readonly DownwardAPIVolumeFile[] = []): void {
  to.line(2, 'Items:');
  for (const { fieldRef, resourceFieldRef, path } of items)
    to.line(3, `${fieldRef?.fieldPath ?? resourceFieldRef?.resource} -> ${path}`);
}

function describeProjected(to: Description, { sources = [] }: ProjectedVolumeSource): void {
  for (const { secret, configMap, downwardAPI, serviceAccountToken } of sources) {
    if (secret) {
      to.line(2, 'SecretName:', secret.name ?? '');
      to.line(2, 'Optional:', String(secret.optional ?? false));
    } else if (downwardAPI) to.line(2, 'DownwardAPI:', 'true');
    else if (configMap) {
      to.line(2, 'ConfigMapName:', configMap.name ?? '');
      to.line(2, 'Optional:', String(configMap.optional ?? false));
    } else if (serviceAccountToken)
      to.line(2, 'TokenExpirationSeconds:', String(serviceAccountToken.expirationSeconds ?? 3600));
  }
}
