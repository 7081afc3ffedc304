import { join } from 'node:path';
import { compileCourse } from '#compiler/course.ts';
import { grade } from '#domain/grading/grade.ts';
import { readManifests } from '#domain/kubernetes/read.ts';
import { graphOf } from '#domain/topology/graph.ts';
import { layoutOf } from '#domain/topology/layout.ts';
import { storyOf } from '#domain/topology/story.ts';
import { findFaults } from '#domain/world/faults.ts';
import { buildWorld } from '#domain/world/world.ts';
import { compare, type Contender } from './measure.ts';
import type { Table } from './table.ts';

/** What has to be done between two frames of the screen. */
const FRAME = 16;

function draw(text: string): void {
  const graph = graphOf(buildWorld(readManifests(text).manifests));
  layoutOf(graph);
  storyOf(graph);
}

/** What the page does with an answer when the learner presses Check, on the longest solution of the course. */
export async function atCheck(root: string): Promise<Table> {
  const { exercises } = await compileCourse(join(root, 'content'));
  const [longest] = [...exercises.values()]
    .flatMap((exercise) => exercise.solutions.map(({ text }) => ({ exercise, text })))
    .toSorted((a, b) => b.text.length - a.text.length);
  if (longest === undefined) throw new Error('the course has no solutions');
  const { exercise, text } = longest;
  const report = () => void grade(exercise, [{ name: 'answer', text }]);
  const contenders: readonly Contender<null>[] = [
    { name: 'check', run: () => readManifests(text) },
    { name: 'check, world and faults', run: () => findFaults(buildWorld(readManifests(text).manifests)) },
    { name: 'check, world and topology', run: () => draw(text) },
    { name: 'grade', run: report },
    { name: 'check + grade + topology', run: () => (report(), draw(text)) },
  ];
  const figures = await compare(contenders, [null], { warmUp: 100, rounds: 300 });
  const slowest = figures.at(-1)?.p95 ?? 0;
  const kept = slowest < FRAME ? 'kept' : 'MISSED';
  return {
    title: `An answer of ${text.trim().split('\n').length} lines to ${exercise.id}; 95 % within ${FRAME} ms: ${kept}`,
    columns: ['milliseconds', 'median', 'p95'],
    rows: contenders.map(({ name }, at) => [name, figures[at]?.median ?? 0, figures[at]?.p95 ?? 0]),
  };
}
