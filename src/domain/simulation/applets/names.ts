/** Users and groups by name, from the container's own files. */
import { RUNTIME } from '#domain/simulation/files/file-tree.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { linesOf } from './inputs.ts';

export type Register = 'passwd' | 'group';

/** Entries of a register: names and numbers, and the members of groups. */
export function entriesOf(process: Process, register: Register): readonly (readonly string[])[] {
  try {
    const text = process.container.files.content(`/etc/${register}`, RUNTIME);
    return linesOf(text).map((line) => line.split(':'));
  } catch (error) {
    if (error instanceof SystemError) return [];
    throw error;
  }
}

export const nameIn = (process: Process, register: Register, id: number): string | undefined =>
  entriesOf(process, register).find(([, , number]) => number === String(id))?.[0];

/** The name, or the number where there is none. */
export const shownName = (process: Process, register: Register, id: number): string =>
  nameIn(process, register, id) ?? String(id);

export function idIn(process: Process, register: Register, name: string): number | undefined {
  const found = entriesOf(process, register).find(([each]) => each === name)?.[2];
  if (found !== undefined) return Number(found);
  return /^\d+$/.test(name) ? Number(name) : undefined;
}
