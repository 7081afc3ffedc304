import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { FieldErrors } from './field-errors.ts';

const PREFIX = 'pod-security.kubernetes.io/';
const MODES = ['enforce', 'audit', 'warn'];
const LEVELS = ['privileged', 'baseline', 'restricted'];

/**
 * PolicyToEvaluate in k8s.io/pod-security-admission/api, which the admission plugin PodSecurity asks on every new namespace.
 * `path` is that of the labels.
 */
export function validatePodSecurityLabels(
  labels: Readonly<Record<string, string>>,
  path: FieldPath,
  errors: FieldErrors,
): void {
  for (const mode of MODES) {
    const levelKey = `${PREFIX}${mode}`;
    const level = Object.hasOwn(labels, levelKey) ? labels[levelKey] : undefined;
    if (level !== undefined && !LEVELS.includes(level))
      errors.invalid(path.key(levelKey), level, `must be one of ${LEVELS.join(', ')}`);
    const versionKey = `${levelKey}-version`;
    const version = Object.hasOwn(labels, versionKey) ? labels[versionKey] : undefined;
    if (version !== undefined && !isVersion(version))
      errors.invalid(path.key(versionKey), version, 'must be "latest" or "v1.x"');
  }
}

const isVersion = (text: string): boolean => text === 'latest' || /^v1\.([0-9]|[1-9][0-9]*)$/.test(text);
