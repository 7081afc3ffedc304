const SHAPE = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:[.,]\d+)?(Z|[+-]\d{2}:\d{2})$/;
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/^\d{4}/, '2006'],
  [/^-/, '-'],
  [/^\d{2}/, '01'],
  [/^-/, '-'],
  [/^\d{2}/, '02'],
  [/^T/, 'T'],
  [/^\d{1,2}/, '15'],
  [/^:/, ':'],
  [/^\d{2}/, '04'],
  [/^:/, ':'],
  [/^\d{2}(?:[.,]\d+)?/, '05'],
  [/^(?:Z|[+-]\d{2}:\d{2})/, 'Z07:00'],
];
const LAYOUT = '2006-01-02T15:04:05Z07:00';

/** Go's error for a text that is no RFC 3339 time, or undefined. After time.Parse. */
export function timeError(text: string): string | undefined {
  const quoted = JSON.stringify(text);
  let rest = text;
  for (const [part, name] of PARTS) {
    const found = part.exec(rest);
    if (found === null) return `parsing time ${quoted} as "${LAYOUT}": cannot parse ${JSON.stringify(rest)} as "${name}"`;
    rest = rest.slice(found[0].length);
  }
  if (rest !== '') return `parsing time ${quoted}: extra text: ${JSON.stringify(rest)}`;
  return outOfRange(text) ? `parsing time ${quoted}: day out of range` : undefined;
}

function outOfRange(text: string): boolean {
  const [, year, month, day, hour, minute, second] = (SHAPE.exec(text) ?? []).map(Number);
  if (month === undefined || day === undefined || month < 1 || month > 12 || day < 1) return true;
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day > days || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59;
}
