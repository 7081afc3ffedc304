const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** A text's UTF-8 in standard base64; halves of surrogate pairs become U+FFFD, as in Go. */
export function encodeBase64(text: string): string {
  const bytes = bytesOf(text);
  let coded = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second, third] = bytes.slice(at, at + 3);
    const bits = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    coded += ALPHABET.charAt(bits >> 18) + ALPHABET.charAt((bits >> 12) & 63);
    coded += second === undefined ? '=' : ALPHABET.charAt((bits >> 6) & 63);
    coded += third === undefined ? '=' : ALPHABET.charAt(bits & 63);
  }
  return coded;
}

function bytesOf(text: string): readonly number[] {
  const escaped = encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
  return escaped
    .split(/(%[0-9A-F]{2})/)
    .filter((part) => part !== '')
    .flatMap((part) =>
      part.startsWith('%')
        ? [Number.parseInt(part.slice(1), 16)]
        : part.split('').map((letter) => letter.charCodeAt(0)),
    );
}
