/** Label and field selectors, as `-l` and `--field-selector` take them. */
import { Refusal } from './answer.ts';

type Labels = Readonly<Record<string, string>>;
export type LabelTest = (labels: Labels) => boolean;

/** Commas inside parentheses part values, others requirements. */
function requirements(text: string): readonly string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const sign of text) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign === ',' && depth === 0) parts.push('');
    else parts.push((parts.pop() ?? '') + sign);
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** Throws `Refusal` on what is no selector. */
export function labelTest(text: string): LabelTest {
  const tests = requirements(text).map(requirementTest);
  return (labels) => tests.every((test) => test(labels));
}

const valueOf = (labels: Labels, key: string): string | undefined =>
  Object.hasOwn(labels, key) ? labels[key] : undefined;

const KEY = String.raw`([A-Za-z0-9][-\w./]*)`;
const SET = new RegExp(String.raw`^${KEY}\s+(in|notin)\s*\(([^()]*)\)$`);
const EQUAL = new RegExp(String.raw`^${KEY}\s*(==|=|!=)\s*([-\w.]*)$`);
const EXISTS = new RegExp(String.raw`^(!?)\s*${KEY}$`);

function requirementTest(text: string): LabelTest {
  const set = SET.exec(text);
  if (set)
    return setTest(
      set[1] ?? '',
      set[2] === 'in',
      (set[3] ?? '').split(',').map((value) => value.trim()),
    );
  const equal = EQUAL.exec(text);
  if (equal) return setTest(equal[1] ?? '', equal[2] !== '!=', [equal[3] ?? '']);
  const exists = EXISTS.exec(text);
  if (exists) return (labels) => (valueOf(labels, exists[2] ?? '') === undefined) === (exists[1] === '!');
  throw new Refusal(
    `Error from server (BadRequest): unable to parse requirement: found '${text}', expected: a label selector`,
  );
}

function setTest(key: string, isIn: boolean, values: readonly string[]): LabelTest {
  return (labels) => {
    const value = valueOf(labels, key);
    return value === undefined ? !isIn : values.includes(value) === isIn;
  };
}

/** `spec.selector` with matchLabels and matchExpressions, or a Service's plain map. */
export interface LabelSelector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly {
    readonly key?: string;
    readonly operator?: string;
    readonly values?: readonly string[];
  }[];
}

/** `app=web,tier in (a,b)`; `<none>` without any. After FormatLabelSelector of apimachinery. */
export function selectorText(selector: LabelSelector | undefined): string {
  const equal = sortedPairs(selector?.matchLabels);
  const sets = (selector?.matchExpressions ?? []).map(({ key = '', operator = '', values = [] }) => {
    if (operator === 'Exists') return key;
    if (operator === 'DoesNotExist') return `!${key}`;
    return `${key} ${operator.toLowerCase()} (${values.toSorted().join(',')})`;
  });
  return [...equal, ...sets].join(',') || '<none>';
}

const sortedPairs = (labels: Labels = {}): readonly string[] =>
  Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .toSorted();

/** `app=web,tier=front`; `<none>` without any. */
export const labelsText = (labels: Labels | undefined): string => sortedPairs(labels).join(',') || '<none>';

/** A selector of an object as one of `-l`. */
export const selectorTest = (selector: LabelSelector | undefined): LabelTest =>
  labelTest(selectorText(selector).replace('<none>', ''));

/** Tests `metadata.name=web,status.phase!=Running` on an object whose fields are read by `read`. */
export function fieldTest(text: string): (read: (path: string) => string | undefined) => boolean {
  const tests = text.split(',').filter((part) => part !== '');
  const parsed = tests.map((test) => {
    const found = /^([^=!]+)(==|=|!=)(.*)$/.exec(test);
    if (!found)
      throw new Refusal(
        `Error from server (BadRequest): invalid selector: '${test}'; can't understand '${test}'`,
      );
    return { path: found[1] ?? '', isEqual: found[2] !== '!=', value: found[3] ?? '' };
  });
  return (read) =>
    parsed.every(({ path, isEqual, value }) => {
      const field = read(path);
      if (field === undefined)
        throw new Refusal(`Error from server (BadRequest): field label not supported: ${path}`);
      return (field === value) === isEqual;
    });
}
