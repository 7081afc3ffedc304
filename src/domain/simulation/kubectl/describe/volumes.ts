/** Volumes of a Pod or of a template. After describeVolumes of kubectl's describe.go. */
import type {
  DownwardAPIVolumeFile,
  ProjectedVolumeSource,
  Volume,
} from '#domain/kubernetes/schema/api.gen.ts';
import { orUnset, type Description } from './description.ts';

export function describeVolumes(to: Description, volumes: readonly Volume[] = [], isTemplate = false): void {
  const [space, nameSpace] = isTemplate ? ['  ', ' '] : ['', ''];
  if (volumes.length === 0) return to.line(0, `${space}Volumes:`, '<none>');
  to.line(0, `${space}Volumes:`);
  for (const volume of volumes) {
    to.line(1, `${nameSpace}${volume.name}:`);
    const describe = SOURCES.find(([source]) => volume[source] !== undefined)?.[1];
    if (describe) describe(to, volume);
    else to.line(2, 'Type:', '<unknown>');
  }
}

type Describe = (to: Description, volume: Volume) => void;

const isOptional = (source: { readonly optional?: boolean } | undefined): boolean =>
  source?.optional === true;

const SOURCES: readonly (readonly [keyof Volume, Describe])[] = [
  [
    'hostPath',
    (to, { hostPath }) => {
      to.line(2, 'Type:', 'HostPath (bare host directory volume)');
      to.line(2, 'Path:', hostPath?.path);
      to.line(2, 'HostPathType:', hostPath?.type);
    },
  ],
  [
    'emptyDir',
    (to, { emptyDir }) => {
      to.line(2, 'Type:', "EmptyDir (a temporary directory that shares a pod's lifetime)");
      to.line(2, 'Medium:', emptyDir?.medium);
      to.line(2, 'SizeLimit:', orUnset(emptyDir?.sizeLimit));
    },
  ],
  [
    'configMap',
    (to, { configMap }) => {
      to.line(2, 'Type:', 'ConfigMap (a volume populated by a ConfigMap)');
      to.line(2, 'Name:', configMap?.name);
      to.line(2, 'Optional:', isOptional(configMap));
    },
  ],
  [
    'secret',
    (to, { secret }) => {
      to.line(2, 'Type:', 'Secret (a volume populated by a Secret)');
      to.line(2, 'SecretName:', secret?.secretName);
      to.line(2, 'Optional:', isOptional(secret));
    },
  ],
  [
    'persistentVolumeClaim',
    (to, { persistentVolumeClaim: claim }) => {
      to.line(
        2,
        'Type:',
        'PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)',
      );
      to.line(2, 'ClaimName:', claim?.claimName);
      to.line(2, 'ReadOnly:', claim?.readOnly === true);
    },
  ],
  [
    'downwardAPI',
    (to, { downwardAPI }) => {
      to.line(2, 'Type:', 'DownwardAPI (a volume populated by information about the pod)');
      describeFields(to, downwardAPI?.items);
    },
  ],
  [
    'projected',
    (to, { projected }) => {
      to.line(2, 'Type:', 'Projected (a volume that contains injected data from multiple sources)');
      for (const source of projected?.sources ?? []) describeProjected(to, source);
    },
  ],
  [
    'image',
    (to, { image }) => {
      to.line(2, 'Type:', 'Image (a container image or OCI artifact)');
      to.line(2, 'Reference:', image?.reference);
      to.line(2, 'PullPolicy:', image?.pullPolicy);
    },
  ],
  [
    'nfs',
    (to, { nfs }) => {
      to.line(2, 'Type:', 'NFS (an NFS mount that lasts the lifetime of a pod)');
      to.line(2, 'Server:', nfs?.server);
      to.line(2, 'Path:', nfs?.path);
      to.line(2, 'ReadOnly:', nfs?.readOnly === true);
    },
  ],
  [
    'ephemeral',
    (to) =>
      to.line(
        2,
        'Type:',
        'EphemeralVolume (an inline specification for a volume that gets created and deleted with the pod)',
      ),
  ],
];

function describeFields(to: Description, items: readonly DownwardAPIVolumeFile[] = []): void {
  to.line(2, 'Items:');
  for (const { fieldRef, resourceFieldRef, path } of items)
    to.line(3, `${fieldRef?.fieldPath ?? resourceFieldRef?.resource} -> ${path}`);
}

type Projection = NonNullable<ProjectedVolumeSource['sources']>[number];

/** `Optional` since v1.33; before, kubectl printed where it keeps that. */
function describeProjected(to: Description, projection: Projection): void {
  const { secret, configMap, downwardAPI, serviceAccountToken } = projection;
  if (secret) {
    to.line(2, 'SecretName:', secret.name);
    to.line(2, 'Optional:', isOptional(secret));
  } else if (downwardAPI) to.line(2, 'DownwardAPI:', true);
  else if (configMap) {
    to.line(2, 'ConfigMapName:', configMap.name);
    to.line(2, 'Optional:', isOptional(configMap));
  } else if (serviceAccountToken)
    to.line(2, 'TokenExpirationSeconds:', serviceAccountToken.expirationSeconds ?? 3600);
}
