/** The one place that knows both vocabularies: a diagnostic of the core and a marker of Monaco. */
import type { editor } from 'monaco-editor/editor';
import type { Diagnostic, Severity } from '#domain/kubernetes/diagnostic.ts';

/** Values of Monaco's `MarkerSeverity`; the enum itself would pull the editor into every test. */
const SEVERITY: Readonly<Record<Severity, 8 | 4 | 2>> = { error: 8, warning: 4, fault: 4, advice: 2 };

type Positions = Pick<editor.ITextModel, 'getPositionAt' | 'getValueLength'>;

/** At least one character wide, or there is nothing to see: the one before where the text ends. */
function visible([start, end]: Diagnostic['span'], length: number): readonly [number, number] {
  if (end > start) return [start, end];
  return start < length ? [start, start + 1] : [Math.max(start - 1, 0), start];
}

/** Paragraphs: Kubernetes' own line, what it means, how to mend it. */
export function markerMessage({ text, explanation: { what, why, fix } }: Diagnostic): string {
  const meaning = [what === text ? '' : what, why].filter((part) => part !== '').join(' ');
  const paragraphs = [text, meaning, fix === '' ? '' : `Fix: ${fix}`];
  return paragraphs.filter((part) => part !== '').join('\n\n');
}

/** The message is a plain string: what the learner wrote must never be read as Markdown. */
export function toMarker(model: Positions, diagnostic: Diagnostic): editor.IMarkerData {
  const [start, end] = visible(diagnostic.span, model.getValueLength()).map((offset) =>
    model.getPositionAt(offset),
  );
  return {
    severity: SEVERITY[diagnostic.severity],
    code: diagnostic.code,
    message: markerMessage(diagnostic),
    startLineNumber: start?.lineNumber ?? 1,
    startColumn: start?.column ?? 1,
    endLineNumber: end?.lineNumber ?? 1,
    endColumn: end?.column ?? 1,
  };
}
