import { LiveRun } from '#app/LiveRun.tsx';
import { LiveWorkbench } from '#app/LiveWorkbench.tsx';
import { Page } from '#app/Page.tsx';
import { PlaygroundPage } from '#features/playground/PlaygroundPage.tsx';

export function Component() {
  return (
    <Page title="Playground">
      <PlaygroundPage
        workbench={(part) => <LiveWorkbench {...part} />}
        run={(part) => <LiveRun {...part} />}
      />
    </Page>
  );
}
