/** What can be written at the caret: fields by the schema, words of closed lists, names that these manifests define, snippets. */
import type { Holder, Spot } from './outline/spot.ts';
import type { Owner } from './outline/nodes.ts';
import { outlineOf } from './outline/outline.ts';
import { suggestFields, suggestKeys } from './suggest/fields.ts';
import { suggestItems } from './suggest/items.ts';
import { suggestSnippets } from './suggest/lines.ts';
import type { Desk } from './suggest/desk.ts';
import { suggestLists, suggestValues } from './suggest/values.ts';
import { isStruct, typeOf } from './types-at.ts';
import type { Suggestion } from './types.ts';
import { styleOf } from './writing.ts';

/**
 * What can be written at `caret`, an offset into `text`. `given` is a text of objects that exist already: their names are
 * offered, too. Never throws; linear in the texts' length. Empty where nothing is known: in comments, in blocks of text, under
 * fields that the API does not have.
 */
export function suggest(text: string, caret: number, given = ''): readonly Suggestion[] {
  const { sheets, spot } = outlineOf(text, caret);
  if (spot === undefined) return [];
  const desk: Desk = {
    spot,
    place: { column: spot.column, flow: spot.style === 'flow', style: styleOf(text) },
    sheets: [...sheets, ...outlineOf(given).sheets],
  };
  const found = spot.holders.flatMap((holder, at) =>
    under(holder, spot, desk).map((each) => ({ ...each, order: `${at}${each.order}` })),
  );
  return found.filter(({ label }, at) => found.findIndex((each) => each.label === label) === at);
}

function under(holder: Holder, spot: Spot, desk: Desk): readonly Suggestion[] {
  if (holder.in === 'owner') return toOwner(holder.owner, spot, desk);
  const { owner } = holder.in === 'map' ? holder.map : holder.list;
  const type = typeOf(owner);
  if (type === undefined) return [];
  if (holder.in === 'list') return type.startsWith('[]') ? suggestItems(owner, type.slice(2), desk) : [];
  return type.startsWith('map:') ? suggestKeys(owner, desk) : suggestFields(type, holder.map, desk);
}

/** What an owner that holds nothing yet, or the word at the caret, can hold. */
function toOwner(owner: Owner, spot: Spot, desk: Desk): readonly Suggestion[] {
  const type = typeOf(owner);
  if (type === undefined) return [];
  if (spot.style === 'block') return below(owner, type, desk);
  if (type.startsWith('[]')) return suggestLists(owner, type, desk);
  return isStruct(type) || type.startsWith('map:') ? [] : suggestValues(owner, type, desk);
}

/** What can stand on lines of its own. */
function below(owner: Owner, type: string, desk: Desk): readonly Suggestion[] {
  if (type.startsWith('[]')) return suggestItems(owner, type.slice(2), desk);
  // Only the items of a list may stand in the column of their key.
  if (owner.is === 'entry' && owner.map.column === desk.spot.column) return [];
  if (owner.is === 'sheet')
    return [...suggestSnippets('document', desk), ...suggestFields(type, undefined, desk)];
  if (type.startsWith('map:')) return suggestKeys(owner, desk);
  return isStruct(type) ? suggestFields(type, undefined, desk) : suggestValues(owner, type, desk);
}
