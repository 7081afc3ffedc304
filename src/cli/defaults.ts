import { storedOf } from '#domain/kubernetes/added/stored.ts';
import type { Stored } from '#domain/kubernetes/added/types.ts';
import { yamlOf } from '#domain/kubernetes/added/yaml.ts';
import { readManifests } from '#domain/kubernetes/read.ts';
import type { Source } from './arguments.ts';
import type { Surroundings } from './command.ts';
import { indexOf } from './verdict.ts';

/** The YAML with a comment on every line that nobody wrote: it stays YAML, and can be applied. */
function commented({ lines, added }: Stored): readonly string[] {
  const said = new Set<number>();
  return lines.map(({ text, origin, field }) => {
    if (origin === 'written') return text;
    const because = field === undefined || said.has(field) ? '' : `: ${added[field]?.because ?? ''}`;
    if (field !== undefined) said.add(field);
    return `${text} # ${origin}${because}`;
  });
}

function asJson(file: string, stored: Stored): string {
  const { doc, kind, accepted, added } = stored;
  const fields = added.map(({ path, value, origin, because }) => ({ field: path, value, origin, because }));
  return JSON.stringify({
    file,
    doc: indexOf(doc),
    kind,
    valid: accepted,
    added: fields,
    yaml: yamlOf(stored),
  });
}

/** The objects of a text as the API server would store them; whether all of it would be stored. */
export function printStored({ name, text }: Source, json: boolean, { print }: Surroundings): boolean {
  const { manifests } = readManifests(text, name);
  const objects = manifests.flatMap((manifest) => storedOf(manifest, manifests) ?? []);
  for (const stored of objects) {
    if (json) print(asJson(name, stored));
    else {
      print('---');
      if (!stored.accepted) print('# The API server refuses this: it is what could be read of it.');
      for (const line of commented(stored)) print(line);
      print(`# ${stored.leftOut}`);
    }
  }
  return manifests.length > 0 && manifests.every(({ accepted }) => accepted);
}
