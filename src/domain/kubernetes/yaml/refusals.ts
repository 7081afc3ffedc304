import { SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import type { Span } from '#domain/kubernetes/span.ts';
import { YamlFailure } from './node.ts';

/** What js-yaml reads and go-yaml does not (goyaml.v2/scannerc.go). Each throws YamlFailure. */

/** yaml_parser_scan_anchor: letters and digits of ASCII, dashes, underscores; a sign of YAML ends it. */
export function refuseAnchor(name: string, span: Span): void {
  if (/^[\w-]+(?:$|[?:,\]}%@`])/.test(name)) return;
  throw new YamlFailure('yaml/tag', 'yaml: did not find expected alphabetic or numeric character', span);
}

/**
 * In brackets a `:` at the beginning of a text is a key's, a `?` is one anywhere in it, and a tag is followed by a blank
 * (yaml_parser_fetch_next_token, yaml_parser_scan_plain_scalar).
 */
export function refuseInBrackets(
  source: string,
  { style, valueStart, valueEnd, tagEnd }: ScalarEvent,
  span: Span,
): void {
  if (tagEnd >= 0 && /[,\]}]/.test(source.charAt(tagEnd)))
    throw new YamlFailure('yaml/tag', "yaml: did not find expected ',' or ']'", span);
  if (valueStart < 0 || style !== SCALAR_STYLE.PLAIN) return;
  if (source.charAt(valueStart) === ':')
    throw new YamlFailure('yaml/flow', 'yaml: did not find expected node content', span);
  if (source.slice(valueStart, valueEnd).includes('?'))
    throw new YamlFailure('yaml/flow', "yaml: did not find expected ',' or ']'", span);
}

/** yaml_parser_scan_flow_scalar: in double quotes `\/` and halves of letters are no escapes, though they are in JSON. */
export function refuseEscapes(
  source: string,
  { style, valueStart, valueEnd }: ScalarEvent,
  span: Span,
): void {
  if (style !== SCALAR_STYLE.DOUBLE_QUOTED) return;
  const raw = source.slice(valueStart, valueEnd);
  for (let at = raw.indexOf('\\'); at >= 0; at = raw.indexOf('\\', at + 2)) {
    if (raw.charAt(at + 1) === '/')
      throw new YamlFailure('yaml/escape', 'yaml: found unknown escape character', span);
    if (/^u[dD][89a-fA-F]/.test(raw.slice(at + 1, at + 4)))
      throw new YamlFailure('yaml/escape', 'yaml: found invalid Unicode character escape code', span);
  }
}

/** Whether kubectl takes the whole text for JSON and never asks go-yaml. */
export function isJSON(text: string): boolean {
  if (!/^\s*\{/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const LONGEST_KEY = 1024;

/**
 * A key without `?` takes one line, its anchor and tag included (yaml_simple_key_is_valid), and a plain one ends at a colon with
 * a blank behind it, not at one that touches a bracket (yaml_parser_scan_plain_scalar).
 */
export function refuseKey(source: string, event: ScalarEvent, span: Span): void {
  const { style, valueEnd } = event;
  const sign = /^["']?\s*:/.exec(source.slice(valueEnd, valueEnd + LONGEST_KEY))?.[0];
  if (sign === undefined) return;
  const start = startOf(event);
  const end = valueEnd + sign.length;
  const touches = style === SCALAR_STYLE.PLAIN && /[[{]/.test(source.charAt(end));
  if (end - start <= LONGEST_KEY && !touches && !/[\n\r]/.test(source.slice(start, end))) return;
  if (/\?\s*["'&!]?$/.test(source.slice(Math.max(start - LONGEST_KEY, 0), start))) return;
  throw new YamlFailure('yaml/flow', "yaml: did not find expected ',' or '}'", span);
}

function startOf({ anchorStart, tagStart, valueStart }: ScalarEvent): number {
  return Math.min(...[anchorStart, tagStart, valueStart].filter((at) => at >= 0));
}
