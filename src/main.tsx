import '#ui/tokens.css';
import '#ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { createRouter } from '#app/router.tsx';
import { reloadOnStaleChunk, startOffline } from '#platform/offline.ts';
import { startProgress } from '#platform/progress.ts';
import { startSettings } from '#platform/settings.ts';

reloadOnStaleChunk();
startSettings();
void startProgress();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root');
createRoot(root).render(
  <StrictMode>
    <RouterProvider router={createRouter()} />
  </StrictMode>,
);
void startOffline();
