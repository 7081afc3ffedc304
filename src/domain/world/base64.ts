const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Standard base64 read as UTF-8 text; undefined when it is none. Bytes that are no UTF-8 become U+FFFD. */
export function decodeBase64(text: string): string | undefined {
  const bare = text.replace(/[\r\n]/g, '');
  if (bare.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(bare)) return undefined;
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const letter of bare.replace(/=+$/, '')) {
    held = (held << 6) | ALPHABET.indexOf(letter);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 0xff);
      held &= (1 << bits) - 1;
    }
  }
  return textOf(bytes);
}

function textOf(bytes: readonly number[]): string {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at] ?? 0;
    const length = lengthBy(first);
    const rest = bytes.slice(at + 1, at + length);
    const whole = length > 0 && rest.length === length - 1 && rest.every((byte) => byte >> 6 === 2);
    text += whole ? String.fromCodePoint(codePoint(first, rest)) : '\ufffd';
    at += whole ? length : 1;
  }
  return text;
}

/** Bytes of a character by its first one; 0 when none begins so. */
function lengthBy(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xc0) return 0;
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

function codePoint(first: number, rest: readonly number[]): number {
  const mask = rest.length === 0 ? 0x7f : 0xff >> (rest.length + 2);
  const point = rest.reduce((value, byte) => (value << 6) | (byte & 0x3f), first & mask);
  return point <= 0x10ffff ? point : 0xfffd;
}
