import type { Ref } from 'react';
import { Workbench, type WorkbenchHandle, type WorkbenchProps } from '#features/editor/Workbench.tsx';

type WorkbenchPart = Omit<WorkbenchProps, 'drawing' | 'handle'> & {
  /** A page holds on to what it uses of the editor. */
  readonly handle: Ref<WorkbenchHandle> | Ref<Pick<WorkbenchHandle, 'text' | 'replace' | 'focus'>>;
};

/** The editor with the learner's own topology beside it. */
export function LiveWorkbench({ handle, ...part }: WorkbenchPart) {
  return <Workbench {...part} handle={handle as Ref<WorkbenchHandle>} drawing={() => null} />;
}
