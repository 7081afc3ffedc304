/** POSIX' two dialects, with the extensions of the GNU library, to one tree. */
import { inBothCases, readBracket, setOf, SHORTHANDS } from './bracket.ts';
import { COPIES, readInterval } from './interval.ts';
import { RegexError, type Assertion, type RegexNode } from './syntax.ts';

const DOT = setOf(() => true);
const DEEPEST = 200;
const NO_OPERAND = 'Invalid preceding regular expression';
const ESCAPED_ASSERTIONS: ReadonlyMap<string, Assertion> = new Map([
  ['b', 'wordEdge'],
  ['B', 'noWordEdge'],
  ['<', 'wordBegin'],
  ['>', 'wordEnd'],
  ['`', 'textBegin'],
  ["'", 'textEnd'],
]);

export interface ParsedRegex {
  readonly tree: RegexNode;
  readonly groups: number;
}

export function parseRegex(source: string, isExtended: boolean, foldsCase: boolean): ParsedRegex {
  const parser = new Parser(source, isExtended, foldsCase);
  return { tree: parser.parse(), groups: parser.groups };
}

class Parser {
  groups = 0;
  private readonly source: string;
  private readonly isExtended: boolean;
  private readonly foldsCase: boolean;
  private at = 0;
  private depth = 0;
  private readonly closed = new Set<number>();

  constructor(source: string, isExtended: boolean, foldsCase: boolean) {
    this.source = source;
    this.isExtended = isExtended;
    this.foldsCase = foldsCase;
  }

  parse(): RegexNode {
    const tree = this.choice();
    if (this.at < this.source.length) throw new RegexError('Unmatched ( or \\(');
    return tree;
  }

  /** The operator at a place, under its name in the extended dialect; empty when an ordinary byte stands there. */
  private operatorAt(at: number): string {
    const first = this.source.charAt(at);
    if (first === '\\') {
      const second = this.source.charAt(at + 1);
      return !this.isExtended && second !== '' && '(){}|+?'.includes(second) ? second : '';
    }
    if (first !== '' && '*.[^$'.includes(first)) return first;
    return this.isExtended && first !== '' && '(){|+?'.includes(first) ? first : '';
  }

  private skipOperator(): void {
    this.at += this.source[this.at] === '\\' ? 2 : 1;
  }

  private choice(): RegexNode {
    const options = [this.sequence()];
    while (this.operatorAt(this.at) === '|') {
      this.skipOperator();
      options.push(this.sequence());
    }
    return options.length === 1 && options[0] ? options[0] : { kind: 'choice', options };
  }

  private sequence(): RegexNode {
    const items: RegexNode[] = [];
    let isFirst = true;
    while (this.at < this.source.length && !this.endsSequence()) {
      const atom = this.atom(isFirst);
      // In the basic dialect a star behind a leading `^` is a star.
      isFirst = !this.isExtended && isFirst && atom.kind === 'assert' && atom.what === 'lineBegin';
      items.push(isFirst ? atom : this.repeated(atom));
    }
    return items.length === 1 && items[0] ? items[0] : { kind: 'sequence', items };
  }

  private endsSequence(): boolean {
    const operator = this.operatorAt(this.at);
    if (operator === '|') return true;
    // A lone `)` is a byte in the extended dialect and a mistake in the basic one.
    return operator === ')' && (this.depth > 0 || !this.isExtended);
  }

  private atom(isFirst: boolean): RegexNode {
    const operator = this.operatorAt(this.at);
    switch (operator) {
      case '(':
        return this.group();
      case '[': {
        const { set, end } = readBracket(this.source, this.at, this.foldsCase);
        this.at = end;
        return { kind: 'set', set };
      }
      case '.':
        this.at += 1;
        return { kind: 'set', set: DOT };
      case '^':
      case '$':
        return this.anchor(operator, isFirst);
      case '*':
      case '+':
      case '?':
      case '{':
        return this.operatorWithoutOperand(operator, isFirst);
      default:
        return this.plain();
    }
  }

  private anchor(operator: '^' | '$', isFirst: boolean): RegexNode {
    this.at += 1;
    if (operator === '^') {
      if (!this.isExtended && !isFirst) return this.byte('^');
      return { kind: 'assert', what: 'lineBegin' };
    }
    const next = this.operatorAt(this.at);
    const isLast = this.at === this.source.length || next === ')' || next === '|';
    return this.isExtended || isLast ? { kind: 'assert', what: 'lineEnd' } : this.byte('$');
  }

  private operatorWithoutOperand(operator: string, isFirst: boolean): RegexNode {
    if (this.isExtended || operator === '{' || !isFirst) throw new RegexError(NO_OPERAND);
    this.skipOperator();
    return this.byte(operator);
  }

  private plain(): RegexNode {
    const first = this.source.charAt(this.at);
    this.at += 1;
    return first === '\\' ? this.escaped() : this.byte(first);
  }

  private escaped(): RegexNode {
    if (this.at >= this.source.length) throw new RegexError('Trailing backslash');
    const letter = this.source.charAt(this.at);
    this.at += 1;
    const what = ESCAPED_ASSERTIONS.get(letter);
    if (what) return { kind: 'assert', what };
    const set = SHORTHANDS.get(letter);
    if (set) return { kind: 'set', set };
    if (!/[1-9]/.test(letter)) return this.byte(letter);
    if (!this.closed.has(Number(letter))) throw new RegexError('Invalid back reference');
    return { kind: 'back', group: Number(letter) };
  }

  private byte(character: string): RegexNode {
    const code = character.charCodeAt(0);
    const set = setOf((byte) => byte === code);
    return { kind: 'set', set: this.foldsCase ? inBothCases(set) : set };
  }

  private group(): RegexNode {
    this.skipOperator();
    this.depth += 1;
    if (this.depth > DEEPEST) throw new RegexError('Regular expression too big');
    this.groups += 1;
    const group = this.groups;
    const body = this.choice();
    if (this.operatorAt(this.at) !== ')') throw new RegexError('Unmatched ( or \\(');
    this.skipOperator();
    this.depth -= 1;
    this.closed.add(group);
    return { kind: 'group', group, body };
  }

  private repeated(atom: RegexNode): RegexNode {
    let node = atom;
    for (let count = 0; ; count += 1) {
      const operator = this.operatorAt(this.at);
      if (operator === '' || !'*+?{'.includes(operator)) return node;
      if (!this.mayRepeat(atom, operator, count)) throw new RegexError(NO_OPERAND);
      if (count > DEEPEST) throw new RegexError('Regular expression too big');
      this.skipOperator();
      const copies =
        COPIES.get(operator) ?? readInterval(this.source, this.at, this.isExtended ? '}' : '\\}');
      this.at = copies.end ?? this.at;
      node = { kind: 'repeat', body: node, least: copies.least, most: copies.most };
    }
  }

  /** The GNU library refuses `^*` in the extended dialect, and `a**` (though not `a*\+`) in the basic one. */
  private mayRepeat(atom: RegexNode, operator: string, count: number): boolean {
    if (this.isExtended) return atom.kind !== 'assert' || atom.what !== 'lineBegin';
    return count === 0 || !'*{'.includes(operator);
  }
}
