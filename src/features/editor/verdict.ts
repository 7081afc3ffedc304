/** What is said of a text as a whole, in one sentence. Words only; every figure comes from the study. */
import type { Severity } from '#domain/kubernetes/diagnostic.ts';
import type { Study } from '#worker/protocol.ts';

export type Tone = 'plain' | 'good' | 'warn' | 'bad';

export interface Verdict {
  readonly tone: Tone;
  readonly sentence: string;
}

const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

const countOf = (study: Study, ...severities: readonly Severity[]): number =>
  study.problems.filter(({ severity }) => severities.includes(severity)).length;

const endless = (sentence: string): string => sentence.replace(/\.$/, '');

function refusal(study: Study, errors: number): Verdict {
  const refused = study.documents.filter(({ accepted }) => !accepted).length;
  const all = study.documents.length;
  const who = all > 1 ? `The API server refuses ${refused} of ${all} objects` : 'The API server refuses this';
  return { tone: 'bad', sentence: errors > 0 ? `${who}: ${count(errors, 'error')}.` : `${who}.` };
}

function acceptance({ documents, ...study }: Study): Verdict {
  const all = { documents, ...study };
  const what = documents.length > 1 ? `all ${documents.length} objects` : 'this';
  const depends = [...new Set(documents.flatMap(({ depends: on }) => on))];
  const accepts =
    depends.length > 0
      ? `Accepted if ${depends.map(endless).join(', and if ')}`
      : `The API server accepts ${what}`;
  const faults = countOf(all, 'fault');
  const warnings = countOf(all, 'warning');
  if (faults > 0)
    return { tone: 'warn', sentence: `${accepts}, but ${count(faults, 'fault')} would show later.` };
  if (warnings > 0) return { tone: 'warn', sentence: `${accepts}, with ${count(warnings, 'warning')}.` };
  return { tone: depends.length > 0 ? 'plain' : 'good', sentence: `${accepts}.` };
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
