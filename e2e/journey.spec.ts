import { answerFrom, check, editorOf, monacoReady, requirements, writeManifest } from './learner.ts';
import { expect, test } from './test.ts';

test('a newcomer reads a lesson, steps its flow, writes the Pod, is told what is wrong, and gets full marks', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: /start/i }).first().click();
  await expect(page).toHaveURL(/\/lessons\//);

  await page.goto('/lessons/sidecar-pattern');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const next = page.getByRole('button', { name: 'Next hop' });
  const first = await page.getByText(/Hop 1 of \d/).innerText();
  await next.click();
  await expect(page.getByText(first.replace('Hop 1', 'Hop 2'))).toBeVisible();
  await page.getByRole('button', { name: 'Previous hop' }).click();
  await expect(page.getByText(first)).toBeVisible();

  await page.goto('/exercises/shared-directory');
  await monacoReady(page);
  await writeManifest(
    page,
    answerFrom('shared-directory/solutions/two-containers.yaml').replace('name: reader', 'name: Reader_1'),
  );
  const problems = page.getByRole('region', { name: 'Problems' });
  await expect(problems).toContainText('spec.containers[1].name: Invalid value: "Reader_1"');
  await expect(page.locator('.monaco-editor .squiggly-error').first()).toBeVisible();
  await check(page);
  await expect(page.getByRole('status').filter({ hasText: /refuse/i })).toContainText('0 of 10');

  await writeManifest(
    page,
    answerFrom('shared-directory/solutions/two-containers.yaml').replace(
      'mountPath: /in',
      'mountPath: /elsewhere',
    ),
  );
  await check(page);
  await expect(
    requirements(page)
      .filter({ hasText: /^Not met:/ })
      .first(),
  ).toBeVisible();
  await expect(requirements(page).filter({ hasText: /^Met:/ }).first()).toBeVisible();

  await writeManifest(page, answerFrom('shared-directory/solutions/two-containers.yaml'));
  await expect(problems).not.toContainText('Invalid value');
  await check(page);
  await expect(page.getByRole('status').filter({ hasText: '10 of 10' })).toBeVisible();
  await expect(requirements(page).filter({ hasText: /^Not met:/ })).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Topology' })).toContainText('writer');
});

test('reloading keeps the draft and the progress', async ({ page }) => {
  await page.goto('/exercises/shared-directory');
  await monacoReady(page);
  const answer = answerFrom('shared-directory/solutions/two-containers.yaml');
  await writeManifest(page, `${answer}# my own words\n`);
  await check(page);
  await expect(page.getByRole('status').filter({ hasText: '10 of 10' })).toBeVisible();
  await page.reload();
  await monacoReady(page);
  await expect(page.locator('.monaco-editor .view-lines')).toContainText('kind: Pod');
  await editorOf(page).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await expect(page.locator('.monaco-editor .view-lines')).toContainText('# my own words');
  await page.goto('/exercises');
  await expect(
    page.getByRole('listitem').filter({ hasText: 'Two containers, one shared directory' }),
  ).toContainText('Full marks');
});

for (const exercise of [
  'shared-directory/solutions/two-containers',
  'tls-sidecar/solutions/whole-directory',
  'weighted-ambassador/solutions/subpath',
  'redis-adapter/solutions/native-sidecar',
]) {
  test(`the solution ${exercise} gets full marks in the browser`, async ({ page }) => {
    await page.goto(`/exercises/${exercise.split('/')[0]}`);
    await monacoReady(page);
    await writeManifest(page, answerFrom(`${exercise}.yaml`));
    await check(page);
    await expect(page.getByRole('status').filter({ hasText: '10 of 10' })).toBeVisible();
  });
}

test('hints come step by step, a solution only after a try, and reset can be undone', async ({ page }) => {
  await page.goto('/exercises/shared-directory');
  await monacoReady(page);
  await page.getByRole('button', { name: /^Hint/ }).click();
  await expect(page.getByText(/lives exactly as long|Which kind of volume|emptyDir/i).first()).toBeVisible();
  await expect(page.getByRole('button', { name: /Show a solution/ })).toBeDisabled();
  await writeManifest(page, 'kind: Pod\n');
  await check(page);
  await page.getByRole('button', { name: /Show a solution/ }).click();
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('.monaco-editor .view-lines')).toContainText('kind: Pod');
});

test('a question is answered, explained and remembered', async ({ page }) => {
  await page.goto('/questions/sharing');
  await page.getByRole('checkbox', { name: /web server, and a program/ }).check();
  await page.getByRole('checkbox', { name: /application, and a proxy/ }).check();
  await page.getByRole('button', { name: 'Check answer' }).click();
  await expect(page.getByRole('status').filter({ hasText: /^Right/ })).toBeVisible();
  await expect(page.getByText('Put a Service between two Pods.')).toBeVisible();
  await page.goto('/progress');
  await expect(page.getByRole('row', { name: /What a Pod shares/ })).toContainText('1 of 12');
});

test('Back leads to where a page was left', async ({ page }) => {
  await page.goto('/lessons/shared-network');
  await page.getByRole('heading', { level: 1, name: /one localhost/ }).waitFor();
  await page.evaluate(() => scrollTo(0, 900));
  // By key: a click by the mouse would scroll to the link first.
  await page
    .getByRole('contentinfo')
    .getByRole('link', { name: 'About' })
    .evaluate((link: HTMLElement) => link.click());
  await page.getByRole('heading', { level: 1, name: /about/i }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: /one localhost/ }).waitFor();
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(700);
});
