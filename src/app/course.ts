/** The one gate to the compiled course: whatever the app shows of it comes through here. */
import { index, loadExercise, loadLesson, loadQuestions, loadTopology } from 'virtual:course';
import type { Lesson, Topology } from '#domain/course/types.ts';
import type { Question } from '#domain/questions/types.ts';

export const course = index;
export { loadExercise, loadQuestions, loadTopology };

/** A lesson with all that it embeds, so that nothing moves on the page once it is shown. */
export interface WholeLesson {
  readonly lesson: Lesson;
  readonly topologies: ReadonlyMap<string, Topology>;
  readonly questions: ReadonlyMap<string, Question>;
}

const isThere = <T>(value: T | undefined): value is T => value !== undefined;

async function questionsOf(ids: ReadonlySet<string>): Promise<readonly Question[]> {
  const chapters = new Set(course.questions.filter(({ id }) => ids.has(id)).map(({ chapter }) => chapter));
  const loaded = await Promise.all([...chapters].map(loadQuestions));
  return loaded.flatMap((questions) => questions ?? []);
}

export async function loadWholeLesson(slug: string): Promise<WholeLesson | undefined> {
  const lesson = await loadLesson(slug);
  if (!lesson) return undefined;
  const idsOf = (kind: 'topology' | 'question') =>
    lesson.parts.flatMap((part) => (part.kind === kind ? [part.id] : []));
  const [topologies, questions] = await Promise.all([
    Promise.all(idsOf('topology').map(loadTopology)),
    questionsOf(new Set(idsOf('question'))),
  ]);
  return {
    lesson,
    topologies: new Map(topologies.filter(isThere).map((topology) => [topology.id, topology])),
    questions: new Map(questions.map((question) => [question.id, question])),
  };
}
