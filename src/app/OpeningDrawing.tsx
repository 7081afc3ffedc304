import { use } from 'react';
import { TopologyDrawing } from '#features/topology/TopologyDrawing.tsx';
import { loadTopology } from './course.ts';

const topology = loadTopology('shared-pod');

/** A picture of what the course is about, beside the first sentence; the first lesson has the same with its story. */
export default function OpeningDrawing() {
  const shown = use(topology);
  return shown && <TopologyDrawing layout={shown.layout} title={shown.flow.title} />;
}
