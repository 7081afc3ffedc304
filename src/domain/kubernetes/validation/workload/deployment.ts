import { FieldPath } from '#domain/kubernetes/field-path.ts';
import type {
  Deployment,
  DeploymentSpec,
  DeploymentStrategy,
  RollingUpdateDeployment,
} from '#domain/kubernetes/schema/api.gen.ts';
import { nameIsDNSSubdomain } from '#domain/kubernetes/validation/common/names.ts';
import { validateNonnegative } from '#domain/kubernetes/validation/common/numbers.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { internalForm, type Form } from '#domain/kubernetes/validation/internal-form.ts';
import { validateObjectMeta } from '#domain/kubernetes/validation/metadata.ts';
import { validateReplicatedTemplate } from './replicaset.ts';
import { amountOf, validateNotMoreThan100Percent, validatePositiveIntOrPercent } from './rolling-update.ts';
import { validateRequiredSelector } from './selector.ts';
import { warnOfTemplate } from './warnings.ts';

/** ValidateDeployment in pkg/apis/apps/validation. */
export function validateDeployment(deployment: Deployment, errors: FieldErrors): void {
  const { root } = FieldPath;
  const { metadata, spec = {} } = deployment;
  validateObjectMeta(metadata, true, nameIsDNSSubdomain, root.child('metadata'), errors);
  validateDeploymentSpec(spec, root.child('spec'), errors);
  warnOfTemplate(metadata, spec.template, root.child('spec', 'template'), errors);
}

/** ValidateDeploymentSpec in pkg/apis/apps/validation. */
function validateDeploymentSpec(spec: DeploymentSpec, path: FieldPath, errors: FieldErrors): void {
  const { selector, template = {}, minReadySeconds = 0, progressDeadlineSeconds } = spec;
  validateNonnegative(spec.replicas, path.child('replicas'), errors);
  validateRequiredSelector(
    selector,
    'empty selector is invalid for deployment',
    path.child('selector'),
    errors,
  );
  validateReplicatedTemplate(selector, template, path, errors);
  validateStrategy(spec.strategy ?? {}, path.child('strategy'), errors);
  validateNonnegative(spec.minReadySeconds, path.child('minReadySeconds'), errors);
  validateNonnegative(spec.revisionHistoryLimit, path.child('revisionHistoryLimit'), errors);
  if (progressDeadlineSeconds === undefined) return;
  const where = path.child('progressDeadlineSeconds');
  validateNonnegative(progressDeadlineSeconds, where, errors);
  if (progressDeadlineSeconds <= minReadySeconds)
    errors.invalid(where, progressDeadlineSeconds, 'must be greater than minReadySeconds');
}

const STRATEGY: Form = { Type: '', RollingUpdate: { MaxUnavailable: 0, MaxSurge: 0 } };

/** ValidateDeploymentStrategy in pkg/apis/apps/validation: an unknown type is an error of the whole strategy. */
function validateStrategy(strategy: DeploymentStrategy, path: FieldPath, errors: FieldErrors): void {
  const { type = '', rollingUpdate } = strategy;
  const rollingPath = path.child('rollingUpdate');
  if (type === 'RollingUpdate') validateRollingUpdate(rollingUpdate ?? {}, rollingPath, errors);
  else if (type !== 'Recreate')
    errors.notSupported(path, internalForm(strategy, STRATEGY), ['Recreate', 'RollingUpdate']);
  else if (rollingUpdate !== undefined)
    errors.forbidden(rollingPath, "may not be specified when strategy `type` is 'Recreate'");
}

/** ValidateRollingUpdateDeployment in pkg/apis/apps/validation. */
function validateRollingUpdate(
  { maxUnavailable = 0, maxSurge = 0 }: RollingUpdateDeployment,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const unavailablePath = path.child('maxUnavailable');
  validatePositiveIntOrPercent(maxUnavailable, unavailablePath, errors);
  validatePositiveIntOrPercent(maxSurge, path.child('maxSurge'), errors);
  if (amountOf(maxUnavailable) === 0 && amountOf(maxSurge) === 0)
    errors.invalid(unavailablePath, maxUnavailable, 'may not be 0 when `maxSurge` is 0');
  validateNotMoreThan100Percent(maxUnavailable, unavailablePath, errors);
}
