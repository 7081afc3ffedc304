/** What kubectl would print of a whole text. */
import type { Manifest } from '#domain/kubernetes/manifest.ts';

const NOTHING = 'error: no objects passed to apply';

/** One line an object: that it is created, or the API server's own words. */
export function terminalOf(manifests: readonly Manifest[], file: string): string {
  if (manifests.length === 0) return NOTHING;
  return manifests.flatMap((manifest) => printed(manifest, file)).join('\n');
}

function printed({ kind, object, accepted, diagnostics }: Manifest, file: string): readonly string[] {
  const said = diagnostics.filter(({ severity }) => severity === 'error' || severity === 'warning');
  const lines = said.map(({ severity, text }) => (severity === 'error' ? `${file}: ${text}` : text));
  return accepted ? [...lines, `${kind.toLowerCase()}/${object?.metadata?.name ?? ''} created`] : lines;
}
