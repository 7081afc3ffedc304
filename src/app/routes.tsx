import { lazy } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { LoadedPage, page, pageOf } from './navigation/LoadedPage.tsx';

/** Every address of the site. Each page is a chunk of its own. */
const pages = [
  ['/', page(() => import('./routes/home.tsx'))],
  ['/lessons/:slug', pageOf(() => import('./routes/lesson.tsx'))],
  ['/exercises', page(() => import('./routes/exercises.tsx'))],
  ['/exercises/:id', pageOf(() => import('./routes/exercise.tsx'))],
  ['/playground', page(() => import('./routes/playground.tsx'))],
  ['/questions', page(() => import('./routes/questions.tsx'))],
  ['/questions/:chapter', pageOf(() => import('./routes/question-run.tsx'))],
  ['/progress', page(() => import('./routes/progress.tsx'))],
  ['/about', page(() => import('./routes/about.tsx'))],
] as const;

const NotFoundPage = lazy(async () => ({ default: (await import('./NotFoundPage.tsx')).NotFoundPage }));

function Missing() {
  return <NotFoundPage path={useLocation().pathname} />;
}

export function Pages() {
  return (
    <Routes>
      {pages.map(([path, open]) => (
        <Route key={path} path={path} element={<LoadedPage open={open} missing={<Missing />} />} />
      ))}
      <Route path="*" element={<Missing />} />
    </Routes>
  );
}
