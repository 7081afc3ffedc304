import { decodeObject } from './decode/decode.ts';
import type { DecodeProblem } from './decode/problem.ts';
import { LIST, emptyList, readTypeMeta } from './decode/type-meta.ts';
import { dependsOn } from './depends.ts';
import type { Diagnostic, Stage } from './diagnostic.ts';
import {
  decodeDiagnostic,
  duplicateDiagnostics,
  fieldDiagnostic,
  warningDiagnostic,
  yamlDiagnostic,
} from './diagnostics.ts';
import { kindOf } from './kinds.ts';
import { locateIn, markIn, nodeAt } from './locate.ts';
import type { KubernetesObject, Manifest } from './manifest.ts';
import type { Span } from './span.ts';
import { FieldErrors } from './validation/field-errors.ts';
import type { YamlDocument } from './yaml/read.ts';
import type { MapNode, YamlNode } from './yaml/node.ts';

/** What a text and a document of it are: what every manifest of that document shares. */
interface Origin {
  readonly source: string;
  readonly text: string;
  readonly doc: string;
  readonly span: Span;
  readonly root: YamlNode | undefined;
  readonly found: readonly Diagnostic[];
}

/** The manifests of one document: none for a blank one, its items for a list, else one. */
export function manifestsOf(document: YamlDocument, text: string, source: string): readonly Manifest[] {
  const { index, span, root, problem } = document;
  const found = duplicateDiagnostics(document.duplicates, text);
  const origin: Origin = { source, text, doc: String(index), span, root, found };
  if (problem !== undefined) return [unreadable(origin, yamlDiagnostic(problem, text))];
  if (root === undefined || root.kind === 'null') return [];
  const items = itemsOf(root);
  if (items === undefined) return [judge(origin, root)];
  return items.map((item, at) => {
    const inside = found.filter((each) => each.span[0] >= item.span[0] && each.span[1] <= item.span[1]);
    return judge(
      { ...origin, doc: `${index}.${at}`, span: item.span, root: item.value, found: inside },
      item.value,
    );
  });
}

/** The items of a `kind: List`, as kubectl takes them apart. */
function itemsOf(root: YamlNode) {
  const kind = nodeAt(root, ['kind']);
  const items = nodeAt(root, ['items']);
  if (kind?.kind !== 'string' || !kind.value.endsWith('List')) return undefined;
  if (items?.kind === 'null') return [];
  return items?.kind === 'list' ? items.items : undefined;
}

/** A document that does not parse: judged by its YAML error alone, but with what could be saved as its object. */
function unreadable(origin: Origin, diagnostic: Diagnostic): Manifest {
  const saved = origin.root?.kind === 'map' ? judge(origin, origin.root) : undefined;
  const base = manifest(origin, { kind: saved?.kind ?? '', apiVersion: saved?.apiVersion ?? '' });
  return {
    ...base,
    object: saved?.object,
    written: saved?.written,
    stage: 'yaml',
    said: [diagnostic],
    diagnostics: [diagnostic, ...origin.found],
  };
}

function judge(origin: Origin, root: YamlNode): Manifest {
  const meta = readTypeMeta(root);
  const base = manifest(origin, meta);
  if (meta.problem !== undefined || root.kind !== 'map')
    return refused(base, origin, meta.problem === undefined ? [] : [meta.problem]);
  const decoded = decodeObject(root, meta.kind);
  const written = decoded.value as KubernetesObject;
  const kind = kindOf(meta.kind);
  const object = kind.setDefaults(written);
  if (meta.kind === LIST) {
    return refused(base, origin, decoded.problems.length > 0 ? decoded.problems : [emptyList]);
  }
  if (decoded.problems.length > 0) return { ...refused(base, origin, decoded.problems), object, written };
  return validated({ ...base, object, written }, origin, root);
}

function validated(base: Manifest, origin: Origin, root: MapNode): Manifest {
  const errors = new FieldErrors();
  const { object, written } = base;
  if (object === undefined || written === undefined) return base;
  kindOf(base.kind).validate(object, errors);
  const place = (path: readonly (string | number)[]): Span => markIn(root, origin.span, path);
  const refusals = errors.errors.map((error) =>
    fieldDiagnostic(error, place(error.path.steps), { kind: base.kind, object }),
  );
  const accepted = refusals.length === 0;
  // BeforeCreate in k8s.io/apiserver/pkg/registry/rest asks for warnings only after validation has passed.
  const warned = accepted ? errors.warnings : [];
  const warnings = warned.map((warning) => warningDiagnostic(warning, place(warning.path.steps)));
  const diagnostics = inTextOrder([...refusals, ...warnings, ...origin.found]);
  const depends = dependsOn(written, base.kind);
  const judged = { ...base, accepted, diagnostics, depends, said: accepted ? warnings : refusals };
  return accepted ? judged : { ...judged, stage: 'validate' };
}

const inTextOrder = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.toSorted((a, b) => a.span[0] - b.span[0]);

function refused(base: Manifest, origin: Origin, problems: readonly DecodeProblem[]): Manifest {
  const stage: Stage = problems.some((problem) => problem.type === 'NoMatch') ? 'unsupported' : 'decode';
  const said = problems.map((problem) => decodeDiagnostic(problem, base, unknownPlace(origin, problem)));
  return { ...base, stage, said, diagnostics: inTextOrder([...said, ...origin.found]) };
}

/** An unknown field is marked at its name, a wrong value at the value. */
function unknownPlace(origin: Origin, problem: DecodeProblem): Span {
  const { key } = locateIn(origin.root, origin.span, problem.path);
  return problem.code === 'decode/unknown-field' && key !== undefined
    ? key
    : markIn(origin.root, origin.span, problem.path);
}

/** A manifest of which nothing is known yet but its kind. */
function manifest(
  { source, text, doc, span, root }: Origin,
  meta: { readonly kind: string; readonly apiVersion: string },
): Manifest {
  return {
    source,
    text,
    doc,
    kind: meta.kind,
    apiVersion: meta.apiVersion,
    span,
    object: undefined,
    written: undefined,
    accepted: false,
    diagnostics: [],
    said: [],
    depends: [],
    locate: (path) => locateIn(root, span, path),
  };
}
