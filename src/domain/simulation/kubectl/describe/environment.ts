/** After describeContainerEnvVars and describeContainerEnvFrom of kubectl's describe.go. */
import type {
  Container,
  EnvFromSource,
  EnvVar,
  EnvVarSource,
  ObjectFieldSelector,
  Pod,
  ResourceFieldSelector,
} from '#domain/kubernetes/schema/api.gen.ts';
import {
  NANOS_PER_UNIT,
  ZERO_QUANTITY,
  parseQuantity,
} from '#domain/kubernetes/validation/common/quantity.ts';
import { readField } from '#domain/simulation/kubectl/field.ts';
import type { Description } from './description.ts';

/** Fields are looked up in the Pod; of a template they are not known. */
export function describeEnvironment(to: Description, container: Container, pod: Pod | undefined): void {
  const { env = [], envFrom = [] } = container;
  if (envFrom.length > 0) to.line(2, 'Environment Variables from:');
  for (const source of envFrom) describeFrom(to, source);
  if (env.length === 0) return to.line(2, 'Environment:', '<none>');
  to.line(2, 'Environment:');
  for (const variable of env) describeVariable(to, variable, container, pod);
}

function describeFrom(to: Description, { configMapRef, secretRef, prefix }: EnvFromSource): void {
  const kind = configMapRef ? 'ConfigMap' : 'Secret';
  const source = configMapRef ?? secretRef;
  to.line(3, source?.name, prefix ? `${kind} with prefix '${prefix}'` : kind, optionalText(source));
}

const optionalText = (source: { readonly optional?: boolean } | undefined): string =>
  `Optional: ${source?.optional === true}`;

function describeVariable(
  to: Description,
  { name = '', value = '', valueFrom }: EnvVar,
  container: Container,
  pod: Pod | undefined,
): void {
  if (valueFrom) return to.line(3, `${name}:`, ...sourceCells(valueFrom, container, pod));
  const [first = '', ...rest] = value.split('\n');
  to.line(3, `${name}:`, first);
  for (const line of rest) to.line(3, '', line);
}

function sourceCells(source: EnvVarSource, container: Container, pod: Pod | undefined): readonly string[] {
  const { fieldRef, resourceFieldRef, secretKeyRef, configMapKeyRef: key } = source;
  if (fieldRef) return [fieldText(fieldRef, pod)];
  if (resourceFieldRef) {
    const value = pod ? resourceValue(container, resourceFieldRef) : '';
    return [`${value} (${resourceFieldRef.resource})`];
  }
  return secretKeyRef
    ? [`<set to the key '${secretKeyRef.key}' in secret '${secretKeyRef.name}'>`, optionalText(secretKeyRef)]
    : [`<set to the key '${key?.key}' of config map '${key?.name}'>`, optionalText(key)];
}

const fieldText = (
  { apiVersion = 'v1', fieldPath = '' }: ObjectFieldSelector,
  pod: Pod | undefined,
): string => `${pod ? fieldValue(pod, fieldPath) : ''} (${apiVersion}:${fieldPath})`;

/** kubectl knows fields of the metadata only. After ExtractFieldPathAsString of kubectl's util/fieldpath. */
function fieldValue(pod: Pod, path: string): string {
  const [, map = '', key = ''] = /^metadata\.(labels|annotations)\['([^']*)'\]$/.exec(path) ?? [];
  if (map !== '') return pod.metadata?.[map as 'labels' | 'annotations']?.[key] ?? '';
  if (!/^metadata\.(?:name|namespace|uid)$/.test(path)) return '';
  return String(readField(pod, path) as string);
}

/** A limit or request in units of the divisor, rounded up; without one, nothing is known of the node. */
function resourceValue(
  { resources = {} }: Container,
  { resource = '', divisor }: ResourceFieldSelector,
): string {
  const [kind, name = ''] = resource.split('.');
  const quantities = kind === 'limits' ? resources.limits : resources.requests;
  const [value, unit] = [nanosOf(quantities?.[name]), nanosOf(divisor) || NANOS_PER_UNIT];
  return String((value + unit - 1n) / unit);
}

const nanosOf = (quantity = '0'): bigint => (parseQuantity(quantity) ?? ZERO_QUANTITY).nanos;
