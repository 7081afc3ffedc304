import type { Rolldown } from 'vite';

type Bundle = Rolldown.OutputBundle;
type Chunk = Rolldown.OutputChunk;

function chunkOf(bundle: Bundle, module: string): Chunk | undefined {
  return Object.values(bundle).find(
    (file): file is Chunk => file.type === 'chunk' && file.facadeModuleId?.endsWith(module) === true,
  );
}

/** The chunks of these modules with all that they import, each once. */
function filesOf(bundle: Bundle, modules: readonly string[]): ReadonlySet<string> {
  const files = new Set<string>();
  const add = (fileName: string): void => {
    const chunk = bundle[fileName];
    if (chunk?.type !== 'chunk' || files.has(fileName)) return;
    files.add(fileName);
    chunk.imports.forEach(add);
  };
  for (const module of modules) {
    const chunk = chunkOf(bundle, module);
    if (!chunk) throw new Error(`no chunk for ${module}: an address in src/compiler/addresses.ts names it`);
    add(chunk.fileName);
  }
  return files;
}

/**
 * The link elements that let a page fetch all of itself at once: without them it finds its route, then the lesson, then the
 * lesson's drawings one round trip after the other. What `html` names already is left out.
 */
export function preloadsOf(bundle: Bundle, modules: readonly string[], base: string, html: string): string {
  const scripts = [...filesOf(bundle, modules)];
  const styles = scripts.flatMap((file) => {
    const chunk = bundle[file];
    return chunk?.type === 'chunk' ? [...(chunk.viteMetadata?.importedCss ?? [])] : [];
  });
  const isNew = (file: string): boolean => !html.includes(`"${base}${file}"`);
  return [
    ...[...new Set(styles)]
      .filter(isNew)
      .map((file) => `<link rel="stylesheet" crossorigin href="${base}${file}">`),
    ...scripts.filter(isNew).map((file) => `<link rel="modulepreload" crossorigin href="${base}${file}">`),
  ].join('');
}
