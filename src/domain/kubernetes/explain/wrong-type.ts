import type { DecodeProblem } from '#domain/kubernetes/decode/problem.ts';
import type { Explanation } from '#domain/kubernetes/diagnostic.ts';
import { ENUMS } from '#domain/kubernetes/schema/schema.gen.ts';
import { listed } from './listed.ts';
import { shortened } from './subject.ts';
import { elementOf, typeAt } from './types-at.ts';
import { itemExample, listExample, valueExample } from './value-examples.ts';

/** A value of another type than its field wants. */
export function explainWrongType(problem: DecodeProblem, kind: string): Explanation {
  const { field, found, wanted } = problem;
  if (kind === 'Service' && /^spec\.selector\[match\w+\]$/.test(field)) return SERVICE_SELECTOR;
  return {
    what: `${shortened(field, 90)} wants ${typeInWords(wanted)} and is given ${kindInWords(found)}.`,
    why: whyWrong(found, wanted),
    fix: isText(wanted) ? fixText(problem, kind) : fixWrong(problem),
  };
}

const SERVICE_SELECTOR: Explanation = {
  what: 'The selector of a Service holds a mapping.',
  why: 'A Service selects by labels alone; matchLabels is for Deployments and their like.',
  fix: 'Write the labels directly below it, for example selector: {app: web}.',
};

function whyWrong(found: string, wanted: string): string {
  if (found === 'array' && !wanted.startsWith('[]'))
    return 'A dash begins the item of a list, and this field is no list.';
  if (isText(wanted)) return whyText(found);
  if (wanted.startsWith('[]') && found === 'object')
    return 'Each item of a list begins with a dash, also when there is only one.';
  if (wanted.startsWith('[]'))
    return 'The field is a list: each item begins with a dash, or all stand in brackets.';
  if (isScalar(wanted))
    return found === 'string' ? 'Quotes make text of it.' : 'Kubernetes does not convert between types.';
  return 'The field has fields of its own.';
}

const whyText = (found: string): string =>
  found === 'object'
    ? 'A colon followed by a space makes a mapping, also inside a list item.'
    : 'YAML reads digits as a number, and true, yes, on, y, false, no, off, n as a truth value. Only quotes make them text.';

function fixText({ field, found, path }: DecodeProblem, kind: string): string {
  const name = nameOf(field);
  const words = wordsAt(kind, path.map(String));
  if (words.length > 0) return `Write ${listed(words)}.`;
  if (found === 'array') return `Write one value, without dash and brackets.`;
  if (found === 'object') return 'Put the whole value in quotes.';
  if (!/^-?[\d.]/.test(found)) return 'Put the value in quotes.';
  return /\[\d+\]$/.test(field)
    ? `Put it in quotes: "${shortened(found, 30)}".`
    : `Put the value in quotes: ${name}: "${shortened(found, 30)}".`;
}

/** The closed list of a field, where it has one. */
function wordsAt(kind: string, path: readonly string[]): readonly string[] {
  const key = `${elementOf(typeAt(kind, path.slice(0, -1)))}.${path.at(-1)}`;
  return (ENUMS[key] ?? []).filter((word) => word !== '');
}

function fixWrong({ field, wanted }: DecodeProblem): string {
  const name = nameOf(field);
  if (wanted === 'bool') return `Write ${name}: true or ${name}: false, without quotes.`;
  if (wanted === 'intOrString') return `Write ${name}: 80, or the name of a port.`;
  if (isScalar(wanted)) return `Write the number without quotes, for example ${name}: ${numberFor(name)}.`;
  if (wanted.startsWith('[]string')) return `Write it as a list${listExample(name)}.`;
  if (wanted.startsWith('[]')) return `Begin each item with a dash${itemExample(wanted)}.`;
  if (/\[\d+\]$/.test(field)) return `Give the item its fields${itemExample(`[]${wanted}`)}.`;
  if (wanted.startsWith('map:'))
    return `Write one key: value line for each, for example ${name}: ${wanted === 'map:quantity' ? '{memory: 64Mi}' : '{app: web}'}.`;
  const example = valueExample(wanted);
  return example === ''
    ? `Write the fields of ${name} as indented lines below it.`
    : `Write for example ${name}: ${example}.`;
}

function numberFor(name: string): string {
  if (name.endsWith('ort')) return '8080';
  if (name.endsWith('ode')) return '0644';
  return /^(runAs|fsGroup)/.test(name) ? '1000' : '1';
}

const isText = (wanted: string): boolean =>
  wanted.startsWith('string') || wanted === 'byte' || wanted === 'time' || wanted === 'quantity';

const isScalar = (wanted: string): boolean => /^(bool|int32|int64|float64|intOrString)$/.test(wanted);

/** The last name of a path: the key of a mapping, or the field without its list position. */
const nameOf = (field: string): string =>
  // A key may be as long as the text.
  /\[([^\]\d][^\]]*)\]$/.exec(field.slice(-1000))?.[1] ??
  field
    .slice(-1000)
    .replace(/(\[\d+\])+$/, '')
    .split('.')
    .at(-1) ??
  field;

function typeInWords(type: string): string {
  if (type.startsWith('[]')) return 'a list';
  if (type.startsWith('map:')) return 'a mapping of names to values';
  if (isText(type)) return 'text';
  if (type === 'bool') return 'true or false';
  if (type === 'intOrString') return 'a number or a name';
  return isScalar(type) ? 'a whole number' : 'a mapping';
}

const KINDS: ReadonlyMap<string, string> = new Map([
  ['array', 'a list'],
  ['object', 'a mapping'],
  ['string', 'text'],
  ['bool', 'a truth value'],
  ['number', 'a number'],
]);

export const kindInWords = (found: string): string =>
  KINDS.get(found) ?? (/^-?[\d.]/.test(found) ? `the number ${shortened(found, 30)}` : found);
