import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { editorOf, monacoReady, writeManifest } from './learner.ts';
import { expect, test } from './test.ts';

const POD = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: app
    image: nginx:1.29
    resources:
      limits: {cpu: 0.5}
`;
const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector: {app: web}
  ports:
  - port: 80
`;
const BROKEN = POD.replace('name: web', 'name: Web_1').replace('name: app', 'name: App');

const problems = (page: Page) => page.getByRole('region', { name: 'Problems' });
const stored = (page: Page) => page.getByRole('group', { name: 'YAML of Pod web' });
const disclosure = (page: Page, title: string) => problems(page).locator('summary', { hasText: title });
const TERMINAL = 'In the exam’s terminal';
const ADDED = 'What the API server adds';

async function playground(page: Page, text: string): Promise<void> {
  await page.goto('/playground');
  await monacoReady(page);
  await writeManifest(page, text);
}

test('of several objects each has its line, and the way to it', async ({ page }) => {
  await playground(page, `${SERVICE}---\n${BROKEN}`);
  await expect(problems(page)).toContainText('The API server refuses 1 of 2 objects: 2 errors.');
  const objects = problems(page).getByRole('list', { name: 'Objects' }).getByRole('listitem');
  await expect(objects).toHaveText([
    /Service web.*accepted, as far as a text can tell/,
    /Pod Web_1.*refused: 2 errors/,
  ]);
  await objects.getByRole('button', { name: 'Pod Web_1' }).click();
  await page.keyboard.type('# here');
  await expect(page.locator('.monaco-editor .view-line', { hasText: 'here' })).toContainText('apiVersion');
});

test('problems stand by how grave they are, and the first is explained without a click', async ({ page }) => {
  await playground(page, `${BROKEN}  - name: idle\n    image: busybox:1.37\n`);
  const headings = problems(page).getByRole('heading');
  await expect(headings.first()).toHaveText(/^2 errors/);
  await expect(headings.last()).toHaveText(/^1 fault/);
  const errors = problems(page).getByRole('list').first().getByRole('listitem');
  await expect(errors.first()).toContainText('metadata.name: Invalid value: "Web_1"');
  await expect(errors.first().getByText('Fix:', { exact: true })).toBeVisible();
  await expect(errors.nth(1).getByText('Fix:', { exact: true })).toBeHidden();
  await errors.nth(1).getByText('Why, and how to mend it').click();
  await expect(errors.nth(1).getByText('Fix:', { exact: true })).toBeVisible();
});

test('what only a cluster can tell is never passed over in silence', async ({ page }) => {
  await playground(page, SERVICE);
  await expect(problems(page)).toContainText('The API server accepts this, as far as a text can tell');
  await expect(problems(page).getByRole('heading', { name: 'Only a cluster can tell' })).toBeVisible();
  await expect(problems(page)).toContainText('Namespace shop has to exist.');
});

test('an empty text is told how to begin', async ({ page }) => {
  await playground(page, '');
  await expect(problems(page)).toContainText('There is nothing to judge yet');
  await expect(problems(page)).toContainText('An object begins with apiVersion');
  await expect(disclosure(page, ADDED)).toHaveCount(0);
});

