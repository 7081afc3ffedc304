import { JsonPathError, type Path, type Step } from './nodes.ts';

/** Parses the inside of an action; `isAction`: up to its closing brace, which has to be there. */
export function parsePath(
  source: string,
  isAction: boolean,
): { readonly path: Path; readonly length: number } {
  const parser = new PathParser(source, isAction);
  const path = parser.run();
  return { path, length: parser.at };
}

const wholePath = (source: string): Path => parsePath(source, false).path;

/** What ends a name. */
const TERMINATOR = /[\s.,[\]$@{}]/;
const SLICE = /^(-?\d*)(:-?\d*)?(:-?\d*)?$/;
const COMPARISON = /^([^!<>=]+)([!<>=]+)(.+)$/;

class PathParser {
  at = 0;
  private readonly source: string;
  private readonly isAction: boolean;
  private readonly steps: Step[] = [];

  constructor(source: string, isAction: boolean) {
    this.source = source;
    this.isAction = isAction;
  }

  run(): Path {
    while (!this.isOver()) this.step();
    return this.steps;
  }

  private isOver(): boolean {
    const sign = this.source.charAt(this.at);
    if (!this.isAction) return sign === '';
    if (sign === '' || sign === '\n') throw new JsonPathError('unclosed action');
    if (sign !== '}') return false;
    this.at += 1;
    return true;
  }

  private step(): void {
    const rest = this.source.slice(this.at);
    const sign = rest.charAt(0);
    if (rest.startsWith('[?(')) this.filter();
    else if (rest.startsWith('..')) this.push({ is: 'recursive' }, rest.charAt(2) === '[' ? 2 : 1);
    else if (sign === '[') this.brackets();
    else if (sign === '.') this.field();
    else this.word(sign);
  }

  private word(sign: string): void {
    // The current object is where every path begins.
    if (sign === ' ' || sign === '@' || sign === '$') this.at += 1;
    else if (sign === '"' || sign === "'") this.quoted(sign);
    else if (/[-+\d]/.test(sign)) this.number();
    else if (/[\p{L}_]/u.test(sign)) this.name();
    else {
      const code = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      throw new JsonPathError(`unrecognized character in action: U+${code} '${sign}'`);
    }
  }

  private push(step: Step, length: number): void {
    this.steps.push(step);
    this.at += length;
  }

  /** Signs up to the next one that ends a name; a backslash takes that meaning from it. */
  private upToTerminator(): string {
    const from = this.at;
    while (this.at < this.source.length) {
      const sign = this.source.charAt(this.at);
      if (TERMINATOR.test(sign)) break;
      this.at += sign === '\\' ? 2 : 1;
    }
    return this.source.slice(from, this.at);
  }

  private field(): void {
    this.at += 1;
    const name = this.upToTerminator();
    if (name === '*') this.steps.push({ is: 'wildcard' });
    else if (name !== '') this.steps.push({ is: 'field', name: name.replaceAll('\\', '') });
  }

  private name(): void {
    const word = this.upToTerminator();
    this.steps.push(
      word === 'true' || word === 'false' ? { is: 'literal', value: word === 'true' } : { is: 'word', word },
    );
  }

  private number(): void {
    const text = /^[-+]?\d*(?:\.\d+)?/.exec(this.source.slice(this.at))?.[0] ?? '';
    if (!/\d/.test(text)) throw new JsonPathError(`cannot parse number ${text}`);
    this.push({ is: 'literal', value: Number(text) }, text.length);
  }

  private quoted(quote: string): void {
    const end = closingQuote(this.source, this.at + 1, quote);
    if (end < 0) throw new JsonPathError('unterminated quoted string');
    this.push({ is: 'literal', value: unescaped(this.source.slice(this.at + 1, end)) }, end + 1 - this.at);
  }

  private brackets(): void {
    const end = this.source.indexOf(']', this.at);
    if (end < 0) throw new JsonPathError('unterminated array');
    const text = this.source.slice(this.at + 1, end);
    this.at = end + 1;
    if (text.includes(','))
      this.steps.push({
        is: 'union',
        branches: text.split(',').map((part) => wholePath(`[${part.trim()}]`)),
      });
    else this.steps.push(...subscript(text === '*' ? ':' : text));
  }

  private filter(): void {
    const from = this.at + '[?('.length;
    const end = closingParenthesis(this.source, from);
    if (this.source.charAt(end + 1) !== ']') throw new JsonPathError('unclosed array expect ]');
    const text = this.source.slice(from, end);
    this.at = end + 2;
    const [, left, operator = '', right = ''] = COMPARISON.exec(text) ?? [];
    if (left === undefined)
      this.steps.push({ is: 'filter', left: wholePath(text), operator: 'exists', right: [] });
    else this.steps.push({ is: 'filter', left: wholePath(left), operator, right: wholePath(right) });
  }
}

function subscript(text: string): Path {
  const key = /^'([^']*)'$/.exec(text)?.[1];
  if (key !== undefined) return wholePath(`.${key}`);
  const found = SLICE.exec(text);
  if (!found || text === '') throw new JsonPathError(`invalid array index ${text}`);
  const [start, end, step] = [1, 2, 3].map((at) => numberOf((found[at] ?? '').replace(/^:/, '')));
  return [{ is: 'slice', start, end, step, isIndex: found[2] === undefined }];
}

const numberOf = (text: string): number | undefined =>
  text === '' || text === '-' ? undefined : Number(text);

function closingQuote(source: string, from: number, quote: string): number {
  for (let at = from; at < source.length; at += 1) {
    if (source.charAt(at) === '\\') at += 1;
    else if (source.charAt(at) === quote) return at;
  }
  return -1;
}

/** A parenthesis inside quotes closes nothing. */
function closingParenthesis(source: string, from: number): number {
  for (let at = from; at < source.length; at += 1) {
    const sign = source.charAt(at);
    if (sign === ')') return at;
    if (sign !== '"' && sign !== "'") continue;
    const end = closingQuote(source, at + 1, sign);
    if (end < 0) break;
    at = end;
  }
  throw new JsonPathError('unterminated filter');
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
]);

const unescaped = (text: string): string =>
  text.replace(/\\([^])/g, (_, sign: string) => ESCAPES.get(sign) ?? sign);
