/** What the kubelet's parts share: the machine, and what it asks the API server. */
import type { Pod, PodStatus, Service } from '#domain/kubernetes/schema/api.gen.ts';
import type { FileSystem } from '#domain/simulation/files/file-system.ts';
import type { DirectoryNode } from '#domain/simulation/files/nodes.ts';
import type { Kernel } from '#domain/simulation/kernel/kernel.ts';
import type { RunnableImage } from '#domain/simulation/images/image.ts';
import type { NetworkNamespace } from '#domain/simulation/network/namespace.ts';
import type { ImageReference } from '#domain/world/types.ts';
import type { ConfigSource } from './config-source.ts';

export interface KubeletEvent {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  /** `spec.containers{web}`; empty when the Pod as a whole is meant. */
  readonly fieldPath: string;
}

/** Undefined for an image that is not known: what its containers do is not modelled. */
export type ImageLookup = (reference: ImageReference) => RunnableImage | undefined;

/** In which order things happen that Kubernetes promises no order for. */
export type Schedule = 'list' | 'reverse' | { readonly seed: number };

export interface Kubelet {
  readonly kernel: Kernel;
  readonly images: ImageLookup;
  readonly schedule: Schedule;
  readonly config: ConfigSource;
  /** The node's own files. */
  readonly host: FileSystem;
  /** From where probes and hooks ask. */
  readonly network: NetworkNamespace;
  /** Those whose variables containers get. */
  services(namespace: string, links: boolean): readonly Service[];
  /** The directory behind a claim. */
  claim(namespace: string, name: string): DirectoryNode;
  /** The Pod as the API server has it; undefined once it is gone there. */
  pod(uid: string): Pod | undefined;
  setStatus(uid: string, status: PodStatus): void;
  event(pod: Pod, event: KubeletEvent): void;
}
