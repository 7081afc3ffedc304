import { Page } from '#app/Page.tsx';
import { KUBERNETES } from '#app/site.ts';
import { AboutPage } from '#features/about/AboutPage.tsx';
import { addressOf } from '#ui/Link.tsx';
import { version } from '../../../package.json';

export function Component() {
  return (
    <Page title="About">
      <AboutPage
        version={version}
        kubernetes={KUBERNETES}
        licences={{
          code: addressOf('/third-party-licences.md'),
          vim: addressOf('/licences/codemirror-mit.txt'),
          fonts: addressOf('/licences/ibm-plex-ofl.txt'),
        }}
      />
    </Page>
  );
}
