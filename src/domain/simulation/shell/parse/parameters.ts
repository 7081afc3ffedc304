/** `$x` and `${x...}`. */
import type { ParameterOperator, ParameterPart, Part, Word } from './ast.ts';
import { ShellSyntaxError } from './errors.ts';
import type { Input } from './input.ts';
import { BRACE, QUOTED_BRACE, type Mode } from './modes.ts';

type ReadParts = (input: Input, mode: Mode, tilde: 'none' | 'word') => readonly Part[];

const NAME = /[A-Za-z_][A-Za-z0-9_]*|[0-9]|[@*#?$!-]/y;
const NAME_IN_BRACES = /[A-Za-z_][A-Za-z0-9_]*|[0-9]+|[@*#?$!-]/y;
const OPERATOR = /:[-=?+]|##|%%|\/\/|[-=?+#%/:]/y;
/** `${#x}`, but neither `${#}` nor `${#-x}`. */
const LENGTH = /#(?=(?:[A-Za-z_][A-Za-z0-9_]*|[0-9]+|[@*#?$!-])\})/y;

const NOTHING: Word = { parts: [] };

const made = (
  name: string,
  quoted: boolean,
  operator: ParameterOperator = 'value',
  word: Word = NOTHING,
  second?: Word,
): ParameterPart => ({ kind: 'parameter', name, operator, word, second, quoted });

/** `x` after a dollar sign; undefined when no parameter stands there. */
export function readSimpleParameter(input: Input, quoted: boolean): ParameterPart | undefined {
  const name = input.takeMatch(NAME);
  return name === undefined ? undefined : made(name, quoted);
}

/** What follows `${`, to its brace. */
export function readParameter(input: Input, mode: Mode, read: ReadParts): ParameterPart {
  const { quoted } = mode;
  const isLength = input.takeMatch(LENGTH) !== undefined;
  const name = input.takeMatch(NAME_IN_BRACES);
  if (name !== undefined && input.takeIf('}')) return made(name, quoted, isLength ? 'length' : 'value');
  const known = name === undefined ? undefined : (input.takeMatch(OPERATOR) as ParameterOperator | undefined);
  const operator = known ?? 'bad';
  const [word, second] = readOperands(input, operator, quoted, read);
  if (!input.takeIf('}')) throw new ShellSyntaxError("missing '}'", input, true);
  return made(name ?? '', quoted, operator, word, second);
}

function readOperands(
  input: Input,
  operator: ParameterOperator,
  quoted: boolean,
  read: ReadParts,
): readonly [Word, Word | undefined] {
  const value = quoted ? QUOTED_BRACE : BRACE;
  const one = (mode: Mode): Word => ({ parts: read(input, mode, mode.quoted ? 'none' : 'word') });
  if (operator === ':') {
    const offset = one({ ...value, ends: '}:' });
    return [offset, input.takeIf(':') ? one(value) : undefined];
  }
  if (operator === '/' || operator === '//') {
    const pattern = one({ ...BRACE, ends: '}/' });
    return [pattern, input.takeIf('/') ? one(value) : undefined];
  }
  return [one(/^[#%]/.test(operator) ? BRACE : value), undefined];
}
