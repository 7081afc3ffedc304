import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { Volume } from '#domain/kubernetes/schema/api.gen.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import type { Carrier } from '#domain/kubernetes/validation/pod/context.ts';
import { validateEphemeral } from './ephemeral.ts';
import { validateConfigMap, validateDownwardAPI, validateSecret } from './files.ts';
import { validateEmptyDir, validateHostPath, validateImage, validatePersistentVolumeClaim } from './local.ts';
import {
  validateCephFS,
  validateFC,
  validateGlusterfs,
  validateISCSI,
  validateNFS,
  validateQuobyte,
  validateRBD,
} from './network.ts';
import { validateProjected } from './projected.ts';
import {
  validateAzureDisk,
  validateCinder,
  validateCSI,
  validateFlexVolume,
  validateFlocker,
  validateGitRepo,
  validatePartition,
  validateRequiredTexts,
  validateStorageOS,
} from './vendors.ts';

type SourceKind = Exclude<keyof Volume, 'name'>;
type Source<K extends SourceKind> = NonNullable<Volume[K]>;
type Rule<K extends SourceKind> = (
  source: Source<K>,
  path: FieldPath,
  errors: FieldErrors,
  carrier: Carrier,
) => void;

const required =
  (...fields: readonly string[]) =>
  (source: object, path: FieldPath, errors: FieldErrors): void =>
    validateRequiredTexts(source, fields, path, errors);

/**
 * Every kind of source with its rule, in the order of validateVolumeSource in pkg/apis/core/validation: the first kind
 * that a volume has is checked, each later one is forbidden.
 */
const RULES: { readonly [K in SourceKind]: Rule<K> } = {
  emptyDir: validateEmptyDir,
  hostPath: validateHostPath,
  gitRepo: validateGitRepo,
  gcePersistentDisk: (source, path, errors) => {
    validateRequiredTexts(source, ['pdName'], path, errors);
    validatePartition(source.partition, path.child('partition'), errors);
  },
  awsElasticBlockStore: (source, path, errors) => {
    validateRequiredTexts(source, ['volumeID'], path, errors);
    validatePartition(source.partition, path.child('partition'), errors);
  },
  secret: validateSecret,
  nfs: validateNFS,
  iscsi: validateISCSI,
  glusterfs: validateGlusterfs,
  flocker: validateFlocker,
  persistentVolumeClaim: validatePersistentVolumeClaim,
  rbd: validateRBD,
  cinder: validateCinder,
  cephfs: validateCephFS,
  quobyte: validateQuobyte,
  downwardAPI: validateDownwardAPI,
  fc: validateFC,
  flexVolume: validateFlexVolume,
  configMap: validateConfigMap,
  azureFile: required('secretName', 'shareName'),
  vsphereVolume: required('volumePath'),
  photonPersistentDisk: required('pdID'),
  portworxVolume: required('volumeID'),
  azureDisk: validateAzureDisk,
  storageos: validateStorageOS,
  projected: validateProjected,
  scaleIO: required('gateway', 'system', 'volumeName'),
  csi: validateCSI,
  ephemeral: validateEphemeral,
  image: validateImage,
};

/** Names that Kubernetes prints differently from the field when it forbids a second kind. */
const FORBIDDEN_AS: ReadonlyMap<string, string> = new Map([
  ['cephfs', 'cephFS'],
  ['downwardAPI', 'downwarAPI'],
]);

/** Names that Kubernetes prints differently from the field when it looks into the source. */
const CHECKED_AS: ReadonlyMap<string, string> = new Map([['gcePersistentDisk', 'persistentDisk']]);

/** The kinds of source that a volume has, in Kubernetes' order of looking. */
export function sourceKindsOf(volume: Volume): SourceKind[] {
  return SOURCE_KINDS.filter((kind) => volume[kind] !== undefined);
}

const SOURCE_KINDS = Object.keys(RULES).filter((kind): kind is SourceKind => Object.hasOwn(RULES, kind));

/** validateVolumeSource in pkg/apis/core/validation. */
export function validateVolumeSource(
  volume: Volume,
  carrier: Carrier,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const [first, ...others] = sourceKindsOf(volume);
  if (first === undefined) return errors.required(path, 'must specify a volume type');
  applyRule(first, volume, carrier, printed(path, first, CHECKED_AS), errors);
  for (const other of others)
    errors.forbidden(printed(path, other, FORBIDDEN_AS), 'may not specify more than 1 volume type');
}

function applyRule<K extends SourceKind>(
  kind: K,
  volume: Volume,
  carrier: Carrier,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const source = volume[kind];
  if (source === undefined || source === null) return;
  RULES[kind](source, path, errors, carrier);
}

function printed(path: FieldPath, kind: string, names: ReadonlyMap<string, string>): FieldPath {
  const other = names.get(kind);
  return other === undefined ? path.child(kind) : path.child(kind).printedAs(path.child(other).toString());
}
