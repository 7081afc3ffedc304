/** The network's tools of BusyBox by name. */
import type { Program } from '#domain/simulation/kernel/process.ts';
import { nc } from './nc.ts';
import { nslookup } from './nslookup.ts';
import { wget } from './wget/program.ts';

export const NETWORK_TOOLS: ReadonlyMap<string, Program> = new Map([
  ['nc', nc],
  ['nslookup', nslookup],
  ['wget', wget],
]);
