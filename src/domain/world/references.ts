import type { ConfigFact, MissingReference, Origin } from './types.ts';

/** The key-value objects that a Pod of one namespace can refer to. */
export interface Neighbours {
  configMap(name: string): ConfigFact | undefined;
  secret(name: string): ConfigFact | undefined;
}

/** Objects of other namespaces cannot be referred to, so they are not there. */
export function neighboursIn(
  namespace: string,
  configMaps: readonly ConfigFact[],
  secrets: readonly ConfigFact[],
): Neighbours {
  const among = (facts: readonly ConfigFact[]) => (name: string) =>
    facts.find((fact) => fact.name === name && fact.namespace === namespace);
  return { configMap: among(configMaps), secret: among(secrets) };
}

export interface Reference {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly key?: string;
  readonly optional: boolean;
  readonly origin: Origin;
}

export function targetOfReference(reference: Reference, neighbours: Neighbours): ConfigFact | undefined {
  return reference.kind === 'ConfigMap'
    ? neighbours.configMap(reference.name)
    : neighbours.secret(reference.name);
}

/** What is missing of a reference; nothing when all is there, when it is optional, or when it names nothing yet. */
export function missingOf(reference: Reference, neighbours: Neighbours): readonly MissingReference[] {
  const { kind, name, key, origin } = reference;
  if (reference.optional || name === '') return [];
  const found = targetOfReference(reference, neighbours);
  if (found === undefined) return [{ kind, name, origin }];
  return key === undefined || key === '' || found.data.has(key) ? [] : [{ kind, name, key, origin }];
}
