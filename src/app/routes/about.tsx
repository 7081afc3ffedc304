import { Page } from '#app/Page.tsx';
import { KUBERNETES } from '#app/site.ts';
import { AboutPage } from '#features/about/AboutPage.tsx';
import { version } from '../../../package.json';

export function Component() {
  return (
    <Page title="About">
      <AboutPage version={version} kubernetes={KUBERNETES} licences={`${import.meta.env.BASE_URL}third-party-licences.md`} />
    </Page>
  );
}
