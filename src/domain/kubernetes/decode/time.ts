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
    if (found === null)
      return `parsing time ${quoted} as "${LAYOUT}": cannot parse ${JSON.stringify(rest)} as "${name}"`;
    rest = rest.slice(found[0].length);
  }
  if (rest !== '') return `parsing time ${quoted}: extra text: ${JSON.stringify(rest)}`;
  return outOfRange(text) ? `parsing time ${quoted}: day out of range` : undefined;
}

const MOST_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day or an hour that no calendar has. */
function outOfRange(text: string): boolean {
  const [year, month, day, hour, minute, second] = numbersOf(text);
  const most = MOST_DAYS[month - 1] ?? 0;
  const late = hour > 23 || minute > 59 || second > 59;
  return late || day < 1 || day > most || (month === 2 && day === 29 && !isLeap(year));
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

type Six = readonly [number, number, number, number, number, number];

function numbersOf(text: string): Six {
  const parts = (SHAPE.exec(text) ?? []).map(Number);
  const at = (index: number): number => parts[index] ?? 0;
  return [at(1), at(2), at(3), at(4), at(5), at(6)];
}
