import type { Scope } from './scope.ts';

/** By the extension of the URI, as the nearest `types` block says. */
export function contentType(uri: string, scope: Scope): string {
  const extension = /\.([^./]+)$/.exec(uri)?.[1]?.toLowerCase();
  for (const { name, args } of scope.one('types')?.block ?? [])
    if (extension !== undefined && args.includes(extension)) return withCharset(name, scope);
  return withCharset(scope.value('default_type') ?? 'text/plain', scope);
}

function withCharset(type: string, scope: Scope): string {
  const charset = scope.value('charset');
  return charset === undefined || charset === 'off' || !type.startsWith('text/')
    ? type
    : `${type}; charset=${charset}`;
}
