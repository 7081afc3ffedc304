import { resolvePlain } from '#domain/kubernetes/yaml/scalars.ts';

/** Texts that begin so are quoted, and those that another sign inside would cut short. After yaml_emitter_analyze_scalar of goyaml.v2. */
const INDICATOR = /^[#,[\]{}&*!|>'"%@`]|^[-?:](?:\s|$)|^(?:---|\.\.\.)|:(?:\s|$)|\s#|^\s|\s$/u;
/** What only double quotes can hold: signs that do not print, and a blank before a line's end. */
const NEEDS_ESCAPES = /[\p{Cc}\p{Cs}\u2028\u2029\ufeff]/u;

/** A number, a truth or a text of one line as kubectl writes it: plain where it stays what it is, else in quotes. */
export function scalarText(value: unknown): string {
  if (typeof value !== 'string') return String(value);
  if (NEEDS_ESCAPES.test(value) || !staysText(value)) return JSON.stringify(value);
  return INDICATOR.test(value) ? `'${value.replaceAll("'", "''")}'` : value;
}

function staysText(value: string): boolean {
  return resolvePlain(value).is === 'string' && !isSexagesimal(value) && !isTimestamp(value);
}

/** `12:30:45` is a number for YAML 1.1, though not for kubectl, which quotes it for others. After isBase60Float of goyaml.v2. */
const isSexagesimal = (value: string): boolean =>
  /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/.test(value);

/** A date is a type of its own for YAML 1.1. After parseTimestamp of goyaml.v2. */
const isTimestamp = (value: string): boolean =>
  /^\d{4}-\d\d?-\d\d?(?:[Tt]\d\d?:\d\d?:\d\d?(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)| \d\d?:\d\d?:\d\d?(?:\.\d+)?)?$/.test(
    value,
  );

/** The lines of a text that is written as a block after `|`; undefined where it has to stand in quotes. */
export function blockLines(value: unknown): readonly [head: string, ...lines: string[]] | undefined {
  if (typeof value !== 'string' || !value.includes('\n') || value.trim() === '') return undefined;
  if (NEEDS_ESCAPES.test(value.replaceAll('\n', '')) || / (?:\n|$)/.test(value)) return undefined;
  const indent = /^[ \n]/.test(value) ? '2' : '';
  const chomp = value.endsWith('\n\n') ? '+' : value.endsWith('\n') ? '' : '-';
  return [`|${indent}${chomp}`, ...value.replace(/\n$/, '').split('\n')];
}
