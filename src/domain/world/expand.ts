/** The longest text that the kernel hands to a process as one argument or variable: MAX_ARG_STRLEN of linux/binfmts.h. */
export const LONGEST_TEXT = 131_072;

/** What all arguments, or all variables, may take together: a quarter of the usual stack of 8 MiB (execve(2), ARG_MAX). */
export const MOST_TEXT = 2 * 1024 * 1024;

/**
 * `$(NAME)` in commands, args and env values, as k8s.io/kubernetes/third_party/forked/golang/expansion/expand.go: `$$` is
 * one dollar, a name that is not known stays as it was written, and so does every other dollar. Undefined when it grows longer than
 * any process can be given: `$(A)$(A)` doubles with each line that does so.
 */
export function expand(text: string, valueOf: (name: string) => string | undefined): string | undefined {
  const lastEnd = text.lastIndexOf(')');
  let expanded = '';
  let from = 0;
  for (let at = text.indexOf('$'); at >= 0; at = text.indexOf('$', from)) {
    const reference = referenceAt(text, at, lastEnd);
    expanded += `${text.slice(from, at)}${reference.name === undefined ? '$' : (valueOf(reference.name) ?? reference.text)}`;
    from = at + reference.text.length;
    if (expanded.length > LONGEST_TEXT) return undefined;
  }
  const whole = expanded + text.slice(from);
  return whole.length > LONGEST_TEXT && from > 0 ? undefined : whole;
}

/** What begins with the dollar at a place: `$(NAME)`, `$$`, or the dollar alone. */
function referenceAt(
  text: string,
  at: number,
  lastEnd: number,
): { readonly text: string; readonly name?: string } {
  if (text.startsWith('$$', at)) return { text: '$$' };
  if (at > lastEnd || !text.startsWith('$(', at)) return { text: '$' };
  const end = text.indexOf(')', at);
  return { text: text.slice(at, end + 1), name: text.slice(at + 2, end) };
}

/** The names that a text refers to by `$(NAME)`. */
export function namesIn(text: string): readonly string[] {
  const names: string[] = [];
  expand(text, (name) => {
    names.push(name);
    return '';
  });
  return names;
}
