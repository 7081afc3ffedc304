import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { ObjectMeta, PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { validateLabels } from '#domain/kubernetes/validation/common/labels.ts';
import { inclusiveRangeError } from '#domain/kubernetes/validation/common/messages.ts';
import { validateDNS1123Subdomain } from '#domain/kubernetes/validation/common/names.ts';
import { MAX_INT32 } from '#domain/kubernetes/validation/common/numbers.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { validateAffinity } from './affinity.ts';
import { validateContainers } from './containers.ts';
import type { Carrier, PodContext } from './context.ts';
import { validateDNSConfig, validateDNSPolicy, validateHostAliases, validateHostnames } from './dns.ts';
import { validateEphemeralContainers } from './ephemeral-containers.ts';
import { validateHostUsers } from './host-users.ts';
import { validateInitContainers } from './init-containers.ts';
import { validateOS } from './os.ts';
import { validatePodResources } from './pod-resources.ts';
import { validatePodSecurityContext } from './pod-security-context.ts';
import { validateHostNetworkPorts } from './ports.ts';
import { resourceClaimNames, validatePodResourceClaims } from './resource-claims.ts';
import { validateContainerResources } from './resources.ts';
import { validateRestartPolicy } from './restart-policy.ts';
import { validateReadinessGates, validateSchedulingGates } from './scheduling-gates.ts';
import { validateTolerations } from './tolerations.ts';
import { validateTopologySpreadConstraints } from './topology-spread.ts';
import { validateVolumes } from './volumes/volumes.ts';
import { validateWindowsHostProcess } from './windows-options.ts';

const NAMES_OF_OBJECTS = ['serviceAccountName', 'nodeName', 'priorityClassName'] as const;

/**
 * ValidatePodSpec in pkg/apis/core/validation, of a decoded and defaulted spec: that of a Pod, or of a Pod template, whose
 * metadata do not count.
 */
export function validatePodSpec(
  spec: PodSpec,
  metadata: ObjectMeta | undefined,
  path: FieldPath,
  errors: FieldErrors,
  carrier: Carrier = 'pod',
): void {
  const own = carrier === 'pod' ? metadata : undefined;
  if (spec.terminationGracePeriodSeconds === undefined)
    errors.required(path.child('terminationGracePeriodSeconds'));
  const volumes = validateVolumes(spec.volumes ?? [], own, carrier, path.child('volumes'), errors);
  const context = contextOf(spec, volumes);
  validatePodResourceClaims(spec.resourceClaims, own, path.child('resourceClaims'), errors);
  validateContainers(spec.containers ?? [], context, path.child('containers'), errors);
  validateInitContainers(spec, context, path.child('initContainers'), errors);
  validateEphemeralContainers(spec, context, path.child('ephemeralContainers'), errors);
  validatePodResources(spec, context.claimNames, path.child('resources'), errors);
  validateHostNetworkPorts(spec, carrier, path, errors);
  validateRestartPolicy(context.restartPolicy, path.child('restartPolicy'), errors);
  validateDNSPolicy(spec.dnsPolicy ?? '', path.child('dnsPolicy'), errors);
  validateScheduling(spec, own?.labels ?? {}, path, errors);
  validatePodSecurityContext(spec, path, errors);
  validateDNSConfig(spec, path.child('dnsConfig'), errors);
  validateReadinessGates(spec.readinessGates, path.child('readinessGates'), errors);
  validateWindowsHostProcess(spec, path, errors);
  validateHostUsers(spec, path, errors);
  validateNamesOfObjects(spec, path, errors);
  validateActiveDeadline(spec.activeDeadlineSeconds, path.child('activeDeadlineSeconds'), errors);
  validateHostnames(spec, path, errors);
  validateHostAliases(spec.hostAliases, path.child('hostAliases'), errors);
  validateOverhead(spec, path.child('overhead'), errors);
  validateOS(spec, path, errors);
}

function contextOf(spec: PodSpec, volumes: PodContext['volumes']): PodContext {
  return {
    volumes,
    writtenVolumes: new Map((spec.volumes ?? []).map((volume) => [volume.name ?? '', volume])),
    claimNames: resourceClaimNames(spec.resourceClaims),
    gracePeriod: spec.terminationGracePeriodSeconds,
    restartPolicy: spec.restartPolicy ?? '',
    hostUsers: spec.hostUsers ?? true,
  };
}

function validateScheduling(
  spec: PodSpec,
  labels: Readonly<Record<string, string>>,
  path: FieldPath,
  errors: FieldErrors,
): void {
  validateLabels(spec.nodeSelector, path.child('nodeSelector'), errors);
  validateAffinity(spec.affinity, labels, path.child('affinity'), errors);
  validateSchedulingGates(spec.schedulingGates, path.child('schedulingGates'), errors);
  validateTopologySpreadConstraints(
    spec.topologySpreadConstraints,
    labels,
    path.child('topologySpreadConstraints'),
    errors,
  );
  validateTolerations(spec.tolerations, path.child('tolerations'), errors);
  validatePreemptionPolicy(spec.preemptionPolicy, path.child('preemptionPolicy'), errors);
}

/** ValidatePreemptionPolicy in pkg/apis/core/validation; it lists the policies in an order of its own. */
function validatePreemptionPolicy(policy: string | undefined, path: FieldPath, errors: FieldErrors): void {
  const supported = ['PreemptLowerPriority', 'Never'];
  if (policy === '') errors.required(path);
  else if (policy !== undefined && !supported.includes(policy))
    errors.notSupported(path, policy, supported, 'as given');
}

/** Names of other objects in ValidatePodSpec: an empty one is none, but for the runtime class. */
function validateNamesOfObjects(spec: PodSpec, path: FieldPath, errors: FieldErrors): void {
  for (const field of NAMES_OF_OBJECTS) {
    const name = spec[field] ?? '';
    if (name !== '') validateDNS1123Subdomain(name, path.child(field), errors);
  }
  // The old field is read as the new one where that is empty (Convert_v1_PodSpec_To_core_PodSpec).
  const account = (spec.serviceAccountName ?? '') === '' ? (spec.serviceAccount ?? '') : '';
  const accountPath = path.child('serviceAccount').printedAs(path.child('serviceAccountName').toString());
  if (account !== '') validateDNS1123Subdomain(account, accountPath, errors);
  if (spec.runtimeClassName !== undefined)
    validateDNS1123Subdomain(spec.runtimeClassName, path.child('runtimeClassName'), errors);
}

function validateActiveDeadline(seconds: number | undefined, path: FieldPath, errors: FieldErrors): void {
  if (seconds === undefined || (seconds >= 1 && seconds <= MAX_INT32)) return;
  errors.invalid(path, seconds, inclusiveRangeError(1, MAX_INT32));
}

/** validateOverhead in pkg/apis/core/validation: as the limits of a container. */
function validateOverhead(spec: PodSpec, path: FieldPath, errors: FieldErrors): void {
  if (spec.overhead !== undefined)
    validateContainerResources({ limits: spec.overhead }, new Set(), path, errors);
}
