/** What is said of a text as a whole, in one sentence. Words only; every figure comes from the study. */
import type { Severity } from '#domain/kubernetes/diagnostic.ts';
import type { Study } from '#worker/protocol.ts';

/** depends: accepted as far as a text can tell. */
export type Tone = 'plain' | 'good' | 'depends' | 'warn' | 'bad';

export interface Verdict {
  readonly tone: Tone;
  readonly sentence: string;
}

export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

const countOf = (study: Study, ...severities: readonly Severity[]): number =>
  study.problems.filter(({ severity }) => severities.includes(severity)).length;

const all = (objects: number): string => (objects === 2 ? 'both objects' : `all ${objects} objects`);

function refusal({ documents }: Study, errors: number): Verdict {
  const refused = documents.filter(({ accepted }) => !accepted).length;
  const some = refused < documents.length ? `${refused} of ${documents.length} objects` : all(refused);
  const who = `The API server refuses ${documents.length > 1 ? some : 'this'}`;
  return { tone: 'bad', sentence: errors > 0 ? `${who}: ${count(errors, 'error')}.` : `${who}.` };
}

function acceptance(study: Study): Verdict {
  const { documents } = study;
  const what = documents.length > 1 ? all(documents.length) : 'this';
  const depends = documents.some(({ depends: on }) => on.length > 0);
  const accepts = `The API server accepts ${what}${depends ? ', as far as a text can tell' : ''}`;
  const faults = countOf(study, 'fault');
  const warnings = countOf(study, 'warning');
  if (faults > 0)
    return { tone: 'warn', sentence: `${accepts}, but ${count(faults, 'fault')} would show later.` };
  if (warnings > 0) return { tone: 'warn', sentence: `${accepts}, with ${count(warnings, 'warning')}.` };
  return { tone: depends ? 'depends' : 'good', sentence: `${accepts}.` };
}

export function verdictOf(study: Study | undefined): Verdict {
  if (!study) return { tone: 'plain', sentence: 'Reading the manifest…' };
  if (study.refused !== '') return { tone: 'bad', sentence: study.refused };
  const errors = countOf(study, 'error');
  if (errors > 0 || study.documents.some(({ accepted }) => !accepted)) return refusal(study, errors);
  if (study.documents.length === 0)
    return { tone: 'plain', sentence: 'There is nothing to judge yet: the text holds no object.' };
  return acceptance(study);
}
