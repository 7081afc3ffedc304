/** Mends where a list and something else were taken for each other. */
import { lineStart } from '#domain/kubernetes/yaml/lines.ts';
import { textAt, type Owner } from '#domain/assist/outline/nodes.ts';
import type { QuickFix } from '#domain/assist/types.ts';
import { endsLine, fixOf } from './blocks.ts';
import { blockOfEntry, indented } from './lines.ts';
import { rawOf, replaceValue, writtenOf, type Subject } from './subject.ts';

/** `ports:` with a mapping below it: its first key gets the dash that it lacks. */
export function addDash({ text, entry }: Subject): readonly QuickFix[] {
  const map = entry?.value;
  const first = map?.is === 'map' && map.column >= 0 ? map.entries[0] : undefined;
  if (entry === undefined || first === undefined) return [];
  const start = lineStart(text, first.keySpan[0]);
  const [, end] = blockOfEntry(text, entry);
  const moved = indented(text.slice(start, end), 2).replace(/^( *) {2}(?=\S)/, '$1- ');
  return fixOf('Make it a list item', [{ span: [start, end], text: moved }]);
}

/** `env: {A: b}` as items of name and value. */
export function namesAndValues({ text, entry }: Subject): readonly QuickFix[] {
  const map = entry?.value;
  if (entry === undefined || entry.map.column < 0 || map?.is !== 'map') return [];
  if (map.entries.length === 0 || map.entries.some(({ value }) => value?.is !== 'scalar')) return [];
  const column = map.column < 0 ? entry.map.column + 2 : map.column;
  const lines = map.entries.flatMap(({ key, value }) => [
    `${' '.repeat(column)}- name: ${key}`,
    `${' '.repeat(column)}  value: ${inQuotes(text, value)}`,
  ]);
  const [, end] = blockOfEntry(text, entry);
  const tail = endsLine(text, end) ? '\n' : '';
  return fixOf('Write it as a list of name and value', [
    { span: [entry.keySpan[1] + 1, end], text: `\n${lines.join('\n')}${tail}` },
  ]);
}

function inQuotes(text: string, value: Owner['value']): string {
  const raw = value?.is === 'scalar' ? text.slice(...value.span) : '';
  return /^["']/.test(raw) ? raw : JSON.stringify(raw);
}

/** `command: sh -c date` as a list of words. */
export function splitWords({ text, owner }: Subject): readonly QuickFix[] {
  const written = writtenOf(owner);
  if (written === '' || /^[|>]/.test(rawOf(text, owner))) return [];
  const words = [...written.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
  return fixOf(
    'Write it as a list',
    replaceValue(owner, `[${words.map((word) => JSON.stringify(word)).join(', ')}]`),
  );
}

/** A second container of one name gets a name of its own. */
export function nextName({ owner }: Subject): readonly QuickFix[] {
  const written = writtenOf(owner);
  const item = owner?.is === 'entry' ? owner.map.owner : undefined;
  if (written === '' || item?.is !== 'item') return [];
  const taken = new Set(item.list.items.map(({ value }) => textAt(value, 'name')));
  let number = 2;
  while (taken.has(`${written}-${number}`)) number += 1;
  return fixOf(`Rename to ${written}-${number}`, replaceValue(owner, `${written}-${number}`));
}
