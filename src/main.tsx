import '#ui/tokens.css';
import '#ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { Frame } from '#app/Frame.tsx';
import { keepScroll } from '#app/navigation/scroll.ts';
import { reloadOnStaleChunk, startOffline } from '#platform/offline.ts';
import { startProgress } from '#platform/progress.ts';
import { startSettings } from '#platform/settings.ts';

reloadOnStaleChunk();
startSettings();
keepScroll();
void startProgress();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root');
createRoot(root).render(
  <StrictMode>
    <BrowserRouter basename={import.meta.env.BASE_URL}>
      <Frame />
    </BrowserRouter>
  </StrictMode>,
);
void startOffline();
