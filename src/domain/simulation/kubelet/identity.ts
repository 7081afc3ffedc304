/** As whom a container's processes run, and what they may do. */
import type { Container, Pod, PodSecurityContext } from '#domain/kubernetes/schema/api.gen.ts';
import type { User } from '#domain/simulation/kernel/process.ts';
import { CreationFailure } from './failures.ts';
import type { ImageUser } from '#domain/simulation/images/image.ts';

/** The container's word goes before the Pod's, that before the image's. Throws `CreationFailure` for `runAsNonRoot`. */
export function userOf(pod: Pod, container: Container, image: ImageUser): User {
  const shared = pod.spec?.securityContext ?? {};
  const { runAsUser, runAsGroup, runAsNonRoot } = { ...shared, ...container.securityContext };
  if (runAsNonRoot === true) refuseRoot(pod, container, runAsUser, image);
  const uid = runAsUser ?? image.uid;
  // A user that is not the image's has the group that the image's /etc/passwd gives it: it knows none of those here, so 0.
  const gid = runAsGroup ?? (uid === image.uid ? image.gid : 0);
  const ofImage = uid === image.uid && shared.supplementalGroupsPolicy !== 'Strict' ? image.groups : [];
  return { uid, gid, groups: [...new Set([gid, ...ofImage, ...groupsOf(shared)])] };
}

const groupsOf = ({ supplementalGroups = [], fsGroup }: PodSecurityContext): readonly number[] =>
  fsGroup === undefined ? supplementalGroups : [...supplementalGroups, fsGroup];

/** verifyRunAsNonRoot of pkg/kubelet/kuberuntime/security_context.go. */
function refuseRoot(pod: Pod, container: Container, asked: number | undefined, image: ImageUser): void {
  const { name, namespace, uid } = pod.metadata ?? {};
  const where = `(pod: "${name}_${namespace}(${uid})", container: ${container.name})`;
  if (asked === 0) throw refusal(`container's runAsUser breaks non-root policy ${where}`);
  if (asked !== undefined) return;
  const named = `image has non-numeric user (${image.name}), cannot verify user is non-root`;
  if (image.name !== undefined) throw refusal(`container has runAsNonRoot and ${named} ${where}`);
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
export function capabilitiesOf({ securityContext = {} }: Container, user: User): ReadonlySet<string> {
  if (user.uid !== 0) return new Set();
  const everything = [...DEFAULT_CAPABILITIES, ...FURTHER_CAPABILITIES];
  if (securityContext.privileged === true) return new Set(everything);
  const { add = [], drop = [] } = securityContext.capabilities ?? {};
  const [added, dropped] = [add.map(bare), new Set(drop.map(bare))];
  const base = dropped.has('ALL') ? [] : DEFAULT_CAPABILITIES;
  const kept = (added.includes('ALL') ? everything : base).filter((name) => !dropped.has(name));
  return new Set([...kept, ...added.filter((name) => name !== 'ALL')]);
}

const bare = (name: string): string => name.toUpperCase().replace(/^CAP_/, '');
