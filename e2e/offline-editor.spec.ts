import {
  completeFieldAndValue,
  completeOwnName,
  editByVim,
  fixByListAndByKey,
  readTheFieldsHelp,
} from './editing.ts';
import { StaticHost } from './server.ts';
import { expect, test } from './test.ts';

test('once the copy is whole the server may stop: completion, help, fixes and Vim keys all work', async ({
  page,
  complaints,
}) => {
  const host = new StaticHost('dist');
  const site = await host.start();
  // A page without an editor: nothing of it was loaded by use.
  await page.goto(`${site}about`);
  await expect(page.getByText('Ready to work offline')).toBeVisible({ timeout: 30_000 });
  await host.stop();
  await page.goto(`${site}playground`);
  await completeFieldAndValue(page);
  await completeOwnName(page);
  await readTheFieldsHelp(page);
  await fixByListAndByKey(page);
  await editByVim(page);
  // The browser itself logs that it could not look for a new service worker.
  const ours = complaints.filter((text) => !/Failed to load resource|ERR_CONNECTION_REFUSED/.test(text));
  complaints.splice(0, complaints.length, ...ours);
});
