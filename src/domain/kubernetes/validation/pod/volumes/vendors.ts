import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type {
  AzureDiskVolumeSource,
  CinderVolumeSource,
  CSIVolumeSource,
  FlexVolumeSource,
  FlockerVolumeSource,
  GitRepoVolumeSource,
  StorageOSVolumeSource,
} from '#domain/kubernetes/schema/api.gen.ts';
import { byteLength } from '#domain/kubernetes/validation/common/bytes.ts';
import { inclusiveRangeError, invalidForEach } from '#domain/kubernetes/validation/common/messages.ts';
import {
  isDNS1123Subdomain,
  validateDNS1123Label,
  validateDNS1123Subdomain,
} from '#domain/kubernetes/validation/common/names.ts';
import { validateLocalDescendingPath } from '#domain/kubernetes/validation/common/paths.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

const MAX_PARTITION = 255;
const MAX_DRIVER_BYTES = 63;

/** What validation of many vendors' sources comes to: these texts have to be there. */
export function validateRequiredTexts(
  source: object,
  fields: readonly string[],
  path: FieldPath,
  errors: FieldErrors,
): void {
  const texts = new Map<string, unknown>(Object.entries(source));
  for (const field of fields) {
    if ((texts.get(field) ?? '') === '') errors.required(path.child(field));
  }
}

/** The partition in validateGCEPersistentDiskVolumeSource and validateAWSElasticBlockStoreVolumeSource: 0 is none. */
export function validatePartition(partition: number | undefined, path: FieldPath, errors: FieldErrors): void {
  const value = partition ?? 0;
  if (value < 0 || value > MAX_PARTITION) errors.invalid(path, value, inclusiveRangeError(1, MAX_PARTITION));
}

/** validateGitRepoVolumeSource in pkg/apis/core/validation. */
export function validateGitRepo(source: GitRepoVolumeSource, path: FieldPath, errors: FieldErrors): void {
  if ((source.repository ?? '') === '') errors.required(path.child('repository'));
  validateLocalDescendingPath(source.directory ?? '', path.child('directory'), errors);
}

/** validateFlockerVolumeSource in pkg/apis/core/validation. */
export function validateFlocker(source: FlockerVolumeSource, path: FieldPath, errors: FieldErrors): void {
  const { datasetName = '', datasetUUID = '' } = source;
  if (datasetName === '' && datasetUUID === '')
    errors.required(path, 'one of datasetName and datasetUUID is required');
  if (datasetName !== '' && datasetUUID !== '') {
    errors.invalid(path, 'resource', 'datasetName and datasetUUID can not be specified simultaneously');
  }
  if (datasetName.includes('/'))
    errors.invalid(path.child('datasetName'), datasetName, "must not contain '/'");
}

/** validateCinderVolumeSource in pkg/apis/core/validation. */
export function validateCinder(source: CinderVolumeSource, path: FieldPath, errors: FieldErrors): void {
  if ((source.volumeID ?? '') === '') errors.required(path.child('volumeID'));
  if (source.secretRef && (source.secretRef.name ?? '') === '')
    errors.required(path.child('secretRef', 'name'));
}

/** validateFlexVolumeSource in pkg/apis/core/validation. */
export function validateFlexVolume(source: FlexVolumeSource, path: FieldPath, errors: FieldErrors): void {
  if ((source.driver ?? '') === '') errors.required(path.child('driver'));
  for (const option of Object.keys(source.options ?? {})) {
    const namespace = `.${option.split('/', 1).join('')}`.toLowerCase();
    if (!namespace.endsWith('.kubernetes.io') && !namespace.endsWith('.k8s.io')) continue;
    errors.invalid(
      path.child('options').key(option),
      option,
      'kubernetes.io and k8s.io namespaces are reserved',
    );
  }
}

/** validateAzureDisk in pkg/apis/core/validation. */
export function validateAzureDisk(source: AzureDiskVolumeSource, path: FieldPath, errors: FieldErrors): void {
  const { diskURI = '', cachingMode, kind } = source;
  validateRequiredTexts(source, ['diskName', 'diskURI'], path, errors);
  validateWord(cachingMode, ['None', 'ReadOnly', 'ReadWrite'], path.child('cachingMode'), errors);
  validateWord(kind, ['Dedicated', 'Managed', 'Shared'], path.child('kind'), errors);
  if (kind === undefined) return;
  const managed =
    '/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}';
  const blob = 'https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd';
  const [prefix, format] = kind === 'Managed' ? ['/subscriptions/', managed] : ['https://', blob];
  if (!diskURI.startsWith(prefix)) errors.notSupported(path.child('diskURI'), diskURI, [format]);
}

function validateWord(
  word: string | undefined,
  supported: readonly string[],
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (word !== undefined && !supported.includes(word)) errors.notSupported(path, word, supported);
}

/** validateStorageOSVolumeSource in pkg/apis/core/validation. */
export function validateStorageOS(source: StorageOSVolumeSource, path: FieldPath, errors: FieldErrors): void {
  const { volumeName = '', volumeNamespace = '' } = source;
  if (volumeName === '') errors.required(path.child('volumeName'));
  else validateDNS1123Label(volumeName, path.child('volumeName'), errors);
  if (volumeNamespace !== '') validateDNS1123Label(volumeNamespace, path.child('volumeNamespace'), errors);
  if (source.secretRef && (source.secretRef.name ?? '') === '')
    errors.required(path.child('secretRef', 'name'));
}

/** validateCSIVolumeSource and ValidateCSIDriverName in pkg/apis/core/validation: a bad secret name is an error of `csi.name`. */
export function validateCSI(source: CSIVolumeSource, path: FieldPath, errors: FieldErrors): void {
  const { driver = '', nodePublishSecretRef } = source;
  validateDriver(driver, path.child('driver'), errors);
  if (nodePublishSecretRef === undefined) return;
  const namePath = path.child('nodePublishSecretRef', 'name');
  const name = nodePublishSecretRef.name ?? '';
  if (name === '') errors.required(namePath);
  else validateDNS1123Subdomain(name, namePath.printedAs(path.child('name').toString()), errors);
}

function validateDriver(driver: string, path: FieldPath, errors: FieldErrors): void {
  if (driver === '') return errors.required(path);
  if (byteLength(driver) > MAX_DRIVER_BYTES) errors.tooLong(path, MAX_DRIVER_BYTES);
  invalidForEach(errors, path, driver, isDNS1123Subdomain(driver.toLowerCase()));
}
