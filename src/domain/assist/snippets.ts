import { DOCUMENTS } from './snippets/documents.ts';
import { CONTAINERS, FIELDS, VOLUMES } from './snippets/parts.ts';
import type { Snippet } from './snippets/snippet.ts';

const ALL: readonly Snippet[] = [...DOCUMENTS, ...VOLUMES, ...CONTAINERS, ...FIELDS];

export const snippetsFor = (place: string): readonly Snippet[] =>
  ALL.filter(({ goesInto }) => goesInto === place);
