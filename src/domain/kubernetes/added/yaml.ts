import type { Stored } from './types.ts';

/** The YAML alone; without what admission adds when it is not wanted. */
export function yamlOf({ lines }: Pick<Stored, 'lines'>, withAdmission = true): string {
  const shown = withAdmission ? lines : lines.filter(({ origin }) => origin !== 'admission');
  return shown.map(({ text }) => `${text}\n`).join('');
}
