const REPLACEMENT = '\ufffd';

/** Half of a pair: no character, and nothing that UTF-8 can hold. */
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Inside a run, content is bytes, one character (0 to 255) each: `wc -c`, `cut -b` and digests then count as the real ones do.
 * Text comes in from manifests and goes out to logs through these two.
 */
export function toBytes(text: string): string {
  if (isAscii(text)) return text;
  const encoded = encodeURIComponent(text.replace(LONE_SURROGATE, REPLACEMENT));
  return encoded.replace(/%([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** What is no UTF-8 becomes U+FFFD, byte by byte. */
export function toText(bytes: string): string {
  if (isAscii(bytes)) return bytes;
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const [character, length] = characterAt(bytes, at);
    text += character;
    at += length;
  }
  return text;
}

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

/** Smallest code point that needs so many bytes: shorter forms are not UTF-8. */
const LEAST = [0, 0, 0x80, 0x800, 0x1_0000];

function characterAt(bytes: string, at: number): readonly [string, number] {
  const first = bytes.charCodeAt(at);
  if (first < 0x80) return [bytes.charAt(at), 1];
  const length = lengthAfter(first);
  let point = first & (0xff >> (length + 1));
  for (let step = 1; step < length; step += 1) {
    const next = bytes.charCodeAt(at + step);
    if ((next & 0xc0) !== 0x80) return [REPLACEMENT, 1];
    point = (point << 6) | (next & 0x3f);
  }
  return isCharacter(point, length) ? [String.fromCodePoint(point), length] : [REPLACEMENT, 1];
}

/** How many bytes a character has that begins with this one; 0 when none does. */
function lengthAfter(first: number): number {
  if (first < 0xc2 || first > 0xf4) return 0;
  return first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
}

function isCharacter(point: number, length: number): boolean {
  const isSurrogate = point >= 0xd800 && point <= 0xdfff;
  return length > 0 && point >= (LEAST[length] ?? 0) && point <= 0x10_ffff && !isSurrogate;
}
