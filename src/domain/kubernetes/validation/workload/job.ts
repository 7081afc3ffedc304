import { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { Job, JobSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { validateLabelSelector } from '#domain/kubernetes/validation/common/labels.ts';
import { isDNS1123Label, nameIsDNSSubdomain } from '#domain/kubernetes/validation/common/names.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { effectiveName, validateObjectMeta } from '#domain/kubernetes/validation/metadata.ts';
import { withGeneratedSelector, validateGeneratedSelector } from './job-selector.ts';
import { validateJobSpec } from './job-spec.ts';
import { isReadable } from './selector.ts';
import { validateTemplateMatches } from './template.ts';
import { warnOfJob } from './warnings.ts';

/** ValidateJob in pkg/apis/batch/validation, after the selector has been generated. */
export function validateJob(written: Job, errors: FieldErrors): void {
  const job = withGeneratedSelector(written);
  const { metadata = {}, spec = {} } = job;
  const path = FieldPath.root.child('spec');
  const metadataPath = FieldPath.root.child('metadata');
  validateObjectMeta(metadata, true, nameIsDNSSubdomain, metadataPath, errors);
  validateGeneratedSelector(job, errors);
  validateJobSpec(spec, path, errors);
  validateSelector(spec, path, errors);
  validateHostnames(effectiveName(metadata), spec, metadataPath.child('name'), errors);
  warnOfJob(written.metadata, written.spec ?? {}, path, errors);
}

/** ValidateJobSpec in pkg/apis/batch/validation: what it adds for a Job that stands alone. */
function validateSelector(spec: JobSpec, path: FieldPath, errors: FieldErrors): void {
  const { selector, template = {} } = spec;
  const selectorPath = path.child('selector');
  if (selector === undefined) errors.required(selectorPath);
  validateLabelSelector(selector, selectorPath, errors);
  if (isReadable(selector, selectorPath))
    validateTemplateMatches(selector, template, path.child('template'), errors);
}

/** An indexed Job gives its Pods a host name each: the last one has to fit. */
function validateHostnames(name: string, spec: JobSpec, path: FieldPath, errors: FieldErrors): void {
  const { completionMode, completions = 0 } = spec;
  if (completionMode !== 'Indexed' || completions <= 0) return;
  const last = `${name}-${completions - 1}`;
  if (isDNS1123Label(last).length > 0)
    errors.invalid(path, name, `will not able to create pod with invalid DNS label: ${last}`);
}
