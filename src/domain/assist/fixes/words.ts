/** Mends of one word: a misspelled field, a word of a closed list, quotes, units. */
import { nearest } from '#domain/kubernetes/decode/nearest.ts';
import { aliasOf } from '#domain/kubernetes/explain/aliases.ts';
import { typeOf } from '#domain/assist/types-at.ts';
import type { QuickFix, TextEdit } from '#domain/assist/types.ts';
import { rawOf, replaceValue, writtenOf, type Subject } from './subject.ts';

const one = (title: string, edits: readonly TextEdit[]): readonly QuickFix[] =>
  edits.length > 0 ? [{ title, edits }] : [];

/**
 * `volumemounts` -> `volumeMounts`, or `port` -> `containerPort`: what the explanation names, where it is a name alone. Not
 * where the right field stands already.
 */
export function renameField({ problem, entry }: Subject): readonly QuickFix[] {
  if (entry === undefined) return [];
  const alias = aliasOf(typeOf(entry.map.owner) ?? '', entry.key);
  const wanted = /^\w+$/.test(alias) ? alias : (problem.facts?.['wanted'] ?? '');
  if (wanted === '' || entry.map.entries.some((each) => each.key === wanted)) return [];
  return one(`Rename to ${wanted}`, [{ span: entry.keySpan, text: wanted }]);
}

/** `always` -> `Always`: the nearest of the words that the API server lists, and the others as further choices. */
export function supportedWord({ problem, owner }: Subject): readonly QuickFix[] {
  const words = [...problem.detail.matchAll(/"([^"]+)"/g)].map(([, word]) => word ?? '');
  const written = writtenOf(owner);
  const near = nearest(written, words);
  const choices = near === '' && words.length <= 4 ? words : [near].filter((word) => word !== '');
  return choices.flatMap((word) => one(`Change to ${word}`, replaceValue(owner, word)));
}

/** A number or a truth value where text is wanted. */
export function quoteValue({ text, owner }: Subject): readonly QuickFix[] {
  const raw = rawOf(text, owner);
  return raw === '' ? [] : one('Put it in quotes', replaceValue(owner, JSON.stringify(raw)));
}

/** `"true"`, `"80"` where a truth value or a number is wanted. */
export function unquoteValue({ text, owner }: Subject): readonly QuickFix[] {
  const raw = rawOf(text, owner);
  const bare = /^(["'])(true|false|-?\d+)\1$/.exec(raw)?.[2];
  return bare === undefined ? [] : one('Take away the quotes', replaceValue(owner, bare));
}

const UNITS: Readonly<Record<string, string>> = { b: '', k: 'k', m: 'M', g: 'G', t: 'T', p: 'P', e: 'E' };

/** `100MB` -> `100M`, `64mi` -> `64Mi`, `1Gib` -> `1Gi`. */
export function mendQuantity({ text, owner }: Subject): readonly QuickFix[] {
  const parts = /^["']?([\d.]+)\s*([kmgtpe])(i?)b?["']?$/i.exec(rawOf(text, owner));
  if (parts === null) return [];
  const [, number = '', unit = '', binary = ''] = parts;
  const letter = UNITS[unit.toLowerCase()] ?? '';
  const suffix = binary === '' ? letter : `${letter.toUpperCase()}i`;
  return one(`Write ${number}${suffix}`, replaceValue(owner, `${number}${suffix}`));
}

/** `500m` of memory is half a byte: thousandths where millions were meant. */
export function millionths({ text, owner }: Subject): readonly QuickFix[] {
  const number = /^["']?(\d+)m["']?$/.exec(rawOf(text, owner))?.[1];
  if (number === undefined) return [];
  return [`${number}Mi`, `${number}M`].flatMap((word) => one(`Write ${word}`, replaceValue(owner, word)));
}

/** The name of something that is not there, by the nearest that is. */
export function nearestName(names: readonly string[], { owner }: Subject): readonly QuickFix[] {
  const written = writtenOf(owner);
  const near = nearest(written, names);
  return near === '' ? [] : one(`Change to ${near}`, replaceValue(owner, near));
}

/** Names are labels of DNS: `App_1` -> `app-1`. */
export function dnsName({ owner }: Subject): readonly QuickFix[] {
  const written = writtenOf(owner);
  const name = written
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '')
    .slice(0, 63);
  return name === '' || name === written ? [] : one(`Change to ${name}`, replaceValue(owner, name));
}

/** `CAP_SYS_PTRACE` -> `SYS_PTRACE`. */
export function withoutPrefix({ owner }: Subject): readonly QuickFix[] {
  const written = writtenOf(owner);
  return one(`Write ${written.replace(/^CAP_/i, '')}`, replaceValue(owner, written.replace(/^CAP_/i, '')));
}

export const changeTo = (word: string, { owner }: Subject): readonly QuickFix[] =>
  one(`Change to ${word}`, replaceValue(owner, word));
