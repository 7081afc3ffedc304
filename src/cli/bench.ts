import { cpus } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { compileCourse } from '#compiler/course.ts';
import { grade } from '#domain/grading/grade.ts';
import { readManifests } from '#domain/kubernetes/read.ts';
import { graphOf } from '#domain/topology/graph.ts';
import { layoutOf } from '#domain/topology/layout.ts';
import { storyOf } from '#domain/topology/story.ts';
import { buildWorld } from '#domain/world/world.ts';

interface Figures {
  readonly median: number;
  readonly p95: number;
  readonly worst: number;
}

/** Milliseconds of one call each, after a warm-up that is not counted. */
function measure(action: () => void, { warmUp = 30, runs = 300 } = {}): Figures {
  for (let run = 0; run < warmUp; run += 1) action();
  const times = Array.from({ length: runs }, () => {
    const started = performance.now();
    action();
    return performance.now() - started;
  }).toSorted((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  return { median: at(0.5), p95: at(0.95), worst: at(1) };
}

function draw(text: string): void {
  const graph = graphOf(buildWorld(readManifests(text).manifests));
  layoutOf(graph);
  storyOf(graph);
}

const print = (name: string, { median, p95, worst }: Figures) =>
  process.stdout.write(
    `${name.padEnd(46)} ${[median, p95, worst].map((ms) => ms.toFixed(2).padStart(8)).join(' ')}\n`,
  );

/** Prints medians, 95th percentiles and worst cases in milliseconds for the longest solution of the course. */
export async function bench({ root }: { root: string }): Promise<void> {
  const { exercises } = await compileCourse(join(root, 'content'));
  const longest = [...exercises.values()]
    .flatMap((exercise) => exercise.solutions.map(({ text }) => ({ exercise, text })))
    .toSorted((a, b) => b.text.length - a.text.length)[0];
  if (!longest) throw new Error('the course has no solutions');
  const { exercise, text } = longest;
  process.stdout.write(
    `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}; ${exercise.id}, ${text.split('\n').length} lines\n`,
  );
  process.stdout.write(
    `${'milliseconds'.padEnd(46)} ${'median'.padStart(8)} ${'p95'.padStart(8)} ${'worst'.padStart(8)}\n`,
  );
  print(
    'check (text to verdict)',
    measure(() => void readManifests(text)),
  );
  print(
    'topology (text to layout and story)',
    measure(() => draw(text)),
  );
  print(
    'grade (text to report)',
    measure(() => void grade(exercise, [{ name: 'answer', text }])),
  );
  print(
    'check + grade + topology, as at Check',
    measure(() => (grade(exercise, [{ name: 'answer', text }]), draw(text))),
  );
}
