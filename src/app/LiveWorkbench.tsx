import { useCallback, useMemo, type Ref } from 'react';
import {
  Workbench,
  type DrawingPart,
  type WorkbenchHandle,
  type WorkbenchProps,
} from '#features/editor/Workbench.tsx';
import { LiveTopology } from '#features/topology/LiveTopology.tsx';
import { partAt, spansOf } from './drawing-links.ts';

type WorkbenchPart = Omit<WorkbenchProps, 'drawing' | 'handle'> & {
  /** A page holds on to what it uses of the editor. */
  readonly handle: Ref<WorkbenchHandle> | Ref<Pick<WorkbenchHandle, 'text' | 'replace' | 'focus'>>;
};

function Drawing({ study: { graph, layout, narrow, story }, caret, onPoint }: DrawingPart) {
  const marked = useMemo(() => partAt(graph, caret), [graph, caret]);
  const point = useCallback((id: string | undefined) => onPoint(spansOf(graph, id)), [graph, onPoint]);
  return (
    <LiveTopology
      layout={layout}
      narrow={narrow}
      story={story}
      title="Your manifests, drawn"
      marked={marked}
      onPoint={point}
    />
  );
}

/** The editor with the learner's own topology beside it: the caret marks its part there, pointing there marks the lines here. */
export function LiveWorkbench({ handle, ...part }: WorkbenchPart) {
  return (
    <Workbench
      {...part}
      handle={handle as Ref<WorkbenchHandle>}
      drawing={(drawn) => <Drawing {...drawn} />}
    />
  );
}
