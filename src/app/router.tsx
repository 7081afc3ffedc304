import { createBrowserRouter, type RouteObject } from 'react-router';
import { Frame, LoadingFrame } from './Frame.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';
import { RouteFailure } from './RouteFailure.tsx';

/** Each page is a chunk of its own. A page that fails shows so in its place; the frame with its links stays. */
const pages: RouteObject[] = [
  { index: true, lazy: () => import('./routes/home.tsx') },
  { path: 'lessons/:slug', lazy: () => import('./routes/lesson.tsx') },
  { path: 'exercises', lazy: () => import('./routes/exercises.tsx') },
  { path: 'exercises/:id', lazy: () => import('./routes/exercise.tsx') },
  { path: 'playground', lazy: () => import('./routes/playground.tsx') },
  { path: 'questions', lazy: () => import('./routes/questions.tsx') },
  { path: 'questions/:chapter', lazy: () => import('./routes/question-run.tsx') },
  { path: 'progress', lazy: () => import('./routes/progress.tsx') },
  { path: 'about', lazy: () => import('./routes/about.tsx') },
  { path: '*', Component: NotFoundPage },
];

export function createRouter() {
  return createBrowserRouter(
    [
      {
        path: '/',
        Component: Frame,
        HydrateFallback: LoadingFrame,
        ErrorBoundary: RouteFailure,
        children: pages.map((page) => ({ ...page, ErrorBoundary: RouteFailure })),
      },
    ],
    { basename: import.meta.env.BASE_URL.replace(/\/$/, '') || '/' },
  );
}
