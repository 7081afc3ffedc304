import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { Toleration } from '#domain/kubernetes/schema/api.gen.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { validateTolerations } from './tolerations.ts';

export const TOLERATIONS = 'scheduler.alpha.kubernetes.io/tolerations';

/** ValidateTolerationsInPodAnnotations in pkg/apis/core/validation: tolerations as JSON text, from before there was a field. */
export function validateTolerationsAnnotation(text: string, path: FieldPath, errors: FieldErrors): void {
  if (text === '') return;
  const tolerations = parseTolerations(text);
  if (tolerations === undefined)
    errors.invalid(path, TOLERATIONS, 'the annotation is no JSON list of tolerations');
  else validateTolerations(tolerations, path.child(TOLERATIONS), errors);
}

/** After json.Unmarshal of Go: null is the zero value, every other value has to be of the field's type. */
function parseTolerations(text: string): Toleration[] | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (parsed === null) return [];
    if (!Array.isArray(parsed)) return undefined;
    const tolerations = parsed.map(tolerationOf);
    return tolerations.includes(undefined) ? undefined : tolerations.filter((each) => each !== undefined);
  } catch {
    return undefined;
  }
}

const TEXTS = ['key', 'operator', 'value', 'effect'] as const;
const SECONDS = 'tolerationseconds';

/** Go reads field names without regard to case, and takes no notice of unknown ones. */
function tolerationOf(value: unknown): Toleration | undefined {
  if (value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  const fields = new Map<string, unknown>(
    Object.entries(value)
      .filter(([, field]) => field !== null)
      .map(([key, field]) => [key.toLowerCase(), field]),
  );
  const toleration: { -readonly [K in keyof Toleration]: Toleration[K] } = {};
  for (const name of TEXTS) {
    const field = fields.get(name);
    if (typeof field === 'string') toleration[name] = field;
    else if (field !== undefined) return undefined;
  }
  const seconds = fields.get(SECONDS);
  if (typeof seconds === 'number' && Number.isInteger(seconds)) toleration.tolerationSeconds = seconds;
  else if (seconds !== undefined) return undefined;
  return toleration;
}
