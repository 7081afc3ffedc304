import { decodeObject } from '#domain/kubernetes/decode/decode.ts';
import { readTypeMeta } from '#domain/kubernetes/decode/type-meta.ts';
import { kindOf } from '#domain/kubernetes/kinds.ts';
import { CLI_LIMITS } from '#domain/kubernetes/limits.ts';
import type { KubernetesObject } from '#domain/kubernetes/manifest.ts';
import { readManifests } from '#domain/kubernetes/read.ts';
import { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { parseDocument } from '#domain/kubernetes/yaml/events.ts';
import type { MapNode } from '#domain/kubernetes/yaml/node.ts';
import { readYaml } from '#domain/kubernetes/yaml/read.ts';
import { compare, type Contender } from './measure.ts';
import type { Sample } from './samples.ts';
import type { Table } from './table.ts';

/** A sample with what the stages before the measured one made of it. */
interface Prepared {
  readonly text: string;
  readonly kind: string;
  readonly root: MapNode;
  readonly written: KubernetesObject;
  readonly object: KubernetesObject;
}

function prepared({ text }: Sample): readonly Prepared[] {
  const root = readYaml(text, CLI_LIMITS)[0]?.root;
  if (root?.kind !== 'map') return [];
  const { kind, problem } = readTypeMeta(root);
  if (problem !== undefined) return [];
  const written = decodeObject(root, kind).value as KubernetesObject;
  return [{ text, kind, root, written, object: kindOf(kind).setDefaults(written) }];
}

const PARSE: Contender<Prepared> = {
  name: 'parse: js-yaml, text to events',
  run: ({ text }) => parseDocument(text, CLI_LIMITS),
};
const READ: Contender<Prepared> = { name: 'read', run: ({ text }) => readYaml(text, CLI_LIMITS) };
const WHOLE: Contender<Prepared> = { name: 'whole', run: ({ text }) => readManifests(text) };
const LATER: readonly Contender<Prepared>[] = [
  { name: 'decode: against the schema', run: ({ root, kind }) => decodeObject(root, kind) },
  { name: 'defaults', run: ({ written, kind }) => kindOf(kind).setDefaults(written) },
  { name: 'validate', run: ({ object, kind }) => kindOf(kind).validate(object, new FieldErrors()) },
];

/** Where the time of `check` goes. What a stage alone does not show (places and wording of findings) is the rest of the whole. */
export async function stages(title: string, samples: readonly Sample[]): Promise<Table> {
  const set = samples.flatMap(prepared);
  const contenders = [PARSE, READ, ...LATER, WHOLE];
  const figures = await compare(contenders, set, { warmUp: 2, rounds: 5 });
  const each = figures.map(({ total }) => total / set.length);
  const [parse = 0, read = 0, ...later] = each;
  const whole = later.pop() ?? 0;
  const rest = whole - read - later.reduce((sum, time) => sum + time, 0);
  const rows: [string, number][] = [
    [PARSE.name, parse],
    ['compose: events to nodes with places, salvage', read - parse],
    ...LATER.map(({ name }, at): [string, number] => [name, later[at] ?? 0]),
    ['diagnostics: places and wording, and the rest', rest],
  ];
  return {
    title: `${title} (${set.length})`,
    columns: ['milliseconds each', 'mean', 'share'],
    rows: [...rows, ['all', whole] as const].map(([name, time]) => [
      name,
      time,
      `${Math.round((time / whole) * 100)} %`,
    ]),
  };
}
