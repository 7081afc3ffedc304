import type { Manifest } from '#domain/kubernetes/manifest.ts';
import { positionAt } from '#domain/kubernetes/span.ts';

/** What the API server refuses never runs: one line for each error. */
export const refusals = (manifests: readonly Manifest[]): readonly string[] =>
  manifests
    .filter(({ accepted }) => !accepted)
    .flatMap(({ source, text, diagnostics }) =>
      diagnostics
        .filter(({ severity }) => severity === 'error')
        .map((error) => {
          const { line, column } = positionAt(text, error.span[0]);
          return `${source}:${line}:${column}: error: ${error.text}`;
        }),
    );
