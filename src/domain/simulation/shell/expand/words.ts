/** From the words of a script to the arguments of its commands. */
import type { Task } from '#domain/simulation/kernel/task.ts';
import type { Part, Word } from '#domain/simulation/shell/parse/ast.ts';
import type { Shell } from '#domain/simulation/shell/state/shell.ts';
import { type Chunk, chunk, joined } from './chunks.ts';
import type { Place } from './context.ts';
import { arithmetic } from './evaluate.ts';
import { type Field, fieldsOf, patternOf } from './fields.ts';
import { homeOf } from './home.ts';
import { expandParameter } from './parameters.ts';
import { pathsMatching } from './pathnames.ts';
import { hasSpecial } from './pattern.ts';
import { separatorOf } from './special.ts';

/** All words as arguments: cut into fields, patterns replaced by the paths that match. */
export function* expandAll(shell: Shell, words: readonly Word[]): Task<string[]> {
  const all: string[] = [];
  for (const word of words) {
    const plain = plainly(word);
    if (plain !== undefined) {
      all.push(plain);
      continue;
    }
    const chunks = yield* expand({ shell, isAssignment: false, isInBraces: false }, word.parts);
    for (const field of fieldsOf(chunks, shell.variables.get('IFS'))) all.push(...paths(shell, field));
  }
  return all;
}

/** Most words are what they say, and need no way through chunks and fields. */
function plainly({ parts }: Word): string | undefined {
  const [part] = parts;
  if (parts.length !== 1 || part?.kind !== 'literal') return undefined;
  return part.quoted || !hasSpecial(part.text) ? part.text : undefined;
}

/** One word as one text: what is assigned, the target of a redirection, a here-document. */
export function* expandText(shell: Shell, { parts }: Word, isAssignment = false): Task<string> {
  const chunks = yield* expand({ shell, isAssignment, isInBraces: false }, parts);
  return joined(chunks, separatorOf(shell, '@'));
}

/** One word as a pattern, what was quoted in it protected. */
export function* expandPattern(shell: Shell, { parts }: Word): Task<string> {
  return patternOf(yield* expand({ shell, isAssignment: false, isInBraces: false }, parts));
}

function paths(shell: Shell, { text, pattern }: Field): readonly string[] {
  if (shell.options.has('noglob') || !hasSpecial(pattern)) return [text];
  const found = pathsMatching(shell.process, pattern);
  return found.length === 0 ? [text] : found;
}

function* expand(place: Place, parts: readonly Part[]): Task<readonly Chunk[]> {
  const chunks: Chunk[] = [];
  for (const part of parts) chunks.push(...(yield* expandPart(place, part)));
  return chunks;
}

function* expandPart(place: Place, part: Part): Task<readonly Chunk[]> {
  const { shell } = place;
  switch (part.kind) {
    case 'literal':
      return [chunk(part.text, part.quoted, place.isInBraces)];
    case 'tilde':
      return [expandTilde(place, part.user, part.leading)];
    case 'parameter':
      return yield* expandParameter(place, part, expand);
    case 'command':
      return [chunk(yield* substituted(shell, part), part.quoted)];
    case 'arithmetic': {
      const text = joined(yield* expand({ ...place, isInBraces: false }, part.expression.parts), ' ');
      return [chunk(String(arithmetic(shell, text)), part.quoted)];
    }
  }
}

function expandTilde({ shell, isAssignment }: Place, user: string, leading: boolean): Chunk {
  const home = leading || isAssignment ? homeOf(shell, user) : undefined;
  return home === undefined ? chunk(`~${user}`, false, false) : chunk(home, true, false);
}

function* substituted(shell: Shell, part: Part & { readonly kind: 'command' }): Task<string> {
  const output = yield* shell.interpreter.substitute(shell, part.body);
  return output.replaceAll('\0', '').replace(/\n+$/, '');
}
