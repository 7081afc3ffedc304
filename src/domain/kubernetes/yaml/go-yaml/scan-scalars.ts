import type { Cursor } from './cursor.ts';

/** A scalar without quotes. True when it went over a line end, after which a key may begin. After yaml_parser_scan_plain_scalar. */
export function scanPlain(cursor: Cursor, indent: number, inFlow: boolean): boolean {
  let leadingBlanks = false;
  for (;;) {
    if (cursor.isDocumentMark() || cursor.at() === '#') break;
    while (!cursor.isBlankOrEnd() && !endsPlain(cursor, inFlow)) {
      leadingBlanks = false;
      cursor.skip();
    }
    if (!cursor.isBlank() && !cursor.isBreak()) break;
    leadingBlanks = skipBetween(cursor, indent, leadingBlanks);
    if (!inFlow && cursor.column < indent) break;
  }
  return leadingBlanks;
}

const FLOW_INDICATORS = new Set([',', '?', '[', ']', '{', '}']);

const endsPlain = (cursor: Cursor, inFlow: boolean): boolean =>
  (cursor.at() === ':' && cursor.isBlankOrEnd(1)) || (inFlow && FLOW_INDICATORS.has(cursor.at()));

function skipBetween(cursor: Cursor, indent: number, before: boolean): boolean {
  let leadingBlanks = before;
  while (cursor.isBlank() || cursor.isBreak()) {
    if (cursor.isBreak()) {
      leadingBlanks = true;
      cursor.skipLine();
    } else {
      if (leadingBlanks && cursor.column < indent && cursor.at() === '\t')
        cursor.fail('found a tab character that violates indentation');
      cursor.skip();
    }
  }
  return leadingBlanks;
}

/** A scalar in quotes. After yaml_parser_scan_flow_scalar. */
export function scanQuoted(cursor: Cursor, quote: string): void {
  cursor.skip();
  for (;;) {
    if (cursor.isDocumentMark()) cursor.fail('found unexpected document indicator');
    if (cursor.at() === '') cursor.fail('found unexpected end of stream');
    skipQuotedWord(cursor, quote);
    if (cursor.at() === quote) break;
    while (cursor.isBlank() || cursor.isBreak()) {
      if (cursor.isBreak()) cursor.skipLine();
      else cursor.skip();
    }
  }
  cursor.skip();
}

function skipQuotedWord(cursor: Cursor, quote: string): void {
  while (!cursor.isBlankOrEnd()) {
    if (cursor.at() === quote) {
      if (quote === '"' || cursor.at(1) !== quote) return;
      cursor.skip(2);
    } else if (quote === '"' && cursor.at() === '\\') {
      if (cursor.isBreak(1)) {
        cursor.skip();
        return cursor.skipLine();
      }
      skipEscape(cursor);
    } else cursor.skip();
  }
}

const ESCAPES = '0abt\tnvfre "\'\\N_LP';
const HEXADECIMAL: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

function skipEscape(cursor: Cursor): void {
  const letter = cursor.at(1);
  const digits = HEXADECIMAL.get(letter) ?? 0;
  if (digits === 0 && (letter === '' || !ESCAPES.includes(letter)))
    cursor.fail('found unknown escape character');
  cursor.skip(2);
  let code = 0;
  for (let at = 0; at < digits; at += 1) {
    if (!/^[0-9a-fA-F]$/.test(cursor.at(at))) cursor.fail('did not find expected hexdecimal number');
    code = code * 16 + Number.parseInt(cursor.at(at), 16);
  }
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff)
    cursor.fail('found invalid Unicode character escape code');
  cursor.skip(digits);
}

/** A scalar after `|` or `>`. After yaml_parser_scan_block_scalar. */
export function scanBlock(cursor: Cursor, parentIndent: number): void {
  cursor.skip();
  const step = indentationStep(cursor);
  cursor.endLine();
  let indent = step === 0 ? 0 : Math.max(parentIndent, 0) + step;
  indent = skipEmptyLines(cursor, indent, parentIndent);
  while (cursor.column === indent && cursor.at() !== '') {
    cursor.skipToLineEnd();
    if (cursor.isBreak()) cursor.skipLine();
    indent = skipEmptyLines(cursor, indent, parentIndent);
  }
}

/** The digit of `|2-`, or 0. */
function indentationStep(cursor: Cursor): number {
  const chomps = (): boolean => cursor.at() === '+' || cursor.at() === '-';
  if (chomps()) cursor.skip();
  const digit = /^\d$/.test(cursor.at()) ? cursor.at() : '';
  if (digit === '0') cursor.fail('found an indentation indicator equal to 0');
  if (digit !== '') cursor.skip();
  if (digit !== '' && chomps()) cursor.skip();
  return Number(digit);
}

/** After yaml_parser_scan_block_scalar_breaks: with indentation 0 it is found out here. */
function skipEmptyLines(cursor: Cursor, indent: number, parentIndent: number): number {
  const isInside = (): boolean => indent === 0 || cursor.column < indent;
  let widest = 0;
  for (;;) {
    while (isInside() && cursor.at() === ' ') cursor.skip();
    widest = Math.max(widest, cursor.column);
    if (isInside() && cursor.at() === '\t')
      cursor.fail('found a tab character where an indentation space is expected');
    if (!cursor.isBreak()) break;
    cursor.skipLine();
  }
  return indent === 0 ? Math.max(widest, parentIndent + 1, 1) : indent;
}
