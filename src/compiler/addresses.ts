import type { CompiledCourse } from './course.ts';

/** An address of the site, and what its page loads before it can be shown. */
export interface Address {
  /** Below the base, without leading slash; empty for the home page. */
  readonly path: string;
  readonly title: string;
  /** The modules of its route and of what it shows, as they end: `routes/lesson.tsx`, `virtual:course/lesson/order`. */
  readonly modules: readonly string[];
}

const route = (name: string): string => `src/app/routes/${name}.tsx`;
const part = (kind: string, id: string): string => `virtual:course/${kind}/${id}`;

/** Every address, so that each exists as a file on any static host. */
export function addressesOf({ index, lessons }: CompiledCourse): Address[] {
  return [
    { path: '', title: 'Lessons', modules: [route('home')] },
    { path: 'exercises', title: 'Exercises', modules: [route('exercises')] },
    { path: 'playground', title: 'Playground', modules: [route('playground')] },
    { path: 'questions', title: 'Questions', modules: [route('questions')] },
    { path: 'progress', title: 'Progress', modules: [route('progress')] },
    { path: 'about', title: 'About', modules: [route('about')] },
    ...index.lessons.map(({ slug, title }) => ({
      path: `lessons/${slug}`,
      title,
      modules: [route('lesson'), part('lesson', slug), ...embeddedIn(slug, { index, lessons })],
    })),
    ...index.exercises.map(({ id, title }) => ({
      path: `exercises/${id}`,
      title,
      modules: [route('exercise'), part('exercise', id)],
    })),
    ...index.chapters
      .filter(({ questions }) => questions.length > 0)
      .map(({ slug, title }) => ({
        path: `questions/${slug}`,
        title,
        modules: [route('question-run'), part('questions', slug)],
      })),
  ];
}

/** The topologies of a lesson, and the chapters of its questions. */
function embeddedIn(slug: string, { index, lessons }: Pick<CompiledCourse, 'index' | 'lessons'>): string[] {
  const parts = lessons.get(slug)?.parts ?? [];
  const ids = (kind: 'topology' | 'question') =>
    parts.flatMap((each) => (each.kind === kind ? [each.id] : []));
  const asked = new Set(ids('question'));
  const chapters = new Set(index.questions.filter(({ id }) => asked.has(id)).map(({ chapter }) => chapter));
  return [
    ...ids('topology').map((id) => part('topology', id)),
    ...[...chapters].map((chapter) => part('questions', chapter)),
  ];
}
