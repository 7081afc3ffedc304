import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { ObjectMeta, PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { isDNS1123Label, nameIsDNSSubdomain } from '#domain/kubernetes/validation/common/names.ts';
import { quantityText } from '#domain/kubernetes/validation/common/quantity-text.ts';
import { isWhole } from '#domain/kubernetes/validation/common/quantity.ts';
import { quantityOf } from '#domain/kubernetes/validation/common/resources.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { ipWarning } from '#domain/kubernetes/validation/network/warnings.ts';
import { SECCOMP_CONTAINER_PREFIX, SECCOMP_POD } from './annotations.ts';
import { warnOfAppArmor } from './app-armor.ts';
import { containersWithPath, type VisitedContainer } from './visit.ts';
import { warnOfPorts } from './port-warnings.ts';
import { warnOfSelectors } from './selector-warnings.ts';
import { warnOfVolumes } from './volumes/warnings.ts';

const DEPRECATED_ANNOTATIONS: ReadonlyMap<string, string> = new Map([
  [
    'scheduler.alpha.kubernetes.io/critical-pod',
    'non-functional in v1.16+; use the "priorityClassName" field instead',
  ],
  ['security.alpha.kubernetes.io/sysctls', 'non-functional in v1.11+; use the "sysctls" field instead'],
  [
    'security.alpha.kubernetes.io/unsafe-sysctls',
    'non-functional in v1.11+; use the "sysctls" field instead',
  ],
]);

const USE_SECCOMP_FIELD = 'non-functional in v1.27+; use the "seccompProfile" field instead';

/** warningsForPodSpecAndMeta in pkg/api/pod/warnings.go; `path` is that of the Pod or of the Pod template. */
export function warnOfPod(spec: PodSpec, metadata: ObjectMeta, path: FieldPath, errors: FieldErrors): void {
  const specPath = path.child('spec');
  const visited = containersWithPath(spec, specPath);
  warnOfName(metadata.name ?? '', path.child('metadata', 'name'), errors);
  warnOfSelectors(spec, specPath, errors);
  warnOfAnnotations(spec, metadata, visited, path.child('metadata', 'annotations'), errors);
  warnOfVolumes(spec.volumes ?? [], specPath.child('volumes'), errors);
  warnOfAddresses(spec, specPath, errors);
  warnOfRepeated(spec, specPath, errors);
  warnOfFractions(spec.overhead, specPath.child('overhead'), errors);
  for (const { container, path: containerPath } of visited) {
    warnOfFractions(container.resources?.limits, containerPath.child('resources', 'limits'), errors);
    warnOfFractions(container.resources?.requests, containerPath.child('resources', 'requests'), errors);
    warnOfRepeatedEnv({ container, path: containerPath }, errors);
  }
  warnOfPorts(visited, errors);
  const grace = spec.terminationGracePeriodSeconds ?? 0;
  if (grace < 0) {
    warn(
      specPath.child('terminationGracePeriodSeconds'),
      'must be >= 0; negative values are invalid and will be treated as 1',
      errors,
    );
  }
}

/** WarningsOnCreate in pkg/registry/core/pod/strategy.go, of a name that is valid. */
function warnOfName(name: string, path: FieldPath, errors: FieldErrors): void {
  const messages = isDNS1123Label(name);
  if (messages.length === 0 || nameIsDNSSubdomain(name).length > 0) return;
  const text =
    "this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended";
  warn(path, `${text}: [${messages.join(' ')}]`, errors);
}

function warnOfAddresses(spec: PodSpec, specPath: FieldPath, errors: FieldErrors): void {
  const check = (path: FieldPath, value: string): void => {
    const text = ipWarning(value);
    if (text !== undefined) warn(path, text, errors);
  };
  for (const [at, nameserver] of (spec.dnsConfig?.nameservers ?? []).entries())
    check(specPath.child('dnsConfig', 'nameservers').index(at), nameserver);
  for (const [at, { ip = '' }] of (spec.hostAliases ?? []).entries())
    check(specPath.child('hostAliases').index(at).child('ip'), ip);
}

function warn(path: FieldPath, text: string, errors: FieldErrors): void {
  errors.warn(path, `${path.toString()}: ${text}`);
}

function warnOfAnnotations(
  spec: PodSpec,
  metadata: ObjectMeta,
  visited: readonly VisitedContainer[],
  path: FieldPath,
  errors: FieldErrors,
): void {
  const annotations = new Set(Object.keys(metadata.annotations ?? {}));
  for (const [key, text] of DEPRECATED_ANNOTATIONS)
    if (annotations.has(key)) warn(path.key(key), text, errors);
  const ofPod = spec.securityContext?.seccompProfile === undefined ? [SECCOMP_POD] : [];
  const ofContainers = visited
    .filter(({ container }) => container.securityContext?.seccompProfile === undefined)
    .map(({ container }) => SECCOMP_CONTAINER_PREFIX + (container.name ?? ''));
  const unused = [...ofPod, ...ofContainers].filter((key) => annotations.has(key));
  for (const key of unused) warn(path.key(key), USE_SECCOMP_FIELD, errors);
  warnOfAppArmor(spec, metadata.annotations ?? {}, visited, path, errors);
}

function warnOfRepeated(spec: PodSpec, specPath: FieldPath, errors: FieldErrors): void {
  const ips = new Set<string>();
  for (const [at, { ip = '' }] of (spec.hostAliases ?? []).entries()) {
    if (ips.has(ip))
      warn(specPath.child('hostAliases').index(at).child('ip'), `duplicate ip ${JSON.stringify(ip)}`, errors);
    ips.add(ip);
  }
  const names = new Set<string>();
  for (const [at, { name = '' }] of (spec.imagePullSecrets ?? []).entries()) {
    const path = specPath.child('imagePullSecrets').index(at).child('name');
    if (names.has(name)) warn(path, `duplicate name ${JSON.stringify(name)}`, errors);
    if (name === '') warn(path, 'invalid empty name ""', errors);
    names.add(name);
  }
}

/** `memory: 100m` is a tenth of a byte. */
function warnOfFractions(
  list: Readonly<Record<string, string>> | undefined,
  path: FieldPath,
  errors: FieldErrors,
): void {
  for (const name of ['memory', 'ephemeral-storage']) {
    const quantity = list !== undefined && Object.hasOwn(list, name) ? list[name] : undefined;
    if (quantity === undefined || isWhole(quantityOf(quantity))) continue;
    warn(
      path.key(name),
      `fractional byte value ${JSON.stringify(quantityText(quantity))} is invalid, must be an integer`,
      errors,
    );
  }
}

/** A repeated variable is fine where its value uses the one before it, as in `PATH=/x:$(PATH)`. */
function warnOfRepeatedEnv({ container, path }: VisitedContainer, errors: FieldErrors): void {
  const names = new Set<string>();
  for (const [at, { name = '', value = '', valueFrom }] of (container.env ?? []).entries()) {
    const reference = `$(${name})`;
    const hides = valueFrom !== undefined || value === reference || !value.includes(reference);
    if (names.has(name) && hides) {
      const text = `hides previous definition of ${JSON.stringify(name)}, which may be dropped when using apply`;
      warn(path.child('env').index(at), text, errors);
    }
    names.add(name);
  }
}
