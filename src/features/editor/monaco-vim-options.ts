/** `:set`, with the options that candidates write into their `.vimrc`. */
import { editor } from 'monaco-editor/editor';

type Code = editor.IStandaloneCodeEditor;

interface Option {
  readonly names: readonly string[];
  readonly get: (code: Code) => boolean | number;
  /** Without it, the option is as it is: it may be set, and nothing changes. */
  readonly set?: (code: Code, value: boolean | number) => void;
}

const modelOf = (code: Code): editor.TextModelResolvedOptions | undefined => code.getModel()?.getOptions();
const lineNumbers = (code: Code): editor.RenderLineNumbersType =>
  code.getOption(editor.EditorOption.lineNumbers).renderType;

const OPTIONS: readonly Option[] = [
  {
    names: ['expandtab', 'et'],
    get: (code) => modelOf(code)?.insertSpaces ?? true,
    set: (code, value) => code.getModel()?.updateOptions({ insertSpaces: value === true }),
  },
  {
    names: ['tabstop', 'ts'],
    get: (code) => modelOf(code)?.tabSize ?? 2,
    set: (code, value) => code.getModel()?.updateOptions({ tabSize: Number(value) }),
  },
  {
    names: ['shiftwidth', 'sw', 'softtabstop', 'sts'],
    get: (code) => modelOf(code)?.indentSize ?? 2,
    set: (code, value) => code.getModel()?.updateOptions({ indentSize: Number(value) }),
  },
  {
    names: ['number', 'nu'],
    get: (code) => lineNumbers(code) !== editor.RenderLineNumbersType.Off,
    set: (code, value) => code.updateOptions({ lineNumbers: value === true ? 'on' : 'off' }),
  },
  {
    names: ['relativenumber', 'rnu'],
    get: (code) => lineNumbers(code) === editor.RenderLineNumbersType.Relative,
    set: (code, value) => code.updateOptions({ lineNumbers: value === true ? 'relative' : 'on' }),
  },
  {
    names: ['list'],
    get: (code) => code.getOption(editor.EditorOption.renderWhitespace) === 'all',
    set: (code, value) => code.updateOptions({ renderWhitespace: value === true ? 'all' : 'selection' }),
  },
  {
    names: ['wrap'],
    get: (code) => code.getOption(editor.EditorOption.wordWrap) !== 'off',
    set: (code, value) => code.updateOptions({ wordWrap: value === true ? 'on' : 'off' }),
  },
  { names: ['autoindent', 'ai', 'smartindent', 'si'], get: () => true },
  { names: ['paste'], get: () => false },
];

const find = (name: string): Option | undefined => OPTIONS.find(({ names }) => names.includes(name));

function shown(name: string, value: boolean | number): string {
  if (typeof value === 'number') return `${name}=${value}`;
  return value ? name : `no${name}`;
}

interface Wish {
  readonly option: Option;
  readonly name: string;
  /** `no` stands before it. */
  readonly off: boolean;
  readonly sign: string;
  readonly given: string;
}

function wishOf(word: string): Wish | undefined {
  const [, bare = '', sign = '', given = ''] = /^(\w+)([=:?!]?)(.*)$/.exec(word) ?? [];
  const off = find(bare) === undefined && bare.startsWith('no');
  const name = off ? bare.slice(2) : bare;
  const option = find(name);
  return option && { option, name, off, sign, given };
}

function setNumber(code: Code, { option, given }: Wish): boolean {
  const isNumber = /^[1-9]\d?$/.test(given);
  if (isNumber) option.set?.(code, Number(given));
  return isNumber;
}

/** One word of `:set`: `et`, `noet`, `ts=2`, `ts?`. Answers with what Vim would say; with nothing where it says nothing. */
function setOption(code: Code, word: string): string {
  const wish = wishOf(word);
  if (!wish) return `E518: Unknown option: ${word}`;
  const { option, name, off, sign } = wish;
  const now = option.get(code);
  if (sign === '?' || (sign === '' && typeof now === 'number')) return shown(name, now);
  if (typeof now === 'number') return setNumber(code, wish) ? '' : `E521: Number required after =: ${word}`;
  option.set?.(code, sign === '!' ? !now : !off);
  return '';
}

/** All words of one line; a complaint ends it, as in Vim. */
export function setOptions(code: Code, line: string): string {
  const said: string[] = [];
  for (const word of line.split(/\s+/).filter((part) => part !== '')) {
    const answer = setOption(code, word);
    said.push(answer);
    if (/^E\d/.test(answer)) break;
  }
  return said.filter((answer) => answer !== '').join('  ');
}
