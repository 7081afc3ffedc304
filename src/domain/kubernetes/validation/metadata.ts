import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { ManagedFieldsEntry, ObjectMeta, OwnerReference } from '#domain/kubernetes/schema/api.gen.ts';
import { byteLength } from './common/bytes.ts';
import { validateLabels } from './common/labels.ts';
import { invalidForEach } from './common/messages.ts';
import { isQualifiedName, nameIsDNSLabel } from './common/names.ts';
import { validateNonnegative } from './common/numbers.ts';
import type { FieldErrors } from './field-errors.ts';

/** How a kind's names are checked: messages for a name, or for the prefix that a name is made from. */
export type NameRule = (name: string, prefix?: boolean) => readonly string[];

const ANNOTATIONS_BYTES = 256 * 1024;
const STANDARD_FINALIZERS = new Set(['kubernetes', 'orphan', 'foregroundDeletion']);
/** What the server adds to generateName: five letters and digits. */
const GENERATED = 'x7k2p';
const LONGEST_GENERATED_BASE = 58;

/**
 * After ValidateObjectMeta in apimachinery's api/validation and in pkg/apis/core/validation. The namespace defaults to
 * `default`, so that it is never missing; a name is made from generateName before it is checked.
 */
export function validateObjectMeta(
  written: ObjectMeta | undefined,
  namespaced: boolean,
  nameRule: NameRule,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const meta: ObjectMeta = written ?? {};
  validateName(meta, nameRule, path, errors);
  validateNamespace(meta.namespace ?? '', namespaced, path.child('namespace'), errors);
  validateNonnegative(meta.generation, path.child('generation'), errors);
  validateLabels(meta.labels, path.child('labels'), errors);
  validateAnnotations(meta.annotations, path.child('annotations'), errors);
  validateOwnerReferences(meta.ownerReferences ?? [], path.child('ownerReferences'), errors);
  validateFinalizers(meta.finalizers ?? [], path.child('finalizers'), errors);
  validateManagedFields(meta.managedFields ?? [], path.child('managedFields'), errors);
}

/** The name under which the object is stored: made from generateName where none is written. */
export function effectiveName({ name = '', generateName = '' }: ObjectMeta): string {
  if (name !== '' || generateName === '') return name;
  return `${generateName.slice(0, LONGEST_GENERATED_BASE)}${GENERATED}`;
}

function validateName(meta: ObjectMeta, nameRule: NameRule, path: FieldPath, errors: FieldErrors): void {
  const { generateName = '' } = meta;
  if (generateName !== '')
    invalidForEach(errors, path.child('generateName'), generateName, nameRule(generateName, true));
  const effective = effectiveName(meta);
  if (effective === '') errors.required(path.child('name'), 'name or generateName is required');
  else invalidForEach(errors, path.child('name'), effective, nameRule(effective));
}

function validateNamespace(
  namespace: string,
  namespaced: boolean,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (namespace === '') return;
  if (namespaced) invalidForEach(errors, path, namespace, nameIsDNSLabel(namespace));
  else errors.forbidden(path, 'not allowed on this type');
}

/** After ValidateAnnotations: keys as of labels, but in any letter case; values are free. */
export function validateAnnotations(
  annotations: Readonly<Record<string, string>> | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  let size = 0;
  for (const [key, value] of Object.entries(annotations ?? {})) {
    invalidForEach(errors, path, key, isQualifiedName(key.toLowerCase()));
    size += byteLength(key) + byteLength(value);
  }
  if (size > ANNOTATIONS_BYTES) errors.tooLong(path, ANNOTATIONS_BYTES);
}

function validateOwnerReferences(
  owners: readonly OwnerReference[],
  path: FieldPath,
  errors: FieldErrors,
): void {
  let controller = '';
  for (const owner of owners) {
    validateOwnerReference(owner, path, errors);
    if (owner.controller !== true) continue;
    const name = `${owner.kind ?? ''}/${owner.name ?? ''}`;
    const detail = `Only one reference can have Controller set to true. Found "true" in references for ${controller} and ${name}`;
    if (controller === '') controller = name;
    else errors.invalid(path, owners, detail);
  }
}

/** The paths lack the index: so they do in Kubernetes. */
function validateOwnerReference(owner: OwnerReference, path: FieldPath, errors: FieldErrors): void {
  const apiVersion = owner.apiVersion ?? '';
  if (versionOf(apiVersion) === '')
    errors.invalid(path.child('apiVersion'), apiVersion, 'version must not be empty');
  for (const field of ['kind', 'name', 'uid'] as const) {
    if ((owner[field] ?? '') === '') errors.invalid(path.child(field), '', 'must not be empty');
  }
  if (apiVersion === 'v1' && owner.kind === 'Event')
    errors.invalid(path, owner, '/v1, Kind=Event is disallowed from being an owner');
}

function versionOf(apiVersion: string): string {
  const parts = apiVersion.split('/');
  return parts.length > 2 ? '' : (parts.at(-1) ?? '');
}

function validateFinalizers(finalizers: readonly string[], path: FieldPath, errors: FieldErrors): void {
  for (const name of finalizers) invalidForEach(errors, path, name, isQualifiedName(name));
  if (finalizers.includes('orphan') && finalizers.includes('foregroundDeletion'))
    errors.invalid(path, finalizers, 'finalizer orphan and foregroundDeletion cannot be both set');
  for (const [at, name] of finalizers.entries()) validateFinalizerIsKnown(name, path.index(at), errors);
}

/** After validateKubeFinalizerName: without a slash only Kubernetes' own. */
export function validateFinalizerIsKnown(name: string, path: FieldPath, errors: FieldErrors): void {
  if (name.includes('/') || STANDARD_FINALIZERS.has(name)) return;
  errors.invalid(path, name, 'name is neither a standard finalizer name nor is it fully qualified');
}

const LONGEST_MANAGER = 128;
const LONGEST_SUBRESOURCE = 256;

/** After ValidateManagedFields in apimachinery's meta/v1/validation. */
function validateManagedFields(
  entries: readonly ManagedFieldsEntry[],
  path: FieldPath,
  errors: FieldErrors,
): void {
  for (const [at, entry] of entries.entries()) {
    const where = path.index(at);
    validateManagedWords(entry, where, errors);
    validateLength(entry.manager, LONGEST_MANAGER, where.child('manager'), errors);
    validateLength(entry.subresource, LONGEST_SUBRESOURCE, where.child('subresource'), errors);
  }
}

function validateManagedWords(entry: ManagedFieldsEntry, path: FieldPath, errors: FieldErrors): void {
  const { operation = '', fieldsType = '' } = entry;
  if (operation !== 'Apply' && operation !== 'Update')
    errors.invalid(path.child('operation'), operation, 'must be `Apply` or `Update`');
  if (fieldsType !== '' && fieldsType !== 'FieldsV1')
    errors.invalid(path.child('fieldsType'), fieldsType, 'must be `FieldsV1`');
}

function validateLength(text: string | undefined, most: number, path: FieldPath, errors: FieldErrors): void {
  if (text !== undefined && byteLength(text) > most) errors.tooLong(path, most);
}
