/** The variables of a container. After makeEnvironmentVariables of pkg/kubelet/kubelet_pods.go. */
import type {
  Container,
  EnvFromSource,
  EnvVar,
  EnvVarSource,
  Pod,
} from '#domain/kubernetes/schema/api.gen.ts';
import { expand } from '#domain/world/expand.ts';
import type { ConfigKind, ConfigSource } from './config-source.ts';
import { CreationFailure } from './failures.ts';
import { fieldOf, resourceOf } from './pod-fields.ts';

interface Environment {
  readonly pod: Pod;
  readonly container: Container;
  readonly config: ConfigSource;
  readonly services: ReadonlyMap<string, string>;
  /** Told of a variable that is left out for that reason. */
  unmodelled(what: string): undefined;
}

/** `envFrom` in order, then `env`, then what tells of Services; throws `CreationFailure` for what is missing. All as text. */
export function environmentOf(from: Environment): Map<string, string> {
  const all = new Map<string, string>();
  for (const source of from.container.envFrom ?? []) addAll(source, from, all);
  const valueOf = (name: string) => all.get(name) ?? from.services.get(name);
  for (const variable of from.container.env ?? []) {
    const value = valueOfVariable(variable, from, valueOf);
    if (value !== undefined) all.set(variable.name ?? '', value);
  }
  for (const [name, value] of from.services) if (!all.has(name)) all.set(name, value);
  return all;
}

function addAll(
  { prefix = '', ...source }: EnvFromSource,
  from: Environment,
  all: Map<string, string>,
): void {
  const [kind, reference]: [ConfigKind, EnvFromSource['configMapRef']] = source.configMapRef
    ? ['ConfigMap', source.configMapRef]
    : ['Secret', source.secretRef];
  const data = dataOf(from, kind, reference ?? {});
  for (const [key, value] of data ?? []) all.set(prefix + key, value);
}

function valueOfVariable(
  { value = '', valueFrom }: EnvVar,
  from: Environment,
  valueOf: (name: string) => string | undefined,
): string | undefined {
  if (!valueFrom) return expand(value, valueOf) ?? value;
  if (valueFrom.fieldRef) return fieldOf(from.pod, valueFrom.fieldRef.fieldPath ?? '');
  if (valueFrom.resourceFieldRef) return resourceOf(from.container, valueFrom.resourceFieldRef);
  return valueOfKey(valueFrom, from);
}

function valueOfKey(source: EnvVarSource, from: Environment): string | undefined {
  const kind = source.configMapKeyRef ? 'ConfigMap' : 'Secret';
  const reference = source.configMapKeyRef ?? source.secretKeyRef;
  if (!reference) return from.unmodelled('env from fileKeyRef');
  const { key = '' } = reference;
  const value = dataOf(from, kind, reference)?.get(key);
  if (value !== undefined || reference.optional === true) return value;
  const at = `${namespaceOf(from)}/${reference.name}`;
  throw new CreationFailure('CreateContainerConfigError', `couldn't find key ${key} in ${kind} ${at}`);
}

const namespaceOf = ({ pod }: Environment): string => pod.metadata?.namespace ?? '';

function dataOf(
  from: Environment,
  kind: ConfigKind,
  { name = '', optional }: { readonly name?: string; readonly optional?: boolean },
): ReadonlyMap<string, string> | undefined {
  const data = from.config.text(kind, namespaceOf(from), name);
  if (data || optional === true) return data;
  throw new CreationFailure('CreateContainerConfigError', `${kind.toLowerCase()} "${name}" not found`);
}
