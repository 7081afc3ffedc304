import { readManifests } from '#domain/kubernetes/read.ts';

/** What the API server would say of an object, in the order of the text: errors with type and field, warnings in its words. For tests. */
export function saidOf(object: object): string[] {
  const [manifest] = readManifests(JSON.stringify(object)).manifests;
  return (manifest?.diagnostics ?? []).map(({ severity, type, field, detail, text }) => {
    if (severity !== 'error') return text;
    return `${type} ${field}${detail === '' ? '' : `: ${detail}`}`;
  });
}

/** The same, sorted: where errors stand in the text is not in question. For tests. */
export const refusalsOf = (object: object): string[] => saidOf(object).toSorted();
