import { FieldPath } from '#domain/kubernetes/field-path.ts';
import type {
  JobSpec,
  ObjectMeta,
  PodTemplateSpec,
  StatefulSetSpec,
} from '#domain/kubernetes/schema/api.gen.ts';
import { warnOfClaimSpec } from '#domain/kubernetes/validation/claim-warnings.ts';
import { isDNS1123Label } from '#domain/kubernetes/validation/common/names.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { effectiveName } from '#domain/kubernetes/validation/metadata.ts';
import { warnOfPod } from '#domain/kubernetes/validation/pod/warnings.ts';

const MANY_COMPLETIONS = 100_000;
const MANY_AT_ONCE = 10_000;

/** The API server warns only of what it accepts. */
const isRefused = (errors: FieldErrors): boolean => errors.errors.length > 0;

/** GetWarningsForPodTemplate in pkg/api/pod/warnings.go. */
export function warnOfPodTemplate(
  template: PodTemplateSpec | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  if (!isRefused(errors)) warnOfPod(template?.spec ?? {}, template?.metadata ?? {}, path, errors);
}

/** WarningsOnCreate of deployments, replicasets, jobs and cronjobs in pkg/registry: the name, then the Pod template. */
export function warnOfTemplate(
  metadata: ObjectMeta | undefined,
  template: PodTemplateSpec | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  warnOfName(metadata, errors);
  warnOfPodTemplate(template, path, errors);
}

/** The messages are printed as Go prints a list of texts. */
function warnOfName(metadata: ObjectMeta | undefined, errors: FieldErrors): void {
  const messages = isDNS1123Label(effectiveName(metadata ?? {}));
  if (isRefused(errors) || messages.length === 0) return;
  errors.warn(
    FieldPath.root.child('metadata', 'name'),
    `metadata.name: this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended: [${messages.join(' ')}]`,
  );
}

/** WarningsForJobSpec in pkg/api/job/warnings.go, after the name's; `path` is that of the Job's spec. */
export function warnOfJob(
  metadata: ObjectMeta | undefined,
  spec: JobSpec,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { completionMode, completions = 0, parallelism = 0 } = spec;
  const many = completions > MANY_COMPLETIONS && parallelism > MANY_AT_ONCE;
  if (!isRefused(errors) && completionMode === 'Indexed' && many) {
    const text =
      'In Indexed Jobs with a number of completions higher than 10^5 and a parallelism higher than 10^4, Kubernetes might not be able to track completedIndexes when a big number of indexes fail';
    errors.warn(path, `${path.toString()}: ${text}`);
  }
  warnOfTemplate(metadata, spec.template, path.child('template'), errors);
}

/** WarningsOnCreate in pkg/registry/apps/statefulset: the paths of claims are printed without their `spec`. */
export function warnOfStatefulSet(spec: StatefulSetSpec, path: FieldPath, errors: FieldErrors): void {
  if (isRefused(errors)) return;
  warnOfPodTemplate(spec.template, path.child('template'), errors);
  for (const [at, claim] of (spec.volumeClaimTemplates ?? []).entries()) {
    const claimPath = path.child('volumeClaimTemplates').index(at);
    warnOfClaimSpec(claim.spec ?? {}, claimPath.child('spec'), claimPath.toString(), errors);
  }
  const limitPath = path.child('revisionHistoryLimit');
  const text = 'a negative value retains all historical revisions; a value >= 0 is recommended';
  if ((spec.revisionHistoryLimit ?? 0) < 0) errors.warn(limitPath, `${limitPath.toString()}: ${text}`);
}
