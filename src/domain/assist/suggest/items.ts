import type { Owner } from '#domain/assist/outline/nodes.ts';
import { isStruct } from '#domain/assist/types-at.ts';
import type { Suggestion } from '#domain/assist/types.ts';
import { writtenItem } from '#domain/assist/writing.ts';
import { suggestion, type Desk } from './desk.ts';
import { suggestFields } from './fields.ts';
import { suggestSnippets } from './lines.ts';
import { suggestValues } from './values.ts';

/** A new item of the list that `owner` holds: with its dash, unless it stands in brackets. */
export function suggestItems(owner: Owner, type: string, desk: Desk): readonly Suggestion[] {
  if (!isStruct(type)) return suggestValues(owner, type, desk, desk.place.flow ? '' : '- ');
  const insert = writtenItem(type, desk.place);
  const item = suggestion(desk, {
    label: `- ${type}`,
    filter: '-',
    kind: 'snippet',
    detail: 'a new item of the list',
    insert,
    order: '0',
    goesOn: true,
  });
  if (desk.place.flow) return [{ ...item, label: `{ ${type} }`, filter: '{' }];
  return [
    item,
    ...suggestSnippets(`[]${type}`, desk, { prefix: '- ' }),
    ...suggestFields(type, undefined, desk, '- '),
  ];
}
