/** How many bytes base64 text stands for. */
export const decodedSize = (text: string): number => Math.floor((text.replace(/=+$/, '').length * 3) / 4);

/** The bytes as text, one letter a byte where they are no ASCII: enough to look for JSON. */
export function decodeAscii(text: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  let bits = 0;
  let held = 0;
  let out = '';
  for (const letter of text) {
    const value = alphabet.indexOf(letter);
    if (value < 0) continue;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out += String.fromCharCode((bits >> held) & 0xff);
  }
  return out;
}
