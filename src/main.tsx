import '#ui/tokens.css';
import '#ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Frame } from '#app/Frame.tsx';
import { startNavigation } from '#app/navigation/navigation.ts';
import { routes } from '#app/routes.ts';
import { reloadOnStaleChunk, startOffline } from '#platform/offline.ts';
import { startProgress } from '#platform/progress.ts';
import { startSettings } from '#platform/settings.ts';

reloadOnStaleChunk();
startSettings();
startNavigation(routes);
void startProgress();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root');
createRoot(root).render(
  <StrictMode>
    <Frame />
  </StrictMode>,
);
void startOffline();
