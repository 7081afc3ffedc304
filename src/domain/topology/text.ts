/** How wide text will be, without a browser: on the wide side, so that no fallback face overflows its box. */
export type Face = 'sans' | 'strong' | 'mono';

const NARROW = new Set("iljI.,:;'|!()[]{}/\\` ");
const SLIM = new Set('frst-"*°');
const BROAD = new Set('mwMW@%&');

function emOf(character: string, code: number): number {
  if (code > 0x2e80) return 1.1;
  if (code > 0x7e) return 0.8;
  if (NARROW.has(character)) return 0.34;
  if (SLIM.has(character)) return 0.46;
  if (BROAD.has(character)) return 0.94;
  return code >= 65 && code <= 90 ? 0.71 : 0.6;
}

/** Width in CSS pixels at a size in CSS pixels. */
export function widthOf(text: string, size: number, face: Face): number {
  let em = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (face === 'mono') em += code > 0x2e80 ? 1.2 : 0.605;
    else em += emOf(character, code) * (face === 'strong' ? 1.05 : 1);
  }
  return Math.ceil(em * size);
}

/** Characters beyond this are never measured one by one: a name of a megabyte costs no more than a short one. */
const LONGEST = 200;

/** The text, or its beginning and an ellipsis, no wider than `width`. */
export function fit(text: string, width: number, size: number, face: Face): string {
  const characters = Array.from(text.slice(0, LONGEST * 2)).slice(0, LONGEST);
  const whole = characters.join('');
  if (whole.length === text.length && widthOf(whole, size, face) <= width) return text;
  while (characters.length > 0 && widthOf(`${characters.join('')}…`, size, face) > width) characters.pop();
  return `${characters.join('')}…`;
}

/** As `fit`, but keeps both ends: in a path the last part says most. */
export function fitPath(text: string, width: number, size: number): string {
  const most = Math.max(5, Math.floor(width / (size * 0.605)));
  const characters = Array.from(text);
  if (characters.length <= most) return text;
  const head = Math.ceil((most - 1) * 0.4);
  return `${characters.slice(0, head).join('')}…${characters.slice(-(most - 1 - head)).join('')}`;
}

/** Broken at spaces into at most `most` lines, each fitted. */
export function wrap(text: string, width: number, size: number, face: Face, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.slice(0, LONGEST * most).split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && widthOf(longer, size, face) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const kept = lines.slice(0, most);
  if (lines.length > most) kept[most - 1] = `${kept[most - 1] ?? ''} ${lines.slice(most).join(' ')}`;
  return kept.map((line) => fit(line, width, size, face));
}
