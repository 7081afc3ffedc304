import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { JobSpec, SuccessPolicyRule } from '#domain/kubernetes/schema/api.gen.ts';
import { byteLength } from '#domain/kubernetes/validation/common/bytes.ts';
import { validateNonnegative } from '#domain/kubernetes/validation/common/numbers.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { GoError } from './go-numbers.ts';
import { countIndexes } from './succeeded-indexes.ts';

const MOST_RULES = 20;
const LONGEST_INDEXES = 64 * 1024;

/** validateSuccessPolicy in pkg/apis/batch/validation, for an indexed Job. */
export function validateSuccessPolicy(spec: JobSpec, path: FieldPath, errors: FieldErrors): void {
  if (spec.successPolicy === undefined) return;
  if (spec.completionMode !== 'Indexed')
    return errors.invalid(path, spec.successPolicy, 'requires indexed completion mode');
  const { rules = [] } = spec.successPolicy;
  const rulesPath = path.child('rules');
  if (rules.length === 0)
    errors.required(rulesPath, 'at least one rules must be specified when the successPolicy is specified');
  if (rules.length > MOST_RULES) errors.tooMany(rulesPath, MOST_RULES);
  for (const [at, rule] of rules.entries()) validateRule(rule, spec.completions, rulesPath.index(at), errors);
}

/** validateSuccessPolicyRule. Without completions, which is an error of its own, nothing can be compared. */
function validateRule(
  rule: SuccessPolicyRule,
  completions: number | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  const { succeededCount, succeededIndexes } = rule;
  if (succeededCount === undefined && succeededIndexes === undefined)
    errors.required(path, 'at least one of succeededCount or succeededIndexes must be specified');
  if (completions === undefined) return;
  const indexesPath = path.child('succeededIndexes');
  const total =
    succeededIndexes === undefined
      ? undefined
      : validateIndexes(succeededIndexes, completions, indexesPath, errors);
  if (succeededCount === undefined) return;
  const countPath = path.child('succeededCount');
  validateNonnegative(succeededCount, countPath, errors);
  if (succeededCount > completions)
    errors.invalid(countPath, succeededCount, atMost(completions, 'specified completions'));
  if (total !== undefined && succeededCount > total)
    errors.invalid(
      countPath,
      succeededCount,
      atMost(total, 'indexes in the specified succeededIndexes field'),
    );
}

const atMost = (most: number, what: string): string =>
  `must be less than or equal to ${most} (the number of ${what})`;

/** How many indexes the text names; 0 where it cannot be read. */
function validateIndexes(text: string, completions: number, path: FieldPath, errors: FieldErrors): number {
  if (byteLength(text) > LONGEST_INDEXES) errors.tooLong(path, LONGEST_INDEXES);
  try {
    return countIndexes(text, completions);
  } catch (error) {
    if (!(error instanceof GoError)) throw error;
    errors.invalid(path, text, `error parsing succeededIndexes: ${error.message}`);
    return 0;
  }
}
