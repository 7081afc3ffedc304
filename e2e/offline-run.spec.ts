import { CRASHING, podsShown, runText, terminal, type as typeLine } from './running.ts';
import { StaticHost } from './server.ts';
import { expect, test } from './test.ts';

test('once the copy is whole the server may stop: a Pod still runs, and the terminal answers', async ({
  page,
  complaints,
}) => {
  const host = new StaticHost('dist');
  const site = await host.start();
  // A page on which nothing is run: nothing of it was loaded by use.
  await page.goto(`${site}about`);
  await expect(page.getByText('Ready to work offline')).toBeVisible({ timeout: 30_000 });
  await host.stop();
  await page.goto(`${site}playground`);
  await runText(page, CRASHING);
  await expect(podsShown(page)).toContainText('CrashLoopBackOff');
  await terminal(page).open();
  await typeLine(page, 'kubectl logs crash');
  await expect(terminal(page).output).toContainText('going down');
  // The browser itself logs that it could not look for a new service worker.
  const ours = complaints.filter((text) => !/Failed to load resource|ERR_CONNECTION_REFUSED/.test(text));
  complaints.splice(0, complaints.length, ...ours);
});
