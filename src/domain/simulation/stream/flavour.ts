import { RUNTIME } from '#domain/simulation/files/file-tree.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';

/**
 * Whether the tools of a container are those of GNU, as in images made on Debian: all that have no BusyBox. They know options that
 * BusyBox refuses; a learner meets both.
 */
export const isGnu = ({ container }: Process): boolean => !container.files.exists('/bin/busybox', RUNTIME);
