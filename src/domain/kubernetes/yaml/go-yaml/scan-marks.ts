import type { Cursor } from './cursor.ts';

const isWord = (letter: string): boolean => /^[0-9A-Za-z_-]$/.test(letter);

function word(cursor: Cursor): string {
  let text = '';
  while (isWord(cursor.at())) {
    text += cursor.at();
    cursor.skip();
  }
  return text;
}

/** The name of `&name` and `*name`. After yaml_parser_scan_anchor. */
export function scanAnchor(cursor: Cursor): string {
  cursor.skip();
  const name = word(cursor);
  const ends = cursor.isBlankOrEnd() || '?:,]}%@`'.includes(cursor.at());
  if (name === '' || !ends) cursor.fail('did not find expected alphabetic or numeric character');
  return name;
}

/** The handle of a tag (`!`, `!!`, `!e!`), or '' for one in full. After yaml_parser_scan_tag. */
export function scanTag(cursor: Cursor): string {
  let handle = '';
  cursor.skip();
  if (cursor.at() === '<') {
    cursor.skip();
    if (skipUri(cursor) === 0) cursor.fail('did not find expected tag URI');
    if (cursor.at() !== '>') cursor.fail("did not find the expected '>'");
    cursor.skip();
  } else {
    const name = word(cursor);
    handle = cursor.at() === '!' ? `!${name}!` : '!';
    if (handle !== '!') cursor.skip();
    if (skipUri(cursor) === 0 && handle !== '!') cursor.fail('did not find expected tag URI');
  }
  if (!cursor.isBlankOrEnd()) cursor.fail('did not find expected whitespace or line break');
  return handle;
}

function skipUri(cursor: Cursor): number {
  const start = cursor.index;
  while (cursor.at() !== '' && /^[\w;/?:@&=+$,.!~*'()[\]%-]$/.test(cursor.at())) {
    if (cursor.at() === '%') skipUriEscape(cursor);
    else cursor.skip();
  }
  return cursor.index - start;
}

function skipUriEscape(cursor: Cursor): void {
  if (!/^[0-9a-fA-F]{2}$/.test(cursor.at(1) + cursor.at(2))) cursor.fail('did not find URI escaped octet');
  cursor.skip(3);
}

/** `%YAML` with its version, or `%TAG` with its handle. After yaml_parser_scan_directive. */
export function scanDirective(cursor: Cursor): string {
  cursor.skip();
  const name = word(cursor);
  if (name === '') cursor.fail('could not find expected directive name');
  if (!cursor.isBlankOrEnd()) cursor.fail('found unexpected non-alphabetical character');
  cursor.skipBlanks();
  const value = name === 'YAML' ? scanVersion(cursor) : name === 'TAG' ? scanTagDirective(cursor) : undefined;
  if (value === undefined) cursor.fail('found unknown directive name');
  cursor.endLine();
  return value;
}

function scanVersion(cursor: Cursor): string {
  const major = digits(cursor);
  if (cursor.at() !== '.') cursor.fail("did not find expected digit or '.' character");
  cursor.skip();
  return `${major}.${digits(cursor)}`;
}

function digits(cursor: Cursor): string {
  let text = '';
  while (/^\d$/.test(cursor.at())) {
    text += cursor.at();
    cursor.skip();
  }
  if (text === '') cursor.fail('did not find expected version number');
  return text;
}

function scanTagDirective(cursor: Cursor): string {
  if (cursor.at() !== '!') cursor.fail("did not find expected '!'");
  cursor.skip();
  const name = word(cursor);
  const closed = cursor.at() === '!';
  if (closed) cursor.skip();
  else if (name !== '') cursor.fail("did not find expected '!'");
  if (!cursor.isBlank()) cursor.fail('did not find expected whitespace');
  cursor.skipBlanks();
  if (skipUri(cursor) === 0) cursor.fail('did not find expected tag URI');
  if (!cursor.isBlankOrEnd()) cursor.fail('did not find expected whitespace or line break');
  return closed ? `!${name}!` : '!';
}
