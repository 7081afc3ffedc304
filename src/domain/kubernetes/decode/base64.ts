/**
 * The offset that Go's base64.StdEncoding complains about, or undefined when the text decodes. Line breaks are ignored and
 * padding is demanded, after Encoding.decodeQuantum of encoding/base64.
 */
export function base64ErrorOffset(text: string): number | undefined {
  let inQuantum = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '\n' || letter === '\r') continue;
    if (letter === '=') return paddingError(text, at, inQuantum);
    if (!/[A-Za-z0-9+/]/.test(letter)) return at;
    inQuantum = (inQuantum + 1) % 4;
  }
  return inQuantum === 0 ? undefined : text.length - inQuantum;
}

function paddingError(text: string, at: number, inQuantum: number): number | undefined {
  if (inQuantum < 2) return at;
  let next = afterBreaks(text, at + 1);
  if (inQuantum === 2) {
    if (next === text.length) return text.length;
    if (text.charAt(next) !== '=') return next;
    next = afterBreaks(text, next + 1);
  }
  return next < text.length ? next : undefined;
}

function afterBreaks(text: string, from: number): number {
  let at = from;
  while (text.charAt(at) === '\n' || text.charAt(at) === '\r') at += 1;
  return at;
}
