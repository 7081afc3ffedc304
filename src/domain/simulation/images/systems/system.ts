import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import type { RootBuilder } from '#domain/simulation/images/root.ts';

/** What images are built on: directories, accounts and tools. */
export interface System {
  /** With the lines that an image adds to /etc/passwd and /etc/group. */
  build(builder: RootBuilder, users?: readonly string[], groups?: readonly string[]): void;
  /** Supplementary groups of root, by its /etc/group. */
  readonly rootGroups: readonly number[];
}

/** It is there, but what it does is not known here. */
export const unmodelledProgram = (name: string): Program =>
  // oxlint-disable-next-line require-yield -- fails at once
  function* unmodelled() {
    throw new Unmodelled(`program ${name}`);
  };

export const joined = (text: string, more: readonly string[] = []): string =>
  text + more.map((line) => `${line}\n`).join('');
