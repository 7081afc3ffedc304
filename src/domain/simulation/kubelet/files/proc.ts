/** /proc of one PID namespace: made when it is looked at. */
import type { FileSystem } from '#domain/simulation/files/file-system.ts';
import {
  createDirectory,
  createFile,
  createLink,
  type DirectoryNode,
  type Node,
} from '#domain/simulation/files/nodes.ts';
import type { Kernel } from '#domain/simulation/kernel/kernel.ts';
import type { PidNamespace } from '#domain/simulation/kernel/process.ts';
import { processDirectory } from './proc-process.ts';

type Make = (kernel: Kernel) => string;

const MEMORY_KIB = 8_388_608;

const FILES: ReadonlyMap<string, Make> = new Map<string, Make>([
  ['uptime', ({ now }) => `${(now / 1000).toFixed(2)} ${(now / 500).toFixed(2)}\n`],
  ['loadavg', () => '0.00 0.00 0.00 1/64 1\n'],
  ['meminfo', () => memory()],
  ['version', () => 'Linux version 6.8.0 (tripod) #1 SMP\n'],
  ['filesystems', () => 'nodev\tproc\nnodev\ttmpfs\n\text4\nnodev\toverlay\n'],
]);

function memory(): string {
  const rows = [['MemTotal', MEMORY_KIB], ['MemFree', MEMORY_KIB / 2], ['MemAvailable', (MEMORY_KIB * 3) / 4], ['SwapTotal', 0], ['SwapFree', 0]] as const; // prettier-ignore
  return rows.map(([name, kib]) => `${`${name}:`.padEnd(16)}${String(kib).padStart(8)} kB\n`).join('');
}

/** `files`: those of the container that looks. */
export function createProc(kernel: Kernel, namespace: PidNamespace, files: FileSystem): DirectoryNode {
  const entry = (name: string): Node | undefined => {
    if (name === 'self') return self(kernel);
    if (name === 'mounts') return createLink(kernel, 'self/mounts');
    const text = FILES.get(name);
    if (text) return createFile(kernel, text(kernel), 0o444);
    const process = /^\d+$/.test(name) ? namespace.processes.get(Number(name)) : undefined;
    return process && processDirectory(process, files);
  };
  const names = () => [...namespace.processes.keys()].map(String).concat('self', 'mounts', ...FILES.keys());
  return { ...createDirectory(kernel, 0o555), dynamic: { names, entry } };
}

/** Nobody but a process has a self. */
const self = (kernel: Kernel): Node | undefined =>
  kernel.current && createLink(kernel, String(kernel.current.pid));
