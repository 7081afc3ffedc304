import type { DecodeProblem } from './decode/problem.ts';
import type { Diagnostic } from './diagnostic.ts';
import { explainDecode } from './explain/decode.ts';
import { explainField } from './explain/field.ts';
import { explainLimit } from './explain/limits.ts';
import { explainWarning } from './explain/warning.ts';
import { explainDuplicateKey, explainYaml } from './explain/yaml.ts';
import type { LimitPassed, Limits } from './limits.ts';
import { positionAt, type Span } from './span.ts';
import type { FieldError, FieldErrors } from './validation/field-errors.ts';
import { printed } from './validation/printed.ts';
import type { DuplicateKey, YamlProblem } from './yaml/node.ts';

/** A document that does not parse. The line in the message is kubectl's, the one in the explanation the learner's. */
export function yamlDiagnostic(problem: YamlProblem, text: string): Diagnostic {
  const detail = problem.message;
  return {
    severity: 'error',
    code: problem.code,
    stage: 'yaml',
    type: 'YAML',
    field: '',
    detail,
    text: problem.code === 'yaml/separator' ? detail : `error converting YAML to JSON: ${detail}`,
    span: problem.span,
    explanation: explainYaml(problem, text),
  };
}

/** Kubernetes says nothing of a key that is written twice: a fault at both places. */
export function duplicateDiagnostics(
  duplicates: readonly DuplicateKey[],
  text: string,
): readonly Diagnostic[] {
  return duplicates.flatMap((duplicate) =>
    [duplicate.first, duplicate.last].map((span): Diagnostic => {
      const explanation = explainDuplicateKey(duplicate, positionAt(text, duplicate.last[0]).line);
      return {
        severity: 'fault',
        code: 'yaml/duplicate-key',
        type: '',
        field: '',
        detail: explanation.what,
        text: explanation.what,
        span,
        explanation,
      };
    }),
  );
}

export function decodeDiagnostic(
  problem: DecodeProblem,
  meta: { readonly kind: string; readonly apiVersion: string },
  span: Span,
): Diagnostic {
  const prefix =
    problem.type === 'Strict'
      ? 'strict decoding error: '
      : problem.type === 'Decode' && problem.field !== ''
        ? `${meta.kind} in version "${meta.apiVersion}" cannot be handled as a ${meta.kind}: `
        : '';
  return {
    severity: 'error',
    code: problem.code,
    stage: problem.type === 'NoMatch' ? 'unsupported' : 'decode',
    type: problem.type,
    // Kubernetes names no field here: it stands in the message.
    field: '',
    detail: problem.message,
    text: `${prefix}${problem.message}`,
    span,
    explanation: explainDecode(problem),
    facts: { field: problem.field, wanted: problem.wanted, found: problem.found },
  };
}

/** After field.Error.Error() of apimachinery: `field: type: value: detail`. */
export function fieldDiagnostic(error: FieldError, span: Span): Diagnostic {
  const field = error.path.toString();
  const value = error.value === undefined ? '' : `: ${printed(error.value)}`;
  const detail = error.detail === '' ? '' : `: ${error.detail}`;
  return {
    severity: 'error',
    code: `validate/${error.type.toLowerCase().replaceAll(' ', '-')}`,
    stage: 'validate',
    type: error.type,
    field,
    detail: error.detail,
    text: `${field}: ${error.type}${value}${detail}`,
    span,
    explanation: explainField(error),
  };
}

export function warningDiagnostic(warning: FieldErrors['warnings'][number], span: Span): Diagnostic {
  return {
    severity: 'warning',
    code: 'validate/warning',
    type: '',
    field: warning.path.toString(),
    detail: warning.text,
    text: `Warning: ${warning.text}`,
    span,
    explanation: explainWarning(warning.text),
  };
}

/** A text that was refused before it was judged. */
export function limitDiagnostic(passed: LimitPassed, text: string, limits: Limits): Diagnostic {
  const explanation = explainLimit(passed.limit, limits);
  const at = Math.min(passed.at, Math.max(text.length - 1, 0));
  return {
    severity: 'error',
    code: `limits/${passed.limit}`,
    stage: 'yaml',
    type: 'YAML',
    field: '',
    detail: explanation.what,
    text: explanation.what,
    span: [at, Math.min(at + 1, text.length)],
    explanation,
  };
}
