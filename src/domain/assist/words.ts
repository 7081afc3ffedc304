import { KINDS, ENUMS } from '#domain/kubernetes/schema/schema.gen.ts';
import { WORDS } from '#domain/kubernetes/schema/docs.gen.ts';

/** A word that a field takes, and what it means there; '' where its name says it. */
export interface Word {
  readonly word: string;
  readonly means: string;
}

/** Closed lists that the API's declarations do not carry. Source: the constants beside each type in k8s.io/api. */
const MORE_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Container.restartPolicy': {
    Always: 'in an init container: a native sidecar, which starts in its turn and runs as long as the Pod',
    OnFailure: 'restarted when it ends with an error',
    Never: 'not restarted',
  },
  'ContainerRestartRule.action': { Restart: '', RestartAllContainers: '' },
  'ContainerRestartRuleOnExitCodes.operator': { In: '', NotIn: '' },
  'ContainerResizePolicy.restartPolicy': { NotRequired: '', RestartContainer: '' },
  'ContainerResizePolicy.resourceName': { cpu: '', memory: '' },
  'EmptyDirVolumeSource.medium': { Memory: 'a file system in memory, counted as memory of the containers' },
  'LabelSelectorRequirement.operator': { In: '', NotIn: '', Exists: '', DoesNotExist: '' },
  'PodOS.name': { linux: '', windows: '' },
  'PodSecurityContext.seLinuxChangePolicy': { MountOption: '', Recursive: '' },
  'VolumeMount.recursiveReadOnly': { Disabled: '', Enabled: '', IfPossible: '' },
  'Secret.type': {
    Opaque: 'any keys; the default',
    'kubernetes.io/tls': 'a certificate: tls.crt and tls.key',
    'kubernetes.io/basic-auth': 'username, password or both',
    'kubernetes.io/ssh-auth': 'ssh-privatekey',
    'kubernetes.io/dockerconfigjson': 'access to a registry: .dockerconfigjson',
    'kubernetes.io/service-account-token': 'the token of a ServiceAccount, named in an annotation',
  },
  'ServiceSpec.trafficDistribution': { PreferSameZone: '', PreferSameNode: '', PreferClose: '' },
  'ResourceFieldSelector.resource': {
    'limits.cpu': '',
    'limits.memory': '',
    'limits.ephemeral-storage': '',
    'requests.cpu': '',
    'requests.memory': '',
    'requests.ephemeral-storage': '',
  },
  'ObjectFieldSelector.fieldPath': {
    'metadata.name': '',
    'metadata.namespace': '',
    'metadata.uid': '',
    'metadata.labels': 'in a volume only',
    'metadata.annotations': 'in a volume only',
    'spec.nodeName': 'in the environment only',
    'spec.serviceAccountName': 'in the environment only',
    'status.hostIP': 'in the environment only',
    'status.podIP': 'in the environment only',
    'status.podIPs': 'in the environment only',
  },
  'Capabilities.add': {
    NET_ADMIN: '',
    NET_BIND_SERVICE: '',
    SYS_PTRACE: '',
    SYS_TIME: '',
    CHOWN: '',
    KILL: '',
  },
  'Capabilities.drop': { ALL: 'every capability that the runtime gives' },
};

/** `field` of `type` as the API's declarations and the constants beside them have it; none where any text goes. */
export function wordsOf(type: string, field: string): readonly Word[] {
  if (field === 'apiVersion' && Object.hasOwn(KINDS, type)) return [{ word: KINDS[type] ?? '', means: '' }];
  if (field === 'kind' && Object.hasOwn(KINDS, type)) return [{ word: type, means: '' }];
  const key = `${type.replace(/^EphemeralContainer$/, 'Container')}.${field}`;
  const more = MORE_WORDS[key];
  if (more !== undefined) return Object.entries(more).map(([word, means]) => ({ word, means }));
  const means = WORDS[key] ?? {};
  return (ENUMS[key] ?? [])
    .filter((word) => word !== '')
    .map((word) => ({ word, means: (means[word] ?? '').replace(/^(means|indicates) that /, '') }));
}

/** Kinds and versions of an object that has none yet. */
export const KIND_WORDS: readonly Word[] = Object.entries(KINDS).map(([word, version]) => ({
  word,
  means: version,
}));
export const VERSION_WORDS: readonly Word[] = [...new Set(Object.values(KINDS))].map((word) => ({
  word,
  means: Object.entries(KINDS)
    .filter(([, version]) => version === word)
    .map(([kind]) => kind)
    .join(', '),
}));
