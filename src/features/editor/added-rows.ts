/** The YAML with what is added, ready for being drawn: which lines are shown, and which of them gives its reason. */
import type { AddedField, Origin, Stored, StoredLine } from '#domain/kubernetes/added/types.ts';

export interface AddedRow {
  readonly text: string;
  readonly origin: Origin;
  /** At the first line of a field, and once for all fields that have the same one. */
  readonly reason: string;
}

/** A sign beside each line, for whoever does not see colours; in words for whoever does not see. */
export const SIGNS: Readonly<Record<Origin, string>> = {
  written: '',
  default: '+',
  admission: '*',
  rewritten: '~',
};
export const ORIGINS: Readonly<Record<Exclude<Origin, 'written'>, string>> = {
  default: 'added by default',
  admission: 'added by admission',
  rewritten: 'kept in another form',
};

interface Choice {
  readonly admission: boolean;
  readonly reasons: boolean;
}

const isShown =
  ({ admission }: Choice) =>
  ({ origin }: StoredLine | AddedField): boolean =>
    admission || origin !== 'admission';

export function rowsOf(stored: Stored, choice: Choice): readonly AddedRow[] {
  const said = new Set<string>();
  return stored.lines.filter(isShown(choice)).map(({ text, origin, field }) => {
    const because = field === undefined ? '' : (stored.added[field]?.because ?? '');
    const reason = choice.reasons && !said.has(because) ? because : '';
    said.add(because);
    return { text, origin, reason };
  });
}

export const fieldsOf = (stored: Stored, choice: Pick<Choice, 'admission'>): readonly AddedField[] =>
  stored.added.filter(isShown({ ...choice, reasons: true }));

/** Of the signs those that stand in the listing, in the order of the legend. */
export function legendOf(stored: Stored, choice: Pick<Choice, 'admission'>) {
  const there = new Set(fieldsOf(stored, choice).map(({ origin }) => origin));
  return (['default', 'admission', 'rewritten'] as const).filter((origin) => there.has(origin));
}

/** A field's value in one line; a part of several fields has none of its own. */
export function valueText({ value }: AddedField): string {
  if (typeof value !== 'object' || value === null) return value === '' ? '""' : String(value);
  return Object.keys(value).length === 0 ? '{}' : '';
}
