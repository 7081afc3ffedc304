const LETTERS: ReadonlyMap<string, string> = new Map([
  ['k', 'k'],
  ['m', 'M'],
  ['g', 'G'],
  ['t', 'T'],
  ['p', 'P'],
]);

/** How a quantity with a wrong suffix is written: `100MB` as 100M, `64mi` as 64Mi. */
export function mendQuantity(text: string): string {
  const parts = /^(\d[\d.]*)\s*([kmgtp])(i?)b?$/i.exec(text.trim());
  const [, number = '', unit = '', binary = ''] = parts ?? [];
  const letter = LETTERS.get(unit.toLowerCase());
  if (letter === undefined) return 'Write for example 100m or 0.5 for CPU, 64Mi or 1Gi for memory.';
  const mended = `${number}${binary === '' ? letter : `${letter.toUpperCase()}i`}`;
  return `Did you mean ${mended}? Write it without blanks.`;
}
