import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import type { Manifest } from '#domain/kubernetes/manifest.ts';
import { CLI_LIMITS } from '#domain/kubernetes/limits.ts';
import { readManifests } from '#domain/kubernetes/read.ts';
import { positionAt } from '#domain/kubernetes/span.ts';
import { findPatterns } from '#domain/patterns/find.ts';
import type { PatternFinding } from '#domain/patterns/types.ts';
import { dependsOn } from '#domain/world/depends.ts';
import { findFaults } from '#domain/world/faults.ts';
import type { World } from '#domain/world/types.ts';
import { buildWorld } from '#domain/world/world.ts';

/** One document as `check --json` prints it; the shape is a contract (see README.md). */
export interface Verdict {
  readonly doc: number | string;
  readonly kind: string;
  readonly valid: boolean;
  readonly stage?: string;
  readonly errors: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly faults: readonly Fault[];
  readonly patterns: readonly PatternFinding[];
  readonly depends: readonly string[];
}

interface Place {
  readonly line: number;
  readonly column: number;
}
type Problem = Place & Pick<Diagnostic, 'type' | 'field' | 'detail' | 'text'>;
export type Fault = Place & {
  readonly code: string;
  readonly severity: string;
  readonly field: string;
  readonly message: string;
};

const placeOf = (text: string, { span }: Diagnostic): Place => positionAt(text, span[0]);

const problemOf = (text: string, diagnostic: Diagnostic): Problem => ({
  type: diagnostic.type,
  field: diagnostic.field,
  detail: diagnostic.detail,
  text: diagnostic.text,
  ...placeOf(text, diagnostic),
});

export const faultOf = (text: string, diagnostic: Diagnostic): Fault => ({
  code: diagnostic.code,
  severity: diagnostic.severity,
  field: diagnostic.field,
  message: diagnostic.text,
  ...placeOf(text, diagnostic),
});

export const isFault = ({ severity }: Diagnostic): boolean => severity === 'fault' || severity === 'advice';

/** `2` becomes the number 2; the items of a List keep their text, `2.0`. */
export const indexOf = (doc: string): number | string => (doc.includes('.') ? doc : Number(doc));

const stands = ([start, end]: Diagnostic['span'], { span }: Manifest): boolean =>
  start >= span[0] && end <= span[1];

/** One verdict for a document; `faults` are those of the whole text, of which it takes its own. */
export function verdictOf(
  manifest: Manifest,
  faults: readonly Diagnostic[],
  patterns: readonly PatternFinding[],
  world: World,
): Verdict {
  const { text, diagnostics } = manifest;
  const own = world.workloads
    .filter(({ origin }) => origin.manifest === manifest)
    .flatMap(({ containers }) => containers.map(({ id }) => id));
  const mine = [...diagnostics.filter(isFault), ...faults.filter((fault) => stands(fault.span, manifest))];
  return {
    doc: indexOf(manifest.doc),
    kind: manifest.kind,
    valid: manifest.accepted,
    ...(manifest.stage ? { stage: manifest.stage } : {}),
    errors: diagnostics.filter(({ severity }) => severity === 'error').map((each) => problemOf(text, each)),
    warnings: diagnostics
      .filter(({ severity }) => severity === 'warning')
      .map((each) => problemOf(text, each)),
    faults: mine.map((each) => faultOf(text, each)),
    patterns: patterns.filter(({ container }) => own.includes(container)),
    depends: dependsOn(manifest, world),
  };
}

export interface Judged {
  readonly manifests: readonly Manifest[];
  readonly verdicts: readonly Verdict[];
  readonly world: World;
  /** What belongs to no document: a text over the limits. */
  readonly refusals: readonly Diagnostic[];
}

/** All documents of one text, judged together: they are each other's siblings. */
export function judge(text: string, source: string): Judged {
  const { manifests, problems } = readManifests(text, source, CLI_LIMITS);
  const world = buildWorld(manifests);
  const faults = findFaults(world);
  const patterns = findPatterns(world);
  const owned = new Set(manifests.flatMap(({ diagnostics }) => diagnostics));
  return {
    manifests,
    world,
    verdicts: manifests.map((manifest) => verdictOf(manifest, faults, patterns, world)),
    refusals: problems.filter((problem) => !owned.has(problem)),
  };
}

/** A text that was not read at all still owes its caller a verdict: one document, refused. */
function refusalOf(text: string, diagnostic: Diagnostic): Verdict {
  return {
    doc: 0,
    kind: '',
    valid: false,
    stage: 'yaml',
    errors: [problemOf(text, diagnostic)],
    warnings: [],
    faults: [],
    patterns: [],
    depends: [],
  };
}

/** The verdicts on a text: at least one, unless there is nothing in it. */
export function verdictsOf(text: string, { verdicts, refusals }: Judged): readonly Verdict[] {
  const [refusal] = refusals.filter(({ severity }) => severity === 'error');
  return verdicts.length === 0 && refusal ? [refusalOf(text, refusal)] : verdicts;
}
