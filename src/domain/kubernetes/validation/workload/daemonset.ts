import { FieldPath } from '#domain/kubernetes/field-path.ts';
import type {
  DaemonSet,
  DaemonSetSpec,
  DaemonSetUpdateStrategy,
  RollingUpdateDaemonSet,
} from '#domain/kubernetes/schema/api.gen.ts';
import { validateLabelSelector } from '#domain/kubernetes/validation/common/labels.ts';
import { nameIsDNSSubdomain } from '#domain/kubernetes/validation/common/names.ts';
import { validateNonnegative } from '#domain/kubernetes/validation/common/numbers.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { internalForm, type Form } from '#domain/kubernetes/validation/internal-form.ts';
import { validateObjectMeta } from '#domain/kubernetes/validation/metadata.ts';
import { amountOf, validateNotMoreThan100Percent, validatePositiveIntOrPercent } from './rolling-update.ts';
import { isEmpty, isReadable } from './selector.ts';
import { validatePodTemplate, validateRunsForEver, validateTemplateMatches } from './template.ts';
import { warnOfPodTemplate } from './warnings.ts';

/** ValidateDaemonSet in pkg/apis/apps/validation. */
export function validateDaemonSet(set: DaemonSet, errors: FieldErrors): void {
  const { root } = FieldPath;
  const { metadata, spec = {} } = set;
  validateObjectMeta(metadata, true, nameIsDNSSubdomain, root.child('metadata'), errors);
  validateDaemonSetSpec(spec, root.child('spec'), errors);
  warnOfPodTemplate(spec.template, root.child('spec', 'template'), errors);
}

/** ValidateDaemonSetSpec in pkg/apis/apps/validation: a missing selector is an error of the labels alone. */
function validateDaemonSetSpec(spec: DaemonSetSpec, path: FieldPath, errors: FieldErrors): void {
  const { selector, template = {} } = spec;
  const selectorPath = path.child('selector');
  const templatePath = path.child('template');
  validateLabelSelector(selector, selectorPath, errors);
  if (isReadable(selector, selectorPath)) validateTemplateMatches(selector, template, templatePath, errors);
  if (selector !== undefined && isEmpty(selector))
    errors.invalid(selectorPath, selector, 'empty selector is invalid for daemonset');
  validatePodTemplate(template, templatePath, errors);
  validateRunsForEver(template, 'DaemonSet', templatePath, errors);
  validateNonnegative(spec.minReadySeconds, path.child('minReadySeconds'), errors);
  validateUpdateStrategy(spec.updateStrategy ?? {}, path.child('updateStrategy'), errors);
  validateNonnegative(spec.revisionHistoryLimit, path.child('revisionHistoryLimit'), errors);
}

const STRATEGY: Form = { Type: '', RollingUpdate: { MaxUnavailable: 0, MaxSurge: 0 } };

/** ValidateDaemonSetUpdateStrategy in pkg/apis/apps/validation: `rollingUpdate` is not looked at under OnDelete. */
function validateUpdateStrategy(
  strategy: DaemonSetUpdateStrategy,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { type = '', rollingUpdate = {} } = strategy;
  if (type === 'RollingUpdate') validateRollingUpdate(rollingUpdate, path.child('rollingUpdate'), errors);
  else if (type !== 'OnDelete')
    errors.notSupported(path, internalForm(strategy, STRATEGY), ['RollingUpdate', 'OnDelete'], 'as given');
}

/** ValidateRollingUpdateDaemonSet in pkg/apis/apps/validation: exactly one of the two is more than zero. */
function validateRollingUpdate(
  { maxUnavailable = 0, maxSurge = 0 }: RollingUpdateDaemonSet,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const unavailablePath = path.child('maxUnavailable');
  const surgePath = path.child('maxSurge');
  validatePositiveIntOrPercent(maxUnavailable, unavailablePath, errors);
  validatePositiveIntOrPercent(maxSurge, surgePath, errors);
  validateNotMoreThan100Percent(maxUnavailable, unavailablePath, errors);
  validateNotMoreThan100Percent(maxSurge, surgePath, errors);
  const hasUnavailable = amountOf(maxUnavailable) !== 0;
  const hasSurge = amountOf(maxSurge) !== 0;
  if (hasUnavailable && hasSurge)
    errors.invalid(surgePath, maxSurge, 'may not be set when maxUnavailable is non-zero');
  if (!hasUnavailable && !hasSurge) errors.required(unavailablePath, 'cannot be 0 when maxSurge is 0');
}
