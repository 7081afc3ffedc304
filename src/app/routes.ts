import { page, pageOf, type Route } from './navigation/route.ts';

/** Every address of the site. Each page is a chunk of its own. */
export const routes: readonly Route[] = [
  page('/', () => import('./routes/home.tsx')),
  pageOf('/lessons/:slug', () => import('./routes/lesson.tsx')),
  page('/exercises', () => import('./routes/exercises.tsx')),
  pageOf('/exercises/:id', () => import('./routes/exercise.tsx')),
  page('/playground', () => import('./routes/playground.tsx')),
  page('/questions', () => import('./routes/questions.tsx')),
  pageOf('/questions/:chapter', () => import('./routes/question-run.tsx')),
  page('/progress', () => import('./routes/progress.tsx')),
  page('/about', () => import('./routes/about.tsx')),
];
