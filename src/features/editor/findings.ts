/** What is said of a text beside the verdict's sentence, sorted for reading. Words and order only; every fact is the study's. */
import type { Severity } from '#domain/kubernetes/diagnostic.ts';
import type { Span } from '#domain/kubernetes/span.ts';
import type { DocumentVerdict, Study } from '#worker/protocol.ts';
import { count } from './verdict.ts';

type Problems = Study['problems'];

export interface Group {
  readonly severity: Severity;
  /** `2 errors`. */
  readonly title: string;
  /** What they mean for the learner. */
  readonly meaning: string;
  readonly problems: Problems;
}

const WORDS: Readonly<Record<Severity, readonly [one: string, many: string, meaning: string]>> = {
  error: ['error', 'errors', 'the API server refuses this'],
  warning: ['warning', 'warnings', 'accepted, with these words'],
  fault: ['fault', 'faults', 'accepted, but goes wrong later'],
  advice: ['piece of advice', 'pieces of advice', 'works, but could be better'],
};
const ORDER = ['error', 'warning', 'fault', 'advice'] as const;

/** By severity, the gravest first; inside in the order of the text. */
export function groupsOf(problems: Problems): readonly Group[] {
  return ORDER.map((severity) => {
    const [one, many, meaning] = WORDS[severity];
    const own = problems.filter((problem) => problem.severity === severity);
    return { severity, title: count(own.length, one, many), meaning, problems: own };
  }).filter((group) => group.problems.length > 0);
}

export interface DocumentRow {
  readonly id: string;
  /** `Pod web`. */
  readonly title: string;
  readonly state: 'accepted' | 'depends' | 'refused';
  readonly says: string;
  readonly span: Span;
}

/** Documents of the text, one line each; none where there is only one, of which the verdict speaks already. */
export function documentRows({ documents, problems }: Study): readonly DocumentRow[] {
  return documents.length < 2 ? [] : documents.map((document) => rowOf(document, problems));
}

function rowOf(document: DocumentVerdict, problems: Problems): DocumentRow {
  const { doc, kind, name, accepted, depends, span } = document;
  const title = [kind === '' ? `Document ${Number.parseInt(doc, 10) + 1}` : kind, name].join(' ').trim();
  if (!accepted) return { id: doc, title, span, state: 'refused', says: refusal(document, problems) };
  return depends.length > 0
    ? { id: doc, title, span, state: 'depends', says: 'accepted, as far as a text can tell' }
    : { id: doc, title, span, state: 'accepted', says: 'accepted' };
}

function refusal({ span: [start, end] }: DocumentVerdict, problems: Problems): string {
  const own = problems.filter(
    ({ severity, span }) => severity === 'error' && span[0] >= start && span[1] <= end,
  );
  return own.length === 0 ? 'refused' : `refused: ${count(own.length, 'error')}`;
}

/** What only a cluster can tell of what is accepted, each thing once. */
export function dependsOf({ documents }: Study): readonly string[] {
  return [...new Set(documents.flatMap(({ accepted, depends }) => (accepted ? depends : [])))];
}
