import { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { KubernetesObject } from '#domain/kubernetes/manifest.ts';
import { templateOf } from '#domain/kubernetes/pod-spec.ts';
import type { Deployment, LabelSelector, PodTemplateSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { isValidLabelValue, validateLabelSelector, validateLabels } from './common/labels.ts';
import { nameIsDNSLabel, nameIsDNSSubdomain } from './common/names.ts';
import { validateNonnegative } from './common/numbers.ts';
import type { FieldErrors } from './field-errors.ts';
import { validateAnnotations, validateObjectMeta } from './metadata.ts';
import { validatePodSpec } from './pod/pod.ts';

const SPEC = FieldPath.root.child('spec');
const ENDING = ['OnFailure', 'Never'];
const ENDING_KINDS = new Set(['Job', 'CronJob']);

/** A controller: its metadata, its selector and its Pod template. After the validation of pkg/apis/apps and pkg/apis/batch. */
export function validateWorkload(object: KubernetesObject, kind: string, errors: FieldErrors): void {
  const nameRule = kind === 'StatefulSet' ? nameIsDNSLabel : nameIsDNSSubdomain;
  validateObjectMeta(object.metadata, true, nameRule, FieldPath.root.child('metadata'), errors);
  const template = templateOf(object, kind) ?? {};
  const path = kind === 'CronJob' ? SPEC.child('jobTemplate', 'spec', 'template') : SPEC.child('template');
  if (ENDING_KINDS.has(kind)) validateEnding(object, kind, template, path, errors);
  else validateSelecting(object as Deployment, template, path, errors);
  validateTemplate(template, path, errors);
}

function validateTemplate(template: PodTemplateSpec, path: FieldPath, errors: FieldErrors): void {
  validateLabels(template.metadata?.labels, path.child('metadata', 'labels'), errors);
  validateAnnotations(template.metadata?.annotations, path.child('metadata', 'annotations'), errors);
  validatePodSpec(template.spec ?? {}, template.metadata, path.child('spec'), errors);
}

/** Job and CronJob: their Pods have to end. */
function validateEnding(
  object: KubernetesObject,
  kind: string,
  template: PodTemplateSpec,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const schedule = (object as { readonly spec?: { readonly schedule?: string } }).spec?.schedule ?? '';
  if (kind === 'CronJob' && schedule === '') errors.required(SPEC.child('schedule'));
  const policy = template.spec?.restartPolicy ?? '';
  if (ENDING.includes(policy)) return;
  errors.required(path.child('spec', 'restartPolicy'), 'valid values: "OnFailure", "Never"');
}

/** The others: a selector that finds the Pods of the template, which are restarted always. */
function validateSelecting(
  object: Deployment,
  template: PodTemplateSpec,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { selector, replicas } = object.spec ?? {};
  const where = SPEC.child('selector');
  validateNonnegative(replicas, SPEC.child('replicas'), errors);
  if (selector === undefined) errors.required(where);
  else validateSelector(selector, where, errors);
  const labels = template.metadata?.labels ?? {};
  if (selector !== undefined && !selects(selector, labels))
    errors.invalid(path.child('metadata', 'labels'), labels, '`selector` does not match template `labels`');
  const policy = template.spec?.restartPolicy ?? '';
  if (policy !== 'Always') errors.notSupported(path.child('spec', 'restartPolicy'), policy, ['Always']);
}

function validateSelector(selector: LabelSelector, path: FieldPath, errors: FieldErrors): void {
  validateLabelSelector(selector, path, errors);
  const empty =
    Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions ?? []).length === 0;
  if (empty) errors.invalid(path, selector, 'empty selector is invalid for deployment');
}

/** Whether a selector finds these labels; one that is not valid is not judged twice. */
function selects(selector: LabelSelector, labels: Readonly<Record<string, string>>): boolean {
  const held = new Map(Object.entries(labels));
  const equal = Object.entries(selector.matchLabels ?? {});
  if (equal.some(([, value]) => isValidLabelValue(value).length > 0)) return true;
  const met = (selector.matchExpressions ?? []).every(({ key = '', operator, values = [] }) => {
    const value = held.get(key);
    if (operator === 'In') return value !== undefined && values.includes(value);
    if (operator === 'NotIn') return value === undefined || !values.includes(value);
    return operator === 'DoesNotExist' ? value === undefined : operator !== 'Exists' || value !== undefined;
  });
  return met && equal.every(([key, value]) => held.get(key) === value);
}
