import type { Container, EnvFromSource, EnvVar, EnvVarSource } from '#domain/kubernetes/schema/api.gen.ts';
import { MOST_TEXT, expand, namesIn } from './expand.ts';
import { within } from './origin.ts';
import { missingOf, targetOfReference, type Neighbours, type Reference } from './references.ts';
import type { EnvFact, MissingReference, Origin } from './types.ts';

/** What `fieldRef` can name and what is known before the Pod runs. */
export interface PodIdentity {
  readonly name: string;
  readonly namespace: string;
  /** True for a bare Pod with a name of its own; Pods of a controller get a generated one. */
  readonly nameKnown: boolean;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly serviceAccountName: string;
}

export interface Environment {
  readonly env: readonly EnvFact[];
  readonly missing: readonly MissingReference[];
}

/** The environment as the kubelet makes it (makeEnvironmentVariables): envFrom in order, then env, later names win. */
export function environmentOf(
  container: Container,
  origin: Origin,
  pod: PodIdentity,
  neighbours: Neighbours,
): Environment {
  const facts = new Map<string, EnvFact>();
  const missing: MissingReference[] = [];
  (container.envFrom ?? []).forEach((source, at) => {
    const place = within(origin, 'envFrom', at);
    missing.push(...addAll(source ?? {}, place, neighbours, facts));
  });
  let room = MOST_TEXT;
  (container.env ?? []).forEach((variable, at) => {
    const fact = variableOf(variable ?? {}, within(origin, 'env', at), pod, neighbours, facts);
    if (fact === undefined) return;
    room -= fact.value?.length ?? 0;
    facts.delete(fact.name);
    facts.set(fact.name, room < 0 ? { ...fact, value: undefined } : fact);
  });
  return { env: [...facts.values()], missing };
}

/** The value of a variable by its name; undefined when there is none, or when it is not known. */
export type Values = (name: string) => string | undefined;

export function valuesOf(env: readonly EnvFact[]): Values {
  const values = new Map(env.map(({ name, value }) => [name, value]));
  return (name) => values.get(name);
}

/** `$(NAME)` in a text by these values; a variable whose value is not known stays as it is written. */
export function expandBy(valueOf: Values, text: string): { readonly text: string; readonly known: boolean } {
  if (!text.includes('$')) return { text, known: true };
  const expanded = expand(text, valueOf);
  const known = expanded !== undefined && namesIn(text).every((name) => valueOf(name) !== undefined);
  return { text: expanded ?? text, known };
}

function referenceOf({ secretRef, configMapRef }: EnvFromSource, origin: Origin): Reference | undefined {
  const ref = secretRef ?? configMapRef;
  if (ref === undefined || ref === null) return undefined;
  const field = secretRef === undefined ? 'configMapRef' : 'secretRef';
  return {
    kind: secretRef === undefined ? 'ConfigMap' : 'Secret',
    name: ref.name ?? '',
    optional: ref.optional === true,
    origin: within(origin, field, 'name'),
  };
}

/** Every key of the object becomes a variable. Gives what is missing. */
function addAll(
  source: EnvFromSource,
  origin: Origin,
  neighbours: Neighbours,
  facts: Map<string, EnvFact>,
): readonly MissingReference[] {
  const reference = referenceOf(source, origin);
  if (reference === undefined) return [];
  for (const [key, value] of targetOfReference(reference, neighbours)?.data ?? []) {
    const name = `${source.prefix ?? ''}${key}`;
    facts.set(name, { name, value, origin });
  }
  return missingOf(reference, neighbours);
}

function variableOf(
  variable: EnvVar,
  origin: Origin,
  pod: PodIdentity,
  neighbours: Neighbours,
  earlier: ReadonlyMap<string, EnvFact>,
): EnvFact | undefined {
  const { name = '', value = '', valueFrom: source } = variable;
  if (name === '') return undefined;
  if (!source) return literal(name, value, origin, earlier);
  if (source.fieldRef) return { name, value: fieldValue(source.fieldRef.fieldPath ?? '', pod), origin };
  return fromKey(name, source, origin, neighbours);
}

/** A value that names an earlier variable of unknown value is itself unknown. */
function literal(
  name: string,
  value: string,
  origin: Origin,
  earlier: ReadonlyMap<string, EnvFact>,
): EnvFact {
  const { text, known } = expandBy((each) => earlier.get(each)?.value, value);
  const waits = !known && namesIn(value).some((each) => earlier.has(each));
  return { name, value: waits ? undefined : text, origin };
}

/** An optional reference to what is not there makes no variable at all. */
function fromKey(
  name: string,
  source: EnvVarSource,
  origin: Origin,
  neighbours: Neighbours,
): EnvFact | undefined {
  const reference = keyReference(source, origin);
  if (reference === undefined) return { name, value: undefined, origin };
  const value = targetOfReference(reference, neighbours)?.data.get(reference.key ?? '');
  if (value === undefined && reference.optional) return undefined;
  const [missing] = missingOf(reference, neighbours);
  return { name, value, origin, ...(missing === undefined ? {} : { missing }) };
}

function keyReference(source: EnvVarSource, origin: Origin): Reference | undefined {
  const field = source.secretKeyRef ? 'secretKeyRef' : 'configMapKeyRef';
  const ref = source[field];
  if (!ref) return undefined;
  const { name = '', key = '', optional } = ref;
  const kind = field === 'secretKeyRef' ? 'Secret' : 'ConfigMap';
  return { kind, name, key, optional: optional === true, origin: within(origin, 'valueFrom', field) };
}

/** The field of the Pod, when the manifest alone settles it. */
export function fieldValue(fieldPath: string, pod: PodIdentity): string | undefined {
  const keyed = /^metadata\.(labels|annotations)\['([^']*)'\]$/.exec(fieldPath);
  if (keyed !== null) {
    const from = keyed[1] === 'labels' ? pod.labels : pod.annotations;
    const key = keyed[2] ?? '';
    return Object.hasOwn(from, key) ? from[key] : '';
  }
  if (fieldPath === 'metadata.name') return pod.nameKnown ? pod.name : undefined;
  if (fieldPath === 'metadata.namespace') return pod.namespace;
  if (fieldPath === 'spec.serviceAccountName') return pod.serviceAccountName;
  return undefined;
}
