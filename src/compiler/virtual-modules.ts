import type { CompiledCourse } from './course.ts';

/** The address of the course's index; each lesson, exercise, topology and chapter's questions stands below it. */
export const COURSE = 'virtual:course';

/** What can be loaded one by one: the function of `virtual:course`, the folder of its modules, and the parts. */
const shelves = (
  course: CompiledCourse,
): readonly (readonly [loader: string, folder: string, parts: ReadonlyMap<string, unknown>])[] => [
  ['loadLesson', 'lesson', course.lessons],
  ['loadExercise', 'exercise', course.exercises],
  ['loadTopology', 'topology', course.topologies],
  ['loadQuestions', 'questions', course.questions],
];

/** JSON.parse reads a large literal faster than the JavaScript parser does, and `__proto__` stays an ordinary key. */
const literal = (value: unknown): string => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;

/** The code of one virtual module; undefined for an address that is not of the course. */
export function moduleCode(address: string, course: CompiledCourse): string | undefined {
  if (address === COURSE) return indexCode(course);
  const [folder, name] = address.slice(COURSE.length + 1).split('/');
  const part = shelves(course)
    .find(([, of]) => of === folder)?.[2]
    .get(name ?? '');
  return part === undefined ? undefined : `export default ${literal(part)};\n`;
}

function indexCode(course: CompiledCourse): string {
  const loaders = shelves(course).map(([loader, folder, parts]) => {
    const entries = [...parts.keys()].map(
      (name) =>
        `  [${JSON.stringify(name)}, () => import(${JSON.stringify(`${COURSE}/${folder}/${name}`)})],\n`,
    );
    return (
      `const ${folder} = new Map([\n${entries.join('')}]);\n` +
      `export const ${loader} = async (name) => (await ${folder}.get(name)?.())?.default;\n`
    );
  });
  return `export const index = ${literal(course.index)};\n${loaders.join('')}`;
}
