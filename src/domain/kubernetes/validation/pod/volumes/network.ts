import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type {
  CephFSVolumeSource,
  FCVolumeSource,
  GlusterfsVolumeSource,
  ISCSIVolumeSource,
  NFSVolumeSource,
  QuobyteVolumeSource,
  RBDVolumeSource,
} from '#domain/kubernetes/schema/api.gen.ts';
import { byteLength } from '#domain/kubernetes/validation/common/bytes.ts';
import { inclusiveRangeError } from '#domain/kubernetes/validation/common/messages.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

const HOST_PORT_PAIRS = 'must be a host:port pair or multiple pairs separated by commas';
const MAX_LUN = 255;
/** The formats of qualified names by their first letters; that of `iqn` need not begin the name. */
const ISCSI_FORMATS: ReadonlyMap<string, RegExp> = new Map([
  ['iqn', /iqn\.\d{4}-\d{2}\.([a-zA-Z0-9.-]+)(:[^,;*&$|\t\n\f\r ]+)$/],
  ['eui', /^eui.[a-zA-Z0-9]{16}$/],
  ['naa', /^naa.[a-zA-Z0-9]{32}$/],
]);

/** validateNFSVolumeSource in pkg/apis/core/validation. */
export function validateNFS(source: NFSVolumeSource, path: FieldPath, errors: FieldErrors): void {
  const { server = '', path: target = '' } = source;
  if (server === '') errors.required(path.child('server'));
  if (target === '') errors.required(path.child('path'));
  if (!target.startsWith('/')) errors.invalid(path.child('path'), target, 'must be an absolute path');
}

/** validateISCSIVolumeSource in pkg/apis/core/validation, and the length of names in validateVolumeSource. */
export function validateISCSI(source: ISCSIVolumeSource, path: FieldPath, errors: FieldErrors): void {
  const { targetPortal = '', iqn = '', initiatorName } = source;
  if (targetPortal === '') errors.required(path.child('targetPortal'));
  if (iqn === '') errors.required(path.child('iqn'));
  else validateQualifiedName(iqn, path.child('iqn'), errors);
  validateLun(source.lun ?? 0, path.child('lun'), errors);
  const authenticates = source.chapAuthDiscovery === true || source.chapAuthSession === true;
  if (authenticates && source.secretRef === undefined) errors.required(path.child('secretRef'));
  if (initiatorName === undefined) return;
  const initiatorPath = path.child('initiatorName').printedAs(path.child('initiatorname').toString());
  validateQualifiedName(initiatorName, initiatorPath, errors);
}

function validateLun(lun: number, path: FieldPath, errors: FieldErrors): void {
  if (lun < 0 || lun > MAX_LUN) errors.invalid(path, lun, inclusiveRangeError(0, MAX_LUN));
}

/** Whether the name that iSCSI makes of the volume and its portal is too long. In validateVolumeSource. */
export function isISCSINameTooLong(source: ISCSIVolumeSource, volumeName: string): boolean {
  return source.initiatorName !== undefined && byteLength(`${volumeName}:${source.targetPortal ?? ''}`) > 64;
}

function validateQualifiedName(name: string, path: FieldPath, errors: FieldErrors): void {
  const format = ISCSI_FORMATS.get(name.slice(0, 3));
  if (format === undefined) errors.invalid(path, name, 'must be valid format starting with iqn, eui, or naa');
  // Its end is looked at only: the name may be as long as the text, and a name of iSCSI has 223 letters at most.
  else if (!format.test(name.slice(-1024))) errors.invalid(path, name, 'must be valid format');
}

/** validateFCVolumeSource in pkg/apis/core/validation. */
export function validateFC(source: FCVolumeSource, path: FieldPath, errors: FieldErrors): void {
  const { targetWWNs = [], wwids = [], lun } = source;
  if (targetWWNs.length === 0 && wwids.length === 0) {
    errors.required(path.child('targetWWNs'), 'must specify either targetWWNs or wwids, but not both');
  }
  if (targetWWNs.length === 0) return;
  if (wwids.length > 0)
    errors.invalid(
      path.child('targetWWNs'),
      targetWWNs,
      'targetWWNs and wwids can not be specified simultaneously',
    );
  if (lun === undefined) errors.required(path.child('lun'), 'lun is required if targetWWNs is specified');
  else if (lun < 0 || lun > MAX_LUN) errors.invalid(path.child('lun'), lun, inclusiveRangeError(0, MAX_LUN));
}

/** validateGlusterfsVolumeSource in pkg/apis/core/validation. */
export function validateGlusterfs(source: GlusterfsVolumeSource, path: FieldPath, errors: FieldErrors): void {
  if ((source.endpoints ?? '') === '') errors.required(path.child('endpoints'));
  if ((source.path ?? '') === '') errors.required(path.child('path'));
}

/** validateCephFSVolumeSource in pkg/apis/core/validation. */
export function validateCephFS(source: CephFSVolumeSource, path: FieldPath, errors: FieldErrors): void {
  if ((source.monitors ?? []).length === 0) errors.required(path.child('monitors'));
}

/** validateRBDVolumeSource in pkg/apis/core/validation. */
export function validateRBD(source: RBDVolumeSource, path: FieldPath, errors: FieldErrors): void {
  if ((source.monitors ?? []).length === 0) errors.required(path.child('monitors'));
  if ((source.image ?? '') === '') errors.required(path.child('image'));
}

/** validateQuobyteVolumeSource in pkg/apis/core/validation: a tenant that is too long is "required". */
export function validateQuobyte(source: QuobyteVolumeSource, path: FieldPath, errors: FieldErrors): void {
  const { registry = '', tenant = '', volume = '' } = source;
  if (registry === '') errors.required(path.child('registry'), HOST_PORT_PAIRS);
  else if (byteLength(tenant) >= 65)
    errors.required(path.child('tenant'), 'must be a UUID and may not exceed a length of 64 characters');
  else {
    for (const pair of registry.split(',')) {
      if (!isHostPort(pair)) errors.invalid(path.child('registry'), registry, HOST_PORT_PAIRS);
    }
  }
  if (volume === '') errors.required(path.child('volume'));
}

/** Whether Go's net.SplitHostPort takes it: one colon outside of brackets, after the host. */
function isHostPort(text: string): boolean {
  return /^(\[[^[\]]*\]|[^[\]:]*):[^[\]:]*$/.test(text);
}
