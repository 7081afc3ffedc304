import { FieldPath } from '#domain/kubernetes/field-path.ts';
import type {
  StatefulSet,
  StatefulSetPersistentVolumeClaimRetentionPolicy,
  StatefulSetSpec,
  StatefulSetUpdateStrategy,
} from '#domain/kubernetes/schema/api.gen.ts';
import { nameIsDNSLabel, validateDNS1123Label } from '#domain/kubernetes/validation/common/names.ts';
import { validateNonnegative } from '#domain/kubernetes/validation/common/numbers.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { internalForm, type Form } from '#domain/kubernetes/validation/internal-form.ts';
import { validateObjectMeta } from '#domain/kubernetes/validation/metadata.ts';
import { validateClaimTemplates, validateTemplateWithClaims } from './claim-templates.ts';
import { isEmpty, isReadable, validateRequiredSelector } from './selector.ts';
import { validateRunsForEver, validateTemplateMatches } from './template.ts';
import { warnOfStatefulSet } from './warnings.ts';

const RETENTION_POLICIES = ['Retain', 'Delete'];

/** ValidateStatefulSet in pkg/apis/apps/validation. Its Pods are named after it, so its name is a label. */
export function validateStatefulSet(set: StatefulSet, errors: FieldErrors): void {
  const { root } = FieldPath;
  const { metadata, spec = {} } = set;
  validateObjectMeta(metadata, true, nameIsDNSLabel, root.child('metadata'), errors);
  validateStatefulSetSpec(spec, root.child('spec'), errors);
  warnOfStatefulSet(spec, root.child('spec'), errors);
}

/** ValidateStatefulSetSpec in pkg/apis/apps/validation, as it is from v1.34 on: it looks into the Pod template and the claims. */
function validateStatefulSetSpec(spec: StatefulSetSpec, path: FieldPath, errors: FieldErrors): void {
  const { serviceName = '', ordinals, podManagementPolicy } = spec;
  if (!['OrderedReady', 'Parallel'].includes(podManagementPolicy ?? '')) {
    const detail = "must be 'OrderedReady' or 'Parallel'";
    errors.invalid(path.child('podManagementPolicy'), podManagementPolicy, detail);
  }
  validateUpdateStrategy(spec.updateStrategy ?? {}, path.child('updateStrategy'), errors);
  const retentionPath = path.child('persistentVolumeClaimRetentionPolicy');
  validateRetention(spec.persistentVolumeClaimRetentionPolicy, retentionPath, errors);
  validateClaimTemplates(spec.volumeClaimTemplates ?? [], path.child('volumeClaimTemplates'), errors);
  validateNonnegative(spec.replicas, path.child('replicas'), errors);
  validateNonnegative(spec.minReadySeconds, path.child('minReadySeconds'), errors);
  validateNonnegative(ordinals?.start, path.child('ordinals', 'start'), errors);
  if (serviceName !== '') validateDNS1123Label(serviceName, path.child('serviceName'), errors);
  const empty = 'empty selector is invalid for statefulset';
  validateRequiredSelector(spec.selector, empty, path.child('selector'), errors);
  validateTemplate(spec, path, errors);
  validateRunsForEver(spec.template ?? {}, 'StatefulSet', path.child('template'), errors);
}

/** ValidatePodTemplateSpecForStatefulSet in pkg/apis/apps/validation: hidden by a selector that cannot be read. */
function validateTemplate(spec: StatefulSetSpec, path: FieldPath, errors: FieldErrors): void {
  const { selector, template = {} } = spec;
  const selectorPath = path.child('selector');
  const templatePath = path.child('template');
  if (!isReadable(selector, selectorPath)) return errors.invalid(selectorPath, selector, '');
  if (selector === undefined || !isEmpty(selector))
    validateTemplateMatches(selector, template, templatePath, errors);
  validateTemplateWithClaims(template, spec.volumeClaimTemplates ?? [], path, errors);
}

const ROLLING: Form = { Partition: 0, MaxUnavailable: null };
const STRATEGY: Form = { Type: '', RollingUpdate: ROLLING };

/**
 * The strategy in ValidateStatefulSetSpec: an unknown type is an error of the whole. `maxUnavailable` is not looked at: its
 * feature gate is off in v1.35.4, and the API server drops the field.
 */
function validateUpdateStrategy(
  strategy: StatefulSetUpdateStrategy,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { type = '', rollingUpdate } = strategy;
  const rollingPath = path.child('rollingUpdate');
  if (type === 'RollingUpdate')
    validateNonnegative(rollingUpdate?.partition, rollingPath.child('partition'), errors);
  else if (type !== 'OnDelete')
    errors.invalid(path, internalForm(strategy, STRATEGY), "must be 'RollingUpdate' or 'OnDelete'");
  else if (rollingUpdate !== undefined)
    errors.invalid(
      rollingPath,
      internalForm(rollingUpdate, ROLLING),
      "only allowed for updateStrategy 'RollingUpdate'",
    );
}

/** ValidatePersistentVolumeClaimRetentionPolicy in pkg/apis/apps/validation. */
function validateRetention(
  policy: StatefulSetPersistentVolumeClaimRetentionPolicy | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  for (const field of ['whenDeleted', 'whenScaled'] as const) {
    const word = policy?.[field] ?? '';
    if (!RETENTION_POLICIES.includes(word))
      errors.notSupported(path.child(field), word, RETENTION_POLICIES, 'as given');
  }
}
