/** Mends that the editor can make by itself, for the commonest findings. */
import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import {
  addField,
  addVersion,
  addVolume,
  labelsOfSelector,
  namePort,
  selectorOfLabels,
} from './fixes/adding.ts';
import { addDash, namesAndValues, nextName, splitWords } from './fixes/lists.ts';
import { moveHome } from './fixes/moving.ts';
import { subjectOf, type Subject } from './fixes/subject.ts';
import * as words from './fixes/words.ts';
import * as yaml from './fixes/yaml.ts';
import { itemsAt, nodeAt, textAt } from './outline/nodes.ts';
import { around } from './types-at.ts';
import type { QuickFix, TextEdit } from './types.ts';

/**
 * What would mend a finding, the likeliest first; none where that takes a thought. The edits refer to `text`, on which the
 * finding was made. Never throws.
 */
export function fixesFor(text: string, problem: Diagnostic): readonly QuickFix[] {
  const mend = Object.hasOwn(MENDS, problem.code) ? MENDS[problem.code] : undefined;
  return mend === undefined ? [] : mend(subjectOf(text, problem));
}

/** How many findings of a text are looked at: a text with more is not mended one by one. */
const MOST = 30;

/**
 * The fixes of each finding, in the order of `problems`, without those that do not do what they say: each is made on a copy
 * first, and `problemsOf` has to find one finding less of this kind in it.
 */
export function provenFixes<T extends Diagnostic>(
  text: string,
  problems: readonly T[],
  problemsOf: (text: string) => readonly Diagnostic[],
): readonly (readonly QuickFix[])[] {
  const count = (all: readonly Diagnostic[], { code, text: says }: Diagnostic): number =>
    all.filter((each) => each.code === code && each.text === says).length;
  return problems.map((problem, at) =>
    at >= MOST
      ? []
      : fixesFor(text, problem).filter(
          ({ edits }) => count(problemsOf(applied(text, edits)), problem) < count(problems, problem),
        ),
  );
}

/** The text after all edits. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  return edits
    .toSorted((a, b) => b.span[0] - a.span[0] || b.span[1] - a.span[1])
    .reduce((now, { span: [start, end], text: put }) => now.slice(0, start) + put + now.slice(end), text);
}

type Mend = (subject: Subject) => readonly QuickFix[];

const all =
  (...mends: readonly Mend[]): Mend =>
  (subject) =>
    mends.flatMap((mend) => mend(subject));

/** By Kubernetes' error type, as the code has it. */
const MENDS: Readonly<Record<string, Mend>> = {
  'yaml/tab': yaml.spacesForTabs,
  'yaml/indentation': all(yaml.plainSpaces, yaml.alignLine),
  'yaml/missing-colon': yaml.addColon,
  'yaml/colon-in-value': yaml.quoteLine,
  'yaml/reserved-character': yaml.quoteLine,
  'yaml/unclosed-quote': yaml.closeQuote,
  'yaml/unclosed-bracket': yaml.closeBracket,
  'yaml/duplicate-key': yaml.beginItem,
  'decode/unknown-field': unknownField,
  'decode/wrong-type': wrongType,
  'decode/quantity': words.mendQuantity,
  'decode/missing-kind': addVersion,
  'decode/no-match': otherMatch,
  'validate/unsupported-value': words.supportedWord,
  'validate/not-found': notFound,
  'validate/duplicate-value': duplicate,
  'validate/invalid-value': invalid,
  'validate/required-value': required,
  'validate/forbidden': forbidden,
  'validate/warning': warning,
  'fault/storage-medium': (subject) => words.changeTo('Memory', subject),
  'fault/size-in-milli': words.millionths,
  'fault/capability-prefix': words.withoutPrefix,
  'fault/endless-init': alwaysRestart,
};

function unknownField(subject: Subject): readonly QuickFix[] {
  const { entry } = subject;
  if (entry !== undefined && /[^\u0021-\u007e]/.test(entry.key)) return yaml.plainSpaces(subject);
  const moved = moveHome(subject);
  return moved.length > 0 ? moved : words.renameField(subject);
}

function wrongType(subject: Subject): readonly QuickFix[] {
  const { wanted = '', found = '' } = subject.problem.facts ?? {};
  if (wanted.startsWith('string'))
    return found === 'object' ? yaml.quoteLine(subject) : words.quoteValue(subject);
  if (found === 'object') return notAList(subject, wanted);
  if (found !== 'string') return [];
  return wanted.startsWith('[]string') ? splitWords(subject) : words.unquoteValue(subject);
}

function notAList(subject: Subject, wanted: string): readonly QuickFix[] {
  if (wanted === '[]EnvVar') return namesAndValues(subject);
  return wanted.startsWith('[]') ? addDash(subject) : [];
}

/** Another version of a known kind, or the kind that was meant. */
function otherMatch(subject: Subject): readonly QuickFix[] {
  const wanted = subject.problem.facts?.['wanted'] ?? '';
  return wanted === '' ? [] : words.changeTo(wanted.replace(/^apiVersion: /, ''), subject);
}

function notFound(subject: Subject): readonly QuickFix[] {
  if (!/volumeMounts\[\d+\]\.name$/.test(subject.problem.field)) return [];
  const spec = subject.owner === undefined ? undefined : around(subject.owner, 'PodSpec');
  const volumes = itemsAt(spec, 'volumes').map((volume) => textAt(volume, 'name'));
  return [...words.nearestName(volumes, subject), ...addVolume(subject)];
}

function duplicate(subject: Subject): readonly QuickFix[] {
  return /(?:ontainers|volumes)\[\d+\]\.name$/.test(subject.problem.field) ? nextName(subject) : [];
}

function invalid(subject: Subject): readonly QuickFix[] {
  const { field, detail } = subject.problem;
  if (field.endsWith('.template.metadata.labels')) return labelsOfSelector(subject);
  if (/at least one letter/.test(detail)) return words.unquoteValue(subject);
  return /RFC 1123|DNS-1035/.test(detail) && /name$/i.test(field) ? words.dnsName(subject) : [];
}

function required(subject: Subject): readonly QuickFix[] {
  const { field } = subject.problem;
  const { sheet } = subject;
  if (field === 'spec.selector') return selectorOfLabels(subject);
  if (/^spec\.ports\[\d+\]\.name$/.test(field)) return namePort(subject);
  if (!field.endsWith('template.spec.restartPolicy')) return [];
  const spec = nodeAt(sheet?.value, ...field.split('.').slice(0, -1));
  const add = (word: string) => addField(spec, `restartPolicy: ${word}`, subject);
  return all(
    () => add('Never'),
    () => add('OnFailure'),
  )(subject);
}

function forbidden(subject: Subject): readonly QuickFix[] {
  return /without restartPolicy=Always/.test(subject.problem.detail) ? alwaysRestart(subject) : [];
}

/** The init container around the finding becomes a native sidecar. */
function alwaysRestart(subject: Subject): readonly QuickFix[] {
  const container = subject.owner === undefined ? undefined : around(subject.owner, 'Container');
  return addField(container, 'restartPolicy: Always', subject);
}

function warning(subject: Subject): readonly QuickFix[] {
  return /fractional byte value/.test(subject.problem.detail) ? words.millionths(subject) : [];
}
