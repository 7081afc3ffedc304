/** Which `location` a URI belongs to (ngx_http_core_find_location). */
import type { Directive } from '#domain/world/nginx/directive.ts';
import { Emergency } from './emergency.ts';
import { compilePattern } from './pattern.ts';
import { Scope } from './scope.ts';

export type LocationKind = 'exact' | 'prefix' | 'strong' | 'regex' | 'named';

export interface Location {
  readonly kind: LocationKind;
  /** The URI, the expression, or the name with its `@`. */
  readonly text: string;
  readonly pattern: RegExp | undefined;
  readonly scope: Scope;
  readonly inner: readonly Location[];
}

export interface Chosen {
  readonly location: Location;
  /** Of the expression that it was found by. */
  readonly captures: RegExpExecArray | undefined;
}

const MODIFIERS: ReadonlyMap<string, LocationKind> = new Map([
  ['=', 'exact'],
  ['^~', 'strong'],
  ['~', 'regex'],
  ['~*', 'regex'],
]);

export function readLocations(outer: Scope): readonly Location[] {
  const all: Location[] = [];
  for (const directive of outer.own('location')) {
    const location = readLocation(directive, outer);
    const isTwice = all.some(({ kind, text }) => text === location.text && sameKind(kind, location.kind));
    if (isTwice)
      throw new Emergency(`duplicate location "${location.text}" in ${directive.file}:${directive.line}`);
    all.push(location);
  }
  return all;
}

/** One URI may be there once as a prefix, whether `^~` or not, and once more with `=`. */
function sameKind(one: LocationKind, other: LocationKind): boolean {
  const plain = (kind: LocationKind) => (kind === 'strong' ? 'prefix' : kind);
  return one !== 'regex' && plain(one) === plain(other);
}

function readLocation(directive: Directive, outer: Scope): Location {
  const scope = new Scope(directive.block, outer);
  const { kind, text, ignoreCase } = written(directive);
  const pattern = kind === 'regex' ? compilePattern(text, ignoreCase) : undefined;
  if (kind === 'regex' && !pattern)
    throw new Emergency(`pcre2_compile() failed in "${text}" in ${directive.file}:${directive.line}`);
  return { kind, text, pattern, scope, inner: readLocations(scope) };
}

/** With two words the first is the modifier; in one word it can stick to the rest (`=/x`, `~\.php$`). */
function written({ args, file, line }: Directive): {
  readonly kind: LocationKind;
  readonly text: string;
  readonly ignoreCase: boolean;
} {
  const [first = '', second] = args;
  if (second !== undefined) {
    const kind = MODIFIERS.get(first);
    if (!kind) throw new Emergency(`invalid location modifier "${first}" in ${file}:${line}`);
    return { kind, text: second, ignoreCase: first === '~*' };
  }
  const glued = /^(=|\^~|~\*|~)(.*)$/s.exec(first);
  if (glued)
    return {
      kind: MODIFIERS.get(glued[1] ?? '') ?? 'prefix',
      text: glued[2] ?? '',
      ignoreCase: glued[1] === '~*',
    };
  return { kind: first.startsWith('@') ? 'named' : 'prefix', text: first, ignoreCase: false };
}

/** Undefined: the server itself answers. */
export function chooseLocation(locations: readonly Location[], uri: string): Chosen | undefined {
  return choose(locations, uri)?.chosen;
}

interface Choice {
  readonly chosen: Chosen;
  /** Found by `=`, by `^~` or by an expression: expressions of the levels above are not asked. */
  readonly isFinal: boolean;
}

function choose(locations: readonly Location[], uri: string): Choice | undefined {
  const exact = locations.find(({ kind, text }) => kind === 'exact' && text === uri);
  if (exact) return { chosen: { location: exact, captures: undefined }, isFinal: true };
  const prefix = longestPrefix(locations, uri);
  const plain = prefix && (choose(prefix.inner, uri) ?? plainly(prefix));
  const isFinal = plain?.isFinal === true || prefix?.kind === 'strong';
  return isFinal ? plain : (byExpression(locations, uri) ?? plain);
}

const plainly = (location: Location): Choice => ({
  chosen: { location, captures: undefined },
  isFinal: location.kind === 'strong',
});

function longestPrefix(locations: readonly Location[], uri: string): Location | undefined {
  let best: Location | undefined;
  for (const location of locations) {
    const isPrefix = location.kind === 'prefix' || location.kind === 'strong';
    if (isPrefix && uri.startsWith(location.text) && location.text.length >= (best?.text.length ?? 0))
      best = location;
  }
  return best;
}

function byExpression(locations: readonly Location[], uri: string): Choice | undefined {
  for (const location of locations) {
    const captures = location.pattern?.exec(uri);
    if (!captures) continue;
    return choose(location.inner, uri) ?? { chosen: { location, captures }, isFinal: true };
  }
  return undefined;
}
