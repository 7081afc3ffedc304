import { documentationOf } from '#domain/assist/documentation.ts';
import { defaultOf } from '#domain/assist/defaults.ts';
import { namesFor, podLabels } from '#domain/assist/names.ts';
import { sheetOf, textAt, type Entry, type Owner } from '#domain/assist/outline/nodes.ts';
import { ANY_OBJECT, typeOf } from '#domain/assist/types-at.ts';
import type { Suggestion } from '#domain/assist/types.ts';
import { KIND_WORDS, VERSION_WORDS, wordsOf, type Word } from '#domain/assist/words.ts';
import { escaped } from '#domain/assist/writing.ts';
import { suggestion, type Desk } from './desk.ts';
import { quotedIfNeeded } from './fields.ts';

/** Words and names for a scalar; `prefix` is the dash of a new item. */
export function suggestValues(owner: Owner, type: string, desk: Desk, prefix = ''): readonly Suggestion[] {
  const entry = entryOf(owner);
  if (entry === undefined) return [];
  const struct = typeOf(entry.map.owner) ?? '';
  const names = namesFor(struct, entry.key, { owner, sheets: desk.sheets });
  const words = struct.startsWith('map:') ? labelWords(entry, desk) : fieldWords(entry, struct, type);
  return [
    ...names.map(({ name, from }, at) =>
      suggestion(desk, {
        label: `${prefix}${name}`,
        filter: name,
        kind: 'name',
        detail: from,
        insert: escaped(`${prefix}${quotedIfNeeded(name)}`),
        order: `0${letter(at)}`,
      }),
    ),
    ...words.map(({ word, means }, at) =>
      suggestion(desk, {
        label: `${prefix}${word}`,
        filter: word,
        kind: 'value',
        detail: isDefault(word, struct, entry.key) ? 'default' : '',
        documentation: means === '' ? documentationOf(struct, entry.key) : means,
        insert: escaped(`${prefix}${word}`),
        order: `1${letter(at)}`,
      }),
    ),
  ];
}

/** The key that a value stands behind; of an item, that of its list. */
function entryOf(owner: Owner): Entry | undefined {
  if (owner.is === 'entry') return owner;
  return owner.is === 'item' && owner.list.owner.is === 'entry' ? owner.list.owner : undefined;
}

function fieldWords(entry: Entry, struct: string, type: string): readonly Word[] {
  if (type === 'bool')
    return [
      { word: 'true', means: '' },
      { word: 'false', means: '' },
    ];
  if (entry.map.owner.is !== 'sheet') return wordsOf(struct, entry.key);
  if (entry.key === 'kind') return kindsFor(textAt(sheetOf(entry.map.owner).value, 'apiVersion'));
  if (entry.key === 'apiVersion' && struct === ANY_OBJECT) return VERSION_WORDS;
  return wordsOf(struct, entry.key);
}

/** Kinds of the version that is written already, or all. */
function kindsFor(version: string): readonly Word[] {
  const fitting = KIND_WORDS.filter(({ means }) => means === version);
  return fitting.length > 0 ? fitting : KIND_WORDS;
}

/** The values that Pods at hand have for a label that a selector names. */
function labelWords(entry: Entry, desk: Desk): readonly Word[] {
  const { owner } = entry.map;
  if (owner.is !== 'entry' || !['selector', 'matchLabels'].includes(owner.key)) return [];
  const values = podLabels(desk).get(entry.key) ?? [];
  return values.map((word) => ({ word: quotedIfNeeded(word), means: 'label of a Pod here' }));
}

const isDefault = (word: string, struct: string, field: string): boolean => {
  const value = defaultOf(struct, field);
  return value === word || value.startsWith(`${word};`) || value.startsWith(`${word},`);
};

const letter = (at: number): string => String.fromCharCode('a'.charCodeAt(0) + Math.min(at, 25));

/** A list on the line of its key. */
export function suggestLists(owner: Owner, type: string, desk: Desk): readonly Suggestion[] {
  if (owner.is !== 'entry' || desk.place.flow || !type.startsWith('[]string')) return [];
  const shell = owner.key === 'command' ? ['["sh", "-c", "$1"]', '["sh", "-c", "…"]'] : ['["$1"]', '["…"]'];
  const [insert = '', label = ''] = shell;
  return [suggestion(desk, { label, kind: 'snippet', insert, order: '0', filter: '[' })];
}
