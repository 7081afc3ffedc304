/** What the kubelet needs of images. */
import type { DirectoryNode } from '#domain/simulation/files/nodes.ts';
import type { Kernel } from '#domain/simulation/kernel/kernel.ts';
import type { ImageReference } from '#domain/world/types.ts';

export interface ImageUser {
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
  readonly name?: string;
}

export interface RunnableImage {
  readonly entrypoint: readonly string[];
  readonly cmd: readonly string[];
  readonly env: ReadonlyMap<string, string>;
  readonly user: ImageUser;
  readonly workingDir: string;
  readonly stopSignal: number;
  readonly volumes?: readonly string[];
  buildRoot(kernel: Kernel): DirectoryNode;
}

/** Undefined for an image that is not known: what its containers do is not modelled. */
export type ImageLookup = (reference: ImageReference) => RunnableImage | undefined;
