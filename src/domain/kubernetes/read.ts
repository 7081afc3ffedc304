import type { Diagnostic } from './diagnostic.ts';
import { limitDiagnostic } from './diagnostics.ts';
import { CLI_LIMITS, LimitPassed, type Limits } from './limits.ts';
import type { Manifest } from './manifest.ts';
import { manifestsOf } from './documents.ts';
import { readYaml } from './yaml/read.ts';

export interface Reading {
  readonly manifests: readonly Manifest[];
  /** Everything that was found, of all documents, in the text's order. */
  readonly problems: readonly Diagnostic[];
}

/**
 * Reads a text as kubectl does and judges each object as the API server of v1.35 does on create.
 * `source` names the text in what is found. A text that passes a limit gives no manifest and one problem `limits/...`.
 * Never throws.
 */
export function readManifests(text: string, source = 'answer', limits: Limits = CLI_LIMITS): Reading {
  try {
    const manifests = readYaml(text, limits).flatMap((document) => manifestsOf(document, text, source));
    const problems = manifests.flatMap((manifest) => manifest.diagnostics);
    return { manifests, problems: problems.toSorted((a, b) => a.span[0] - b.span[0]) };
  } catch (error) {
    const passed = error instanceof LimitPassed ? error : new LimitPassed('depth', 0);
    return { manifests: [], problems: [limitDiagnostic(passed, text, limits)] };
  }
}
