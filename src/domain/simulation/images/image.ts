/** What the kubelet needs of an image to run a container from it. */
import type { DirectoryNode } from '#domain/simulation/files/nodes.ts';
import type { Kernel } from '#domain/simulation/kernel/kernel.ts';

/** `USER` of an image. With a name alone the kubelet cannot tell whether it is root (`runAsNonRoot`). */
export interface ImageUser {
  readonly uid: number;
  readonly gid: number;
  /** Supplementary groups that the image's own /etc/group gives it. */
  readonly groups: readonly number[];
  /** As the image says it, when it says a name and not a number. */
  readonly name?: string;
}

export interface RunnableImage {
  readonly entrypoint: readonly string[];
  readonly cmd: readonly string[];
  readonly env: ReadonlyMap<string, string>;
  readonly user: ImageUser;
  readonly workingDir: string;
  readonly stopSignal: number;
  /** `VOLUME` of the image: directories that get an anonymous volume where nothing is mounted. */
  readonly volumes?: readonly string[];
  /** A fresh tree; each container writes into its own. */
  buildRoot(kernel: Kernel): DirectoryNode;
}

/** By repository; the tag decides where versions differ. */
export type Images = ReadonlyMap<string, (tag: string) => RunnableImage>;
