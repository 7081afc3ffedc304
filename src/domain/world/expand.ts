/**
 * `$(NAME)` in commands, args and env values, as k8s.io/kubernetes/third_party/forked/golang/expansion/expand.go: `$$` is
 * one dollar, a name that is not known stays as it was written, and so does every other dollar.
 */
export function expand(text: string, valueOf: (name: string) => string | undefined): string {
  return text.replace(/\$\$|\$\(([^)]*)\)/g, (match: string, name: string | undefined) => {
    if (name === undefined) return '$';
    return valueOf(name) ?? match;
  });
}

/** The names that a text refers to by `$(NAME)`. */
export function namesIn(text: string): readonly string[] {
  const names: string[] = [];
  expand(text, (name) => {
    names.push(name);
    return undefined;
  });
  return names;
}
