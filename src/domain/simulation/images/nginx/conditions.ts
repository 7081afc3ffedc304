/** The condition of an `if`. */
import type { Exchange } from './exchange.ts';
import { compilePattern } from './pattern.ts';
import type { Site } from './site.ts';

const FILE_TESTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['-f', ['file', 'device']],
  ['-d', ['directory']],
  ['-e', ['file', 'directory', 'device', 'fifo']],
  ['-x', ['file', 'directory']],
]);

export function isTrue(args: readonly string[], exchange: Exchange, site: Site): boolean {
  const words = bare(args);
  const [first = '', operator, ...rest] = words;
  const test = FILE_TESTS.get(first.replace(/^!/, ''));
  if (test && operator !== undefined) {
    const holds = standsAs(site.fill(operator, exchange), test, site);
    return first.startsWith('!') ? !holds : holds;
  }
  const value = site.fill(first, exchange);
  if (operator === undefined) return value !== '' && value !== '0';
  return compare(value, operator, rest.join(' '), exchange, site);
}

/** The parentheses can stick to the words or stand alone. */
function bare(args: readonly string[]): readonly string[] {
  const words = [...args];
  words[0] = (words[0] ?? '').replace(/^\(/, '');
  words.push((words.pop() ?? '').replace(/\)$/, ''));
  return words.filter((word, at) => word !== '' || (at > 1 && at === words.length - 1));
}

function compare(value: string, operator: string, text: string, exchange: Exchange, site: Site): boolean {
  if (operator === '=') return value === site.fill(text, exchange);
  if (operator === '!=') return value !== site.fill(text, exchange);
  const captures = compilePattern(text, operator.endsWith('*'))?.exec(value);
  if (captures && !operator.startsWith('!')) exchange.captures = captures;
  return operator.startsWith('!') ? !captures : !!captures;
}

function standsAs(path: string, kinds: readonly string[], { process }: Site): boolean {
  try {
    const { node } = process.container.files.find(path, process);
    return node !== undefined && kinds.includes(node.kind);
  } catch {
    return false;
  }
}
