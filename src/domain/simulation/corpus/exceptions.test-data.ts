/** Snippets that do not end here as they do in BusyBox 1.35, by how they begin, and why. */
export const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ['cd nofile; echo $?', 'with CDPATH=/ the real one goes to //tmp, which is /tmp'],
]);