test('the exam’s terminal shows what kubectl would print, and it can be copied', async ({ page }) => {
  await playground(page, POD);
  await disclosure(page, TERMINAL).press('Enter');
  const terminal = problems(page).getByRole('group', { name: 'Terminal' });
  await expect(terminal).toHaveText('$ kubectl apply -f answer.yaml\npod/web created');
  await problems(page).getByRole('button', { name: 'Copy what the terminal says' }).click();
  await expect(problems(page).getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('pod/web created');
  await writeManifest(page, BROKEN);
  await expect(terminal).toContainText('metadata.name: Invalid value: "Web_1"');
});

test('what the API server adds is shown while one types, with its reasons', async ({ page }) => {
  await playground(page, POD);
  await disclosure(page, ADDED).press('Enter');
  await expect(stored(page)).toContainText('added by default: imagePullPolicy: IfNotPresent');
  await expect(stored(page)).toContainText('The tag is not :latest');
  await expect(stored(page)).toContainText('kept in another form: cpu: 500m');
  await expect(stored(page)).not.toContainText('kube-api-access');

  await writeManifest(page, POD.replace(':1.29', ''));
  await expect(stored(page)).toContainText('imagePullPolicy: Always');
  await expect(stored(page)).toContainText('No tag means :latest');

  await problems(page).getByRole('checkbox', { name: 'With admission' }).check();
  await expect(stored(page)).toContainText('added by admission: serviceAccountName: default');
  await problems(page).getByRole('checkbox', { name: 'Reasons' }).uncheck();
  await expect(stored(page)).not.toContainText('No tag means');
});

test('what is kept can be copied, and is YAML that is accepted', async ({ page }) => {
  await playground(page, POD);
  await disclosure(page, ADDED).press('Enter');
  await problems(page).getByRole('button', { name: 'Copy the YAML of Pod web' }).click();
  const yaml = await page.evaluate(() => navigator.clipboard.readText());
  expect(yaml).toContain('\n  dnsPolicy: ClusterFirst\n');
  await writeManifest(page, yaml);
  await expect(problems(page)).toContainText('The API server accepts this');
  await expect(stored(page)).toContainText('dnsPolicy: ClusterFirst');
  await expect(stored(page)).not.toContainText('added by default');
});

test('of several objects one is shown at a time', async ({ page }) => {
  await playground(page, `${SERVICE}---\n${POD}`);
  await disclosure(page, ADDED).press('Enter');
  await expect(page.getByRole('group', { name: 'YAML of Service web' })).toContainText('targetPort: 80');
  await problems(page).getByRole('tab', { name: 'Service web' }).press('ArrowRight');
  await expect(stored(page)).toContainText('dnsPolicy: ClusterFirst');
  await writeManifest(page, POD);
  await expect(problems(page).getByRole('tab')).toHaveCount(0);
  await expect(stored(page)).toContainText('dnsPolicy: ClusterFirst');
});

test('the added fields stand there as a list too', async ({ page }) => {
  await playground(page, POD);
  await disclosure(page, ADDED).press('Enter');
  await problems(page)
    .getByText(/^The \d+ fields as a list$/)
    .click();
  const term = problems(page).getByRole('term').filter({ hasText: 'spec.restartPolicy' });
  await expect(term).toContainText('Always added by default');
});

test('in an exercise the same panels stand beside the requirements', async ({ page }) => {
  await page.goto('/exercises/shared-directory');
  await monacoReady(page);
  await writeManifest(page, POD);
  await disclosure(page, ADDED).press('Enter');
  await expect(stored(page)).toContainText('dnsPolicy: ClusterFirst');
  await expect(page.getByRole('region', { name: 'Requirements' })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test(`opened, nothing is wrong for assistive technology: ${colorScheme}, ${width} px`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await playground(page, `${SERVICE}---\n${BROKEN}  - name: idle\n    image: busybox:1.37\n`);
      for (const title of [TERMINAL, ADDED]) await disclosure(page, title).press('Enter');
      await problems(page).getByRole('checkbox', { name: 'With admission' }).check();
      await problems(page).getByRole('tab', { name: 'Pod Web_1' }).click();
      await problems(page)
        .getByText(/fields as a list$/)
        .click();
      await expect(page.getByRole('group', { name: 'YAML of Pod Web_1' })).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).exclude('.monaco-editor').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
        [],
      );
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
    });
  }
}

test('at 320 px everything fits', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await playground(page, `${SERVICE}---\n${POD}`);
  for (const title of [TERMINAL, ADDED]) await disclosure(page, title).press('Enter');
  await problems(page).getByRole('tab', { name: 'Pod web' }).click();
  await expect(stored(page)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});

test('a learner without a mouse reaches all of it in the order of the page', async ({ page }) => {
  await playground(page, `${POD.replace('name: app', 'name: App')}  - {name: Cache, image: 'redis:7.2'}\n`);
  await expect(problems(page)).toContainText('2 errors');
  await editorOf(page).focus();
  await page.keyboard.press('ControlOrMeta+M');
  const stops: string[] = [];
  for (let stop = 0; stop < 11; stop += 1) {
    await page.keyboard.press('Tab');
    stops.push(
      await page.evaluate(() => {
        const [label] = (document.activeElement as HTMLInputElement | null)?.labels ?? [];
        return (label ?? document.activeElement)?.textContent ?? '';
      }),
    );
  }
  expect(stops).toEqual([
    'Suggestions',
    'Vim keys',
    expect.stringMatching(/^Run/),
    'line 7',
    'Fix: Change to app',
    'Why, and how to mend it',
    'line 11',
    'Fix: Change to cache',
    'Why, and how to mend it',
    expect.stringContaining(TERMINAL),
    expect.stringContaining(ADDED),
  ]);
});
