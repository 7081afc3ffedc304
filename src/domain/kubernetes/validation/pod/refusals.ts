import { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { Container, ObjectMeta, PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { validatePodSpec } from './pod-spec.ts';

/** A container as it stands after defaults. For tests. */
export function containerWith(fields: Container = {}): Container {
  return {
    name: 'app',
    image: 'nginx:1.27',
    imagePullPolicy: 'IfNotPresent',
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    resources: {},
    ...fields,
  };
}

/** A Pod's spec as it stands after defaults. For tests. */
export function specWith(fields: PodSpec = {}): PodSpec {
  return {
    restartPolicy: 'Always',
    dnsPolicy: 'ClusterFirst',
    terminationGracePeriodSeconds: 30,
    containers: [containerWith()],
    ...fields,
  };
}

/** What validation says of such a spec, one text an error: `Required value spec.containers`, with the detail after a colon. For tests. */
export function refusalsOf(fields: PodSpec, metadata: ObjectMeta = { name: 'web' }): string[] {
  const errors = new FieldErrors();
  validatePodSpec(specWith(fields), metadata, FieldPath.root.child('spec'), errors);
  return textsOf(errors);
}

export function textsOf(errors: FieldErrors): string[] {
  return errors.errors.map(
    ({ type, path, detail }) => `${type} ${path.toString()}${detail === '' ? '' : `: ${detail}`}`,
  );
}
