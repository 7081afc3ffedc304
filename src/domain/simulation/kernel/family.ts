import type { Process } from './process.ts';

/** Orphans go to PID 1. When that ends, everything of its namespace has to: those are given back. */
export function leaveFamily(process: Process): readonly Process[] {
  const { namespace } = process;
  namespace.processes.delete(process.pid);
  process.parent?.children.delete(process);
  const isInit = namespace.init === process;
  for (const child of process.children) {
    child.parent = isInit ? undefined : namespace.init;
    child.parent?.children.add(child);
  }
  return isInit ? [...namespace.processes.values()] : [];
}
