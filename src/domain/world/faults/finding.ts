import type { Diagnostic, Explanation } from '#domain/kubernetes/diagnostic.ts';
import { fieldOf, markOf } from '#domain/world/origin.ts';
import type { Mark, Origin } from '#domain/world/types.ts';

/** A fault or advice at a field. Its one sentence is what happened. */
export function finding(
  severity: 'fault' | 'advice',
  code: string,
  origin: Origin,
  explanation: Explanation,
  at: Mark = markOf(origin),
): Diagnostic {
  return {
    severity,
    code: `fault/${code}`,
    type: '',
    field: at.manifest === origin.manifest ? fieldOf(origin.path) : '',
    detail: '',
    text: explanation.what,
    span: at.span,
    source: at.manifest.source,
    explanation,
  };
}
