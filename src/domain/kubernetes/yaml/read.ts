import { LimitPassed, type Limits } from '#domain/kubernetes/limits.ts';
import type { Span } from '#domain/kubernetes/span.ts';
import { compose, type Composed } from './compose.ts';
import { diagnose } from './diagnose.ts';
import { firstDocument, splitDocuments, type Chunk } from './documents.ts';
import { parseDocument, type Unreadable } from './events.ts';
import { goYamlError } from './go-yaml/parser.ts';
import { YamlFailure, type DuplicateKey, type YamlNode, type YamlProblem } from './node.ts';
import { salvage } from './salvage.ts';
import { forbiddenTab } from './tabs.ts';

/** One document as kubectl reads it. With a problem, `root` is what could be saved of it. */
export interface YamlDocument {
  readonly index: number;
  readonly span: Span;
  readonly root: YamlNode | undefined;
  readonly duplicates: readonly DuplicateKey[];
  readonly problem?: YamlProblem;
}

/** Reads every document of a text. Throws LimitPassed, nothing else. */
export function readYaml(text: string, limits: Limits): readonly YamlDocument[] {
  if (text.length > limits.length) throw new LimitPassed('length', limits.length);
  const chunks = splitDocuments(text);
  const surplus = chunks[limits.documents];
  if (surplus !== undefined) throw new LimitPassed('documents', surplus.span[0]);
  let tokens = 0;
  return chunks.map((chunk) => {
    const reader = new ChunkReader(text, chunk, limits);
    const document = reader.read();
    tokens += reader.tokens;
    if (tokens > limits.tokens) throw new LimitPassed('tokens', chunk.span[0]);
    return document;
  });
}

class ChunkReader {
  readonly #text: string;
  readonly #chunk: Chunk;
  readonly #limits: Limits;
  tokens = 0;

  constructor(text: string, chunk: Chunk, limits: Limits) {
    this.#text = text;
    this.#chunk = chunk;
    this.#limits = limits;
  }

  read(): YamlDocument {
    const { index, span, badSeparator } = this.#chunk;
    const chunk = this.#text.slice(...span);
    const source = firstDocument(chunk);
    if (badSeparator !== undefined) return this.#badSeparator(badSeparator);
    try {
      const result = endsBeforeItBegins(chunk, source) ?? this.#attempt(source);
      if (!('reason' in result)) return { index, span, ...result };
      return this.#saved(source, diagnose(source, result, span[0]));
    } catch (error) {
      if (error instanceof YamlFailure) return this.#saved(source, error.problem);
      throw error;
    }
  }

  #badSeparator(at: Span): YamlDocument {
    const rest = this.#text.slice(at[0] + 3, at[1]).trim();
    const message = `invalid Yaml document separator: ${rest}`;
    const blanked =
      this.#text.slice(this.#chunk.span[0], at[0]) + ' '.repeat(at[1] - at[0]) + this.#text.slice(at[1]);
    return this.#saved(blanked, { code: 'yaml/separator', message, span: at });
  }

  /** In kubectl's words, which are those of go-yaml. Of a broken separator kubectl tells before it looks at the document. */
  #saved(source: string, noticed: YamlProblem): YamlDocument {
    const { index, span } = this.#chunk;
    const words = noticed.code === 'yaml/separator' ? undefined : goYamlError(this.#text.slice(...span));
    const problem = words === undefined ? noticed : { ...noticed, message: `yaml: ${words}` };
    const from = Math.max(problem.span[0] - span[0], 0);
    const found = salvage(source, from, (text) => this.#tryAgain(text));
    return { index, span, root: found?.root, duplicates: found?.duplicates ?? [], problem };
  }

  #tryAgain(source: string): Composed | number {
    try {
      const result = this.#attempt(source);
      return 'reason' in result ? result.at : result;
    } catch (error) {
      if (error instanceof YamlFailure) return error.problem.span[0] - this.#chunk.span[0];
      throw error;
    }
  }

  /** They go on as text up to a comment, and a colon in it is one too many. */
  #dashes(source: string, { index, 0: found }: RegExpExecArray): Composed {
    const start = index + found.length - 3;
    const rest = source.slice(start);
    const from = this.#chunk.span[0] + start;
    const at: Span = [from, from + 3];
    if (/:(?:[ \t\r\n]|$)/.test(rest.slice(0, rest.search(/[ \t\r\n]#|$/)))) {
      const message = 'yaml: mapping values are not allowed in this context';
      throw new YamlFailure('yaml/separator', message, at);
    }
    return { root: { kind: 'string', value: '---', span: at, size: 1 }, duplicates: [] };
  }

  #attempt(source: string): Composed | { readonly reason: string; readonly at: number } {
    const control = CONTROL.exec(source);
    if (control !== null) return { reason: 'control characters are not allowed', at: control.index };
    const dashes = INDENTED_SEPARATOR.exec(source);
    if (dashes !== null) return this.#dashes(source, dashes);
    const parsed = parseDocument(source, this.#limits);
    if ('reason' in parsed) return parsed;
    const tab = forbiddenTab(parsed.source, parsed.events);
    if (tab !== undefined) return { reason: 'tab characters', at: parsed.original(tab) };
    this.tokens = Math.max(this.tokens, parsed.events.length);
    if (parsed.events.length > this.#limits.tokens) throw new LimitPassed('tokens', this.#chunk.span[0]);
    return compose(parsed, this.#chunk.span[0], this.#limits);
  }
}

/** Three dashes that are not at the left edge are text, though js-yaml takes them for a separator when they come first. */
const INDENTED_SEPARATOR = /^\ufeff?(?:[ \t]*(?:#.*)?[\r\n])*[ ]+---(?=[ \t\r\n]|$)/;

/** What go-yaml's reader refuses anywhere, comments included. */
const CONTROL =
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Three dots before any value: go-yaml takes them for the end of nothing. */
function endsBeforeItBegins(chunk: string, source: string): Unreadable | undefined {
  if (!chunk.startsWith('...', source.length) || !/^(?:\s*(?:#.*)?[\n\r])*$/.test(source)) return undefined;
  return { reason: 'did not find expected node content', at: source.length };
}
