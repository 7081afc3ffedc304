import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answerFrom, check, monacoReady, writeManifest } from './learner.ts';
import { StaticHost } from './server.ts';
import { expect, test } from './test.ts';

const ROUTES = [
  '',
  'lessons/sidecar-pattern',
  'exercises',
  'questions',
  'questions/sharing',
  'playground',
  'progress',
  'about',
];
/** The browser itself logs that it could not look for a new service worker. */
function forgetTheStoppedHost(complaints: string[]): void {
  const ours = complaints.filter((text) => !/Failed to load resource|ERR_CONNECTION_REFUSED/.test(text));
  complaints.splice(0, complaints.length, ...ours);
}

const ready = 'Ready to work offline';

test('after the first visit the server may stop: every address opens, the editor too, and grades', async ({
  page,
  complaints,
}) => {
  const host = new StaticHost('dist');
  const site = await host.start();
  await page.goto(site);
  await expect(page.getByText(ready)).toBeVisible({ timeout: 30_000 });
  await host.stop();

  for (const route of ROUTES) {
    await page.goto(`${site}${route}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  await page.goto(`${site}lessons/shared-network?utm_source=x#part`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto(`${site}no/such/page`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/no such page/i);

  await page.goto(`${site}exercises/shared-directory`);
  await monacoReady(page);
  await writeManifest(page, answerFrom('shared-directory/solutions/two-containers.yaml'));
  await check(page);
  await expect(page.getByRole('status').filter({ hasText: '10 of 10' })).toBeVisible();
  forgetTheStoppedHost(complaints);
});

test('the site works below a sub-path, online and offline', async ({ page, complaints }) => {
  // It builds the whole site first.
  test.slow();
  const built = mkdtempSync(join(tmpdir(), 'tripod-subpath-'));
  execFileSync('npx', ['vite', 'build', '--outDir', built, '--emptyOutDir', '--logLevel', 'error'], {
    env: { ...process.env, BASE: '/tripod/' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const host = new StaticHost(built, '/tripod/');
  const site = await host.start();
  await page.goto(`${site}lessons/sidecar-pattern/`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText(ready)).toBeVisible({ timeout: 30_000 });
  expect(host.log.filter((path) => !path.startsWith('/tripod/'))).toEqual([]);
  await host.stop();
  await page.goto(`${site}exercises/redis-adapter`);
  await monacoReady(page);
  rmSync(built, { recursive: true, force: true });
  forgetTheStoppedHost(complaints);
});

test('a captive portal during the install leaves no trace', async ({ page, context, complaints }) => {
  const host = new StaticHost('dist');
  const site = await host.start();
  // The page itself arrives; what the service worker asks for is answered by the portal.
  await context.route('**/*', (route) =>
    route.request().serviceWorker()
      ? route.fulfill({ status: 200, contentType: 'text/html', body: '<title>Hotel Wi-Fi</title>' })
      : route.continue(),
  );
  await page.goto(site);
  await page.waitForTimeout(1500);
  await context.unroute('**/*');
  await page.goto(`${site}about`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await page.title()).not.toContain('Hotel');
  await host.stop();
  complaints.length = 0;
});

test('an update waits until it is accepted, and no draft is lost on the way', async ({ page }) => {
  const deployed = mkdtempSync(join(tmpdir(), 'tripod-deploy-'));
  cpSync('dist', deployed, { recursive: true });
  const host = new StaticHost(deployed);
  const site = await host.start();
  await page.goto(site);
  await expect(page.getByText(ready)).toBeVisible({ timeout: 30_000 });
  await page.goto(`${site}exercises/shared-directory`);
  await monacoReady(page);
  await writeManifest(page, 'kind: Pod # half a thought\n');

  // A second deploy: another worker, which any changed byte makes.
  const worker = join(deployed, 'service-worker.js');
  writeFileSync(worker, `${readFileSync(worker, 'utf8')}\n// second deploy\n`);
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update();
  });
  const reload = page.getByRole('button', { name: 'Reload' });
  await expect(reload).toBeVisible();
  await expect(page.locator('.monaco-editor .view-lines')).toContainText('half a thought');
  await Promise.all([page.waitForEvent('load'), reload.click()]);
  await monacoReady(page);
  await expect(page.locator('.monaco-editor .view-lines')).toContainText('half a thought');
  await expect(reload).toBeHidden();
  await host.stop();
  rmSync(deployed, { recursive: true, force: true });
});
