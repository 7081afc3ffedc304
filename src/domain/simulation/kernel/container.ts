import type { FileSystem } from '#domain/simulation/files/file-system.ts';
import type { NetworkNamespace } from '#domain/simulation/network/namespace.ts';

/** What a process of a container sees as its machine; the kubelet makes one for each start. */
export interface Container {
  /** As in the manifest; `POD` for the pause container, `kubelet` for probes. */
  readonly name: string;
  /** Name of its Pod. */
  readonly pod: string;
  readonly files: FileSystem;
  /** One for all containers of the Pod. */
  readonly network: NetworkNamespace;
  readonly hostname: string;
  /** Capabilities that decide something here: CHOWN, DAC_OVERRIDE, KILL, NET_BIND_SERVICE, SYS_PTRACE, ... without `CAP_`. */
  readonly capabilities: ReadonlySet<string>;
}
