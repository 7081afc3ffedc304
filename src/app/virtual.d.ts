/** The one gate to the compiled course; made by src/compiler/vite.ts. Everything but the index is loaded when it is needed. */
declare module 'virtual:course' {
  import type { CourseIndex, Exercise, Lesson, Topology } from '#domain/course/types.ts';
  import type { Question } from '#domain/questions/types.ts';

  export const index: CourseIndex;
  /** Each resolves to undefined when there is none of that name, and rejects when its chunk cannot be fetched. */
  export function loadLesson(slug: string): Promise<Lesson | undefined>;
  export function loadExercise(id: string): Promise<Exercise | undefined>;
  export function loadTopology(id: string): Promise<Topology | undefined>;
  export function loadQuestions(chapter: string): Promise<readonly Question[] | undefined>;
}
