/** An absolute path in its shortest form: `.`, `..`, double and trailing slashes are gone. `/` stays `/`. */
export function cleanPath(path: string, directory = '/'): string {
  const whole = path.startsWith('/') ? path : `${directory}/${path}`;
  const parts: string[] = [];
  for (const part of whole.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** The rest of `path` below `directory`: empty when they are the same, undefined when it does not lie below. */
export function below(directory: string, path: string): string | undefined {
  if (path === directory) return '';
  const prefix = directory === '/' ? '/' : `${directory}/`;
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}

/** Relative parts joined by single slashes; empty parts fall out. */
export function joined(...parts: readonly string[]): string {
  return cleanPath(parts.join('/')).slice(1);
}

/** The directory of an absolute path. */
export function parentOf(path: string): string {
  return cleanPath(`${path}/..`);
}
