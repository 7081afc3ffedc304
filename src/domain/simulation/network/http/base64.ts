const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes as RFC 4648 writes them, for `Authorization`. */
export function toBase64(bytes: string): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const three = [0, 1, 2].map((step) => bytes.charCodeAt(at + step) || 0);
    const number = ((three[0] ?? 0) << 16) | ((three[1] ?? 0) << 8) | (three[2] ?? 0);
    const letters = [18, 12, 6, 0].map((shift) => ALPHABET.charAt((number >> shift) & 63)).join('');
    text += letters.slice(0, Math.min(bytes.length - at, 3) + 1);
  }
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}
