/** After describeContainerEnvVars and describeContainerEnvFrom of kubectl's describe.go. */
import type { Container, EnvVar, EnvVarSource, Pod } from '#domain/kubernetes/schema/api.gen.ts';
import { parseQuantity } from '#domain/kubernetes/validation/common/quantity.ts';
import { readField } from '#domain/simulation/kubectl/field.ts';
import type { Description } from './description.ts';

/** Fields are looked up in the Pod; of a template they are not known. */
export function describeEnvironment(to: Description, container: Container, pod: Pod | undefined): void {
  const { env = [], envFrom = [] } = container;
  if (envFrom.length > 0) to.line(2, 'Environment Variables from:');
  for (const { configMapRef, secretRef, prefix } of envFrom) {
    const kind = configMapRef ? 'ConfigMap' : 'Secret';
    const { name = '', optional = false } = configMapRef ?? secretRef ?? {};
    to.line(3, name, prefix ? `${kind} with prefix '${prefix}'` : kind, `Optional: ${optional}`);
  }
  if (env.length === 0) return to.line(2, 'Environment:', '<none>');
  to.line(2, 'Environment:');
  for (const variable of env) describeVariable(to, variable, container, pod);
}

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
  const { fieldRef, resourceFieldRef, secretKeyRef, configMapKeyRef } = source;
  if (fieldRef) {
    const { apiVersion = 'v1', fieldPath = '' } = fieldRef;
    return [`${pod ? fieldValue(pod, fieldPath) : ''} (${apiVersion}:${fieldPath})`];
  }
  if (resourceFieldRef) {
    const { resource = '', divisor } = resourceFieldRef;
    return [`${pod ? resourceValue(container, resource, String(divisor ?? '0')) : ''} (${resource})`];
  }
  if (secretKeyRef)
    return [
      `<set to the key '${secretKeyRef.key}' in secret '${secretKeyRef.name}'>`,
      `Optional: ${secretKeyRef.optional ?? false}`,
    ];
  return [
    `<set to the key '${configMapKeyRef?.key}' of config map '${configMapKeyRef?.name}'>`,
    `Optional: ${configMapKeyRef?.optional ?? false}`,
  ];
}

/** kubectl knows fields of the metadata only. After ExtractFieldPathAsString of kubectl's util/fieldpath. */
function fieldValue(pod: Pod, path: string): string {
  const [, map = '', key = ''] = /^metadata\.(labels|annotations)\['([^']*)'\]$/.exec(path) ?? [];
  if (map !== '') return pod.metadata?.[map as 'labels' | 'annotations']?.[key] ?? '';
  if (!/^metadata\.(?:name|namespace|uid)$/.test(path)) return '';
  return String(readField(pod, path) as string);
}

/** A limit or request in units of the divisor, rounded up; without one, nothing is known of the node. */
function resourceValue({ resources }: Container, path: string, divisor: string): string {
  const [kind = '', name = ''] = path.split('.');
  const quantities = kind === 'limits' ? resources?.limits : resources?.requests;
  const value = parseQuantity(String(quantities?.[name] ?? '0'));
  const unit = parseQuantity(divisor === '0' ? '1' : divisor);
  if (value === undefined || unit === undefined || unit.nanos === 0n) return '0';
  return String((value.nanos + unit.nanos - 1n) / unit.nanos);
}
