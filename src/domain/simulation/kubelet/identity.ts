/** As whom a container's processes run, and what they may do. */
import type { Container, Pod } from '#domain/kubernetes/schema/api.gen.ts';
import type { User } from '#domain/simulation/kernel/process.ts';
import { CreationFailure } from './failures.ts';
import type { ImageUser } from './image.ts';

/** The container's word goes before the Pod's, that before the image's. Throws `CreationFailure` for `runAsNonRoot`. */
export function userOf(pod: Pod, container: Container, image: ImageUser): User {
  const [own, shared] = [container.securityContext, pod.spec?.securityContext];
  const asked = own?.runAsUser ?? shared?.runAsUser;
  refuseRoot(pod, container, asked, image);
  const uid = asked ?? image.uid;
  // A user that is not the image's has the group that the image's /etc/passwd gives it: none of those that are known here, so 0.
  const gid =
    own?.runAsGroup ?? shared?.runAsGroup ?? (asked === undefined || asked === image.uid ? image.gid : 0);
  const added = [
    ...(shared?.supplementalGroups ?? []),
    ...(shared?.fsGroup === undefined ? [] : [shared.fsGroup]),
  ];
  const isStrict = shared?.supplementalGroupsPolicy === 'Strict';
  const ofImage = isStrict || asked !== undefined ? [] : image.groups;
  return { uid, gid, groups: [...new Set([gid, ...ofImage, ...added])] };
}

/** verifyRunAsNonRoot of pkg/kubelet/kuberuntime/security_context.go. */
function refuseRoot(pod: Pod, container: Container, asked: number | undefined, image: ImageUser): void {
  const mustNot = container.securityContext?.runAsNonRoot ?? pod.spec?.securityContext?.runAsNonRoot;
  if (mustNot !== true) return;
  const { name = '', namespace = '', uid = '' } = pod.metadata ?? {};
  const where = `(pod: "${name}_${namespace}(${uid})", container: ${container.name})`;
  if (asked === 0) throw refusal(`container's runAsUser breaks non-root policy ${where}`);
  if (asked !== undefined) return;
  if (image.name !== undefined)
    throw refusal(
      `container has runAsNonRoot and image has non-numeric user (${image.name}), cannot verify user is non-root ${where}`,
    );
  if (image.uid === 0) throw refusal(`container has runAsNonRoot and image will run as root ${where}`);
}

const refusal = (message: string) => new CreationFailure('CreateContainerConfigError', message);

/** What containerd gives a container (`defaultUnixCaps` of its oci package). */
const DEFAULT_CAPABILITIES: readonly string[] = [
  'CHOWN', 'DAC_OVERRIDE', 'FSETID', 'FOWNER', 'MKNOD', 'NET_RAW', 'SETGID', 'SETUID', 'SETFCAP', 'SETPCAP', 'NET_BIND_SERVICE',
  'SYS_CHROOT', 'KILL', 'AUDIT_WRITE',
]; // prettier-ignore

const FURTHER_CAPABILITIES: readonly string[] = [
  'SYS_PTRACE', 'SYS_ADMIN', 'NET_ADMIN', 'SYS_TIME', 'SYS_NICE', 'SYS_RESOURCE', 'IPC_LOCK', 'SYS_MODULE', 'SYS_RAWIO', 'DAC_READ_SEARCH',
]; // prettier-ignore

/** A process that is not root has none of them: they are the container's bound, and Kubernetes sets no ambient ones. */
export function capabilitiesOf(container: Container, user: User): ReadonlySet<string> {
  const { capabilities, privileged } = container.securityContext ?? {};
  if (user.uid !== 0) return new Set();
  if (privileged === true) return new Set([...DEFAULT_CAPABILITIES, ...FURTHER_CAPABILITIES]);
  const [added, dropped] = [capabilities?.add ?? [], capabilities?.drop ?? []].map((all) => all.map(bare));
  const base = dropped?.includes('ALL') ? [] : DEFAULT_CAPABILITIES;
  const wanted = added?.includes('ALL')
    ? [...DEFAULT_CAPABILITIES, ...FURTHER_CAPABILITIES]
    : [...base, ...(added ?? [])];
  return new Set(wanted.filter((name) => added?.includes(name) || !dropped?.includes(name)));
}

const bare = (name: string): string => name.toUpperCase().replace(/^CAP_/, '');
