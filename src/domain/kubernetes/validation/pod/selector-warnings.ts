import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { NodeSelectorTerm, PodAffinity, PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const MATCHES_NO_POD = 'a null labelSelector results in matching no pod';

/** deprecatedNodeLabels in pkg/api/node/util.go. */
const DEPRECATED_NODE_LABELS: ReadonlyMap<string, string> = new Map([
  ['beta.kubernetes.io/arch', 'deprecated since v1.14; use "kubernetes.io/arch" instead'],
  ['beta.kubernetes.io/os', 'deprecated since v1.14; use "kubernetes.io/os" instead'],
  [
    'failure-domain.beta.kubernetes.io/region',
    'deprecated since v1.17; use "topology.kubernetes.io/region" instead',
  ],
  [
    'failure-domain.beta.kubernetes.io/zone',
    'deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
  ],
  [
    'beta.kubernetes.io/instance-type',
    'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead',
  ],
]);

/** The part of warningsForPodSpecAndMeta in pkg/api/pod/warnings.go about scheduling: old node labels, selectors of nothing. */
export function warnOfSelectors(spec: PodSpec, specPath: FieldPath, errors: FieldErrors): void {
  for (const key of Object.keys(spec.nodeSelector ?? {})) {
    const path = specPath.child('nodeSelector').key(key);
    const text = DEPRECATED_NODE_LABELS.get(key);
    if (text !== undefined) errors.warn(path, `${path.toString()}: ${text}`);
  }
  warnOfNodeAffinity(spec, specPath.child('affinity', 'nodeAffinity'), errors);
  for (const [at, { topologyKey = '', labelSelector }] of (spec.topologySpreadConstraints ?? []).entries()) {
    const path = specPath.child('topologySpreadConstraints').index(at);
    warnOfNodeLabel(topologyKey, path.child('topologyKey'), errors);
    if (labelSelector === undefined) warnOfNoSelector(path, errors);
  }
  for (const kind of ['podAffinity', 'podAntiAffinity'] as const) {
    warnOfPodAffinity(spec.affinity?.[kind], specPath.child('affinity', kind), errors);
  }
}

function warnOfNodeLabel(key: string, path: FieldPath, errors: FieldErrors): void {
  const text = DEPRECATED_NODE_LABELS.get(key);
  if (text !== undefined) errors.warn(path, `${path.toString()}: ${key} is ${text}`);
}

function warnOfNoSelector(path: FieldPath, errors: FieldErrors): void {
  errors.warn(path.child('labelSelector'), `${path.child('labelSelector').toString()}: ${MATCHES_NO_POD}`);
}

function warnOfNodeAffinity(spec: PodSpec, path: FieldPath, errors: FieldErrors): void {
  const affinity = spec.affinity?.nodeAffinity;
  for (const [at, term] of (affinity?.[REQUIRED]?.nodeSelectorTerms ?? []).entries()) {
    warnOfTerm(term, path.child(REQUIRED, 'nodeSelectorTerms').index(at), errors);
  }
  for (const [at, { preference = {} }] of (affinity?.[PREFERRED] ?? []).entries()) {
    warnOfTerm(preference, path.child(PREFERRED).index(at).child('preference'), errors);
  }
}

/** GetWarningsForNodeSelectorTerm in pkg/api/node/util.go. */
function warnOfTerm(term: NodeSelectorTerm, path: FieldPath, errors: FieldErrors): void {
  for (const [at, { key = '' }] of (term.matchExpressions ?? []).entries()) {
    warnOfNodeLabel(key, path.child('matchExpressions').index(at).child('key'), errors);
  }
}

function warnOfPodAffinity(affinity: PodAffinity | undefined, path: FieldPath, errors: FieldErrors): void {
  for (const [at, term] of (affinity?.[REQUIRED] ?? []).entries()) {
    if (term.labelSelector === undefined) warnOfNoSelector(path.child(REQUIRED).index(at), errors);
  }
  for (const [at, { podAffinityTerm }] of (affinity?.[PREFERRED] ?? []).entries()) {
    if (podAffinityTerm?.labelSelector === undefined)
      warnOfNoSelector(path.child(PREFERRED).index(at).child('podAffinityTerm'), errors);
  }
}
