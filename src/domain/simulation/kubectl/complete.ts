/** What could stand in the place of the last word of a command line. */
import type { RunningCluster } from '#domain/simulation/cluster/running.ts';
import type { Command } from './call.ts';
import { COMMANDS } from './commands/table.ts';
import { GLOBAL_FLAGS, wordPlaces, type FlagDefinition } from './flags.ts';
import { objectNamed, objectsOf } from './objects.ts';
import type { Pod } from '#domain/kubernetes/schema/api.gen.ts';
import { initNames, mainNames } from './pod-containers.ts';
import { RESOURCES, findResource, groupedPlural } from './resources.ts';

/** A line up to the cursor, cut into what it says of the last word. */
interface Place {
  /** What was typed of it; empty after a blank. */
  readonly typed: string;
  /** All words before it, without `kubectl`. */
  readonly before: readonly string[];
  /** Those that are neither flags nor their values, without the command's name. */
  readonly words: readonly string[];
  readonly flags: readonly FlagDefinition[];
  readonly command: Command | undefined;
  /** No command stands before it, be it known or not. */
  readonly isUnnamed: boolean;
  readonly namespace: string;
  readonly cluster: RunningCluster;
}

/** Whole words, in the order in which they are offered; `line` begins with `kubectl` or `k`. */
export function completeKubectl(line: string, cluster: RunningCluster): readonly string[] {
  const [program = '', ...rest] = line.trimStart().split(/\s+/);
  if (rest.length === 0) return 'kubectl'.startsWith(program) && program !== '' ? ['kubectl'] : [];
  if (program !== 'kubectl' && program !== 'k') return [];
  const typed = rest.at(-1) ?? '';
  return candidates(placeOf(typed, rest.slice(0, -1), cluster)).filter((word) => word.startsWith(typed));
}

function placeOf(typed: string, before: readonly string[], cluster: RunningCluster): Place {
  const [first, ...more] = wordPlaces(before, GLOBAL_FLAGS).map((at) => before[at] ?? '');
  const top = COMMANDS.find(({ name }) => name === first);
  const sub = top?.subcommands?.find(({ name }) => name === more[0]);
  const command = sub ?? top;
  const flags = [...(command?.flags ?? []), ...GLOBAL_FLAGS];
  const words = wordPlaces(before, flags).map((at) => before[at] ?? '');
  return {
    typed,
    before,
    words: words.slice(sub ? 2 : 1),
    flags,
    command,
    isUnnamed: first === undefined,
    namespace: valueOf(before, ['-n', '--namespace']) ?? 'default',
    cluster,
  };
}

/** The value that follows one of these flags, or is joined to it by `=`. */
function valueOf(words: readonly string[], names: readonly string[]): string | undefined {
  const joined = words.map(
    (word) => names.find((name) => word.startsWith(`${name}=`)) && word.slice(word.indexOf('=') + 1),
  );
  const at = words.findIndex((word) => names.includes(word));
  return joined.find((value) => value !== undefined && value !== '') ?? (at < 0 ? undefined : words[at + 1]);
}

function candidates(place: Place): readonly string[] {
  const { before, command, typed, flags } = place;
  if (before.includes('--')) return [];
  const awaited = flagAwaiting(before.at(-1), flags);
  if (awaited) return flagValues(awaited.name, place);
  if (typed.startsWith('-')) return flags.map(({ name }) => `--${name}`);
  if (!command) return place.isUnnamed ? COMMANDS.map(({ name }) => name) : [];
  if (command.subcommands) return command.subcommands.map(({ name }) => name);
  return wordCandidates(command.name, place);
}

/** The flag whose value comes next. */
function flagAwaiting(
  last: string | undefined,
  flags: readonly FlagDefinition[],
): FlagDefinition | undefined {
  if (last === undefined || !last.startsWith('-') || last.includes('=')) return undefined;
  return flags.find(({ name, shorthand, implied }) => {
    const isThis =
      last === `--${name}` || (shorthand !== '' && /^-[a-zA-Z]+$/.test(last) && last.endsWith(shorthand));
    return isThis && implied === undefined;
  });
}

const FORMATS = ['custom-columns=', 'json', 'jsonpath=', 'name', 'wide', 'yaml'];

function flagValues(name: string, place: Place): readonly string[] {
  if (name === 'namespace') return namesOf('Namespace', place);
  if (name === 'output') return FORMATS;
  if (name === 'container') return containersOf(place);
  if (name === 'for' && place.command?.name === 'wait')
    return ['condition=', 'create', 'delete', 'jsonpath='];
  return name === 'for' ? typed(place, ['pods/']) : [];
}

/** Commands that take a type and names. */
const OF_TYPES = new Set(['get', 'describe', 'delete', 'wait', 'status']);

function wordCandidates(command: string, place: Place): readonly string[] {
  if (OF_TYPES.has(command)) return typesAndNames(place);
  if (command !== 'logs' && command !== 'exec') return [];
  if (place.words.length === 0) return [...namesOf('Pod', place), ...typed(place, [])];
  return command === 'logs' && place.words.length === 1 ? containersOf(place) : [];
}

function typesAndNames(place: Place): readonly string[] {
  const [type, ...names] = place.words;
  if (type === undefined) return typed(place, RESOURCES.map(groupedPlural));
  if (type.includes('/')) return typed(place, []);
  const kind = findResource(type)?.kind;
  return kind === undefined ? [] : namesOf(kind, place).filter((name) => !names.includes(name));
}

/** `pod/web` once `pod/` is typed, else the given words. */
function typed(place: Place, otherwise: readonly string[]): readonly string[] {
  const slash = place.typed.indexOf('/');
  if (slash < 0) return otherwise;
  const type = place.typed.slice(0, slash);
  const kind = findResource(type)?.kind;
  return kind === undefined ? [] : namesOf(kind, place).map((name) => `${type}/${name}`);
}

const namesOf = (kind: string, { cluster, namespace }: Place): readonly string[] =>
  objectsOf(cluster, kind)
    .filter(({ metadata }) => kind === 'Namespace' || (metadata?.namespace ?? 'default') === namespace)
    .map(({ metadata }) => metadata?.name ?? '');

function containersOf({ words, cluster, namespace }: Place): readonly string[] {
  const name = (words[0] ?? '').replace(/^(?:po|pods?)\//, '');
  const pod = objectNamed(cluster, 'Pod', namespace, name) as Pod | undefined;
  return pod ? [...mainNames(pod), ...initNames(pod)] : [];
}
