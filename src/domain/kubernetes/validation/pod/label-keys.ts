import type { LabelSelector, LabelSelectorRequirement } from '#domain/kubernetes/schema/api.gen.ts';

type Labels = Readonly<Record<string, string>>;

/** The keys that an affinity term or a spread constraint looks up in the labels of its own Pod. */
export interface LabelKeys {
  readonly matchLabelKeys?: readonly string[];
  readonly mismatchLabelKeys?: readonly string[];
}

/**
 * A selector as validation sees it: before that, the API server has added `key In [value]` or `key NotIn [value]` for each key
 * that the Pod has as a label. After applyLabelKeysToLabelSelector in pkg/registry/core/pod/strategy.go.
 */
export function withLabelKeys(selector: LabelSelector, keys: LabelKeys, labels: Labels): LabelSelector {
  const added = [
    ...requirements(keys.matchLabelKeys, 'In', labels),
    ...requirements(keys.mismatchLabelKeys, 'NotIn', labels),
  ];
  if (added.length === 0) return selector;
  return { ...selector, matchExpressions: [...(selector.matchExpressions ?? []), ...added] };
}

function requirements(
  keys: readonly string[] | undefined,
  operator: 'In' | 'NotIn',
  labels: Labels,
): LabelSelectorRequirement[] {
  return (keys ?? []).flatMap((key) => {
    const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
    return value === undefined ? [] : [{ key, operator, values: [value] }];
  });
}

/**
 * Those of `keys` that such a selector names a second time. After validateMatchLabelKeysAndMismatchLabelKeys in
 * pkg/apis/core/validation: only expressions are looked at, each against the labels and the expressions before it.
 */
export function repeatedKeys(selector: LabelSelector, keys: readonly string[]): readonly string[] {
  const seen = new Set(Object.keys(selector.matchLabels ?? {}));
  const repeated: string[] = [];
  for (const { key = '' } of selector.matchExpressions ?? []) {
    if (seen.has(key) && keys.includes(key)) repeated.push(key);
    seen.add(key);
  }
  return repeated;
}
