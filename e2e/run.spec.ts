import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { answerFrom, check, editorOf, monacoReady, writeManifest } from './learner.ts';
import { CRASHING, podsShown, runRegion, runText, scrubber, terminal, type as typeLine } from './running.ts';
import { expect, test } from './test.ts';

const SHARE = answerFrom('shared-directory/solutions/two-containers.yaml');

async function checkShare(page: Page): Promise<void> {
  await page.goto('/exercises/shared-directory');
  await monacoReady(page);
  await writeManifest(page, SHARE);
  await check(page);
  await expect(page.getByRole('status').filter({ hasText: '10 of 10' })).toBeVisible();
  await expect(scrubber(page)).toBeVisible();
}

test('a check shows what happened: both containers run, and reader’s log has what writer wrote', async ({
  page,
}) => {
  await checkShare(page);
  const run = runRegion(page);
  await expect(run.getByRole('list', { name: 'Containers of share' }).getByRole('listitem')).toHaveCount(2);
  await expect(podsShown(page)).toContainText(/share\s+2\/2\s+Running\s+0\s+60s/);
  await expect(run.getByRole('group', { name: /^Log until/ })).toContainText(
    /reader\s*\w{3} \w{3} .* UTC 20\d\d/,
  );
  await expect(page.getByText('After 60 s share is Running, ready 2/2, no restarts.')).toBeVisible();
  await page.getByRole('button', { name: 'What happened' }).click();
  await expect(run.getByRole('heading', { name: 'What happened' })).toBeInViewport();
});

test('moving in time changes what kubectl would have shown', async ({ page }) => {
  await checkShare(page);
  await scrubber(page).focus();
  await page.keyboard.press('Home');
  await expect(page.getByRole('group', { name: 'Pods at 0.0 s' })).toContainText(/0\/2/);
  await page.getByRole('button', { name: 'Next change' }).click();
  await expect(page.getByRole('group', { name: 'Pods at 0.0 s' })).toHaveCount(0);
  await scrubber(page).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect(page.getByRole('group', { name: 'Pods at 58.9 s' })).toContainText(/2\/2\s+Running/);
});

test('a container that ends at once is seen in CrashLoopBackOff', async ({ page }) => {
  await runText(page, CRASHING);
  await expect(podsShown(page)).toContainText(/crash\s+0\/1\s+CrashLoopBackOff/);
  const container = runRegion(page).getByRole('list', { name: 'Containers of crash' }).getByRole('listitem');
  await expect(container).toContainText('CrashLoopBackOff');
  await page.getByRole('button', { name: 'Previous change' }).click();
  await expect(podsShown(page)).toHaveCount(1);
  await runRegion(page).getByText('As text').click();
  await expect(
    runRegion(page)
      .getByText(/ s: app ends with exit code 3/)
      .first(),
  ).toBeVisible();
});

test('a line of the log is opened at its place on the chart', async ({ page }) => {
  await runText(page, CRASHING);
  const track = runRegion(page)
    .getByRole('list', { name: 'Containers of crash' })
    .locator('[aria-hidden] svg')
    .first();
  const place = await track.boundingBox();
  if (!place) throw new Error('no track');
  await page.mouse.click(place.x + 2, place.y + place.height - 2);
  await expect(runRegion(page).getByRole('tab', { name: 'app' })).toHaveAttribute('aria-selected', 'true');
  await expect(runRegion(page).getByRole('group', { name: /^Log until 0\.\d s/ })).toContainText(
    'going down',
  );
});

test('a run can go on for longer', async ({ page }) => {
  await runText(page, CRASHING);
  await page.getByRole('button', { name: 'Run on: +60 s' }).click();
  await expect(scrubber(page)).toHaveAttribute('max', '120000');
  await expect(podsShown(page)).toContainText(/120s/);
});

test('a changed text marks the run as that of the text before', async ({ page }) => {
  await runText(page, CRASHING);
  const note = page.getByText('You changed the text since.');
  await expect(note).toHaveCount(0);
  await editorOf(page).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('# more');
  await expect(note).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await expect(note).toHaveCount(0);
});

test('what the API server refuses never runs, and it is said which', async ({ page }) => {
  await runText(page, CRASHING.replace('containers:', 'container:'));
  await expect(runRegion(page)).toContainText('Nothing ran: the API server refuses Pod crash.');
  await runText(page, `${CRASHING}---\napiVersion: v1\nkind: Pod\nmetadata: {name: second}\nspec: {}\n`);
  await expect(runRegion(page)).toContainText('The API server refuses Pod second (document 2)');
  await expect(podsShown(page)).toContainText('crash');
});

test('the terminal answers by kubectl on the run', async ({ page }) => {
  await checkShare(page);
  const { output, open } = terminal(page);
  await open();
  await typeLine(page, 'k get pods');
  await expect(output).toContainText(/share\s+2\/2\s+Running\s+0/);
  await typeLine(page, 'kubectl logs share -c reader');
  await expect(output).toContainText(/\w{3} \w{3} .* UTC 20\d\d/);
  await typeLine(page, 'kubectl exec share -c reader -- cat /in/dates.txt');
  await expect(output.getByText('$ kubectl exec')).toBeVisible();
  await typeLine(page, 'kubectl get pod nobody');
  await expect(output).toContainText('Error from server (NotFound): pods "nobody" not found');
  await expect(output).toContainText('exit 1');
  await typeLine(page, 'ls -l');
  await expect(output).toContainText('kubectl exec POD -c CONTAINER -- ls -l');
  await typeLine(page, 'clear');
  await expect(output).toBeEmpty();
});

test('a command that changes the run is part of it from then on', async ({ page }) => {
  await checkShare(page);
  const { output, open } = terminal(page);
  await open();
  await typeLine(page, 'kubectl delete pod share --grace-period=1');
  await expect(output).toContainText('pod "share" deleted');
  await typeLine(page, 'k get pods');
  await expect(output).toContainText('No resources found in default namespace.');
  await expect(podsShown(page)).toContainText('No resources found');
});

test('the terminal is used by keyboard alone: earlier lines, completion, and the way out', async ({
  page,
}) => {
  await checkShare(page);
  const { input, output, toggle } = terminal(page);
  await toggle.focus();
  await page.keyboard.press('Enter');
  await expect(input).toBeVisible();
  for (let step = 0; step < 12; step += 1) {
    if (await input.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(input).toBeFocused();

  await page.keyboard.type('k get pods');
  await page.keyboard.press('Enter');
  await page.keyboard.type('k get po');
  await page.keyboard.press('Tab');
  await expect(input).toHaveValue(/^k get pod/);
  await expect(input).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('k logs sh');
  await page.keyboard.press('Tab');
  await expect(input).toHaveValue('k logs share ');

  await page.keyboard.press('ArrowUp');
  await expect(input).toHaveValue('k get pods');
  await page.keyboard.press('ArrowDown');
  await expect(input).toHaveValue('k logs share ');

  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(input).not.toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(input).toBeFocused();
  await page.keyboard.press('Control+l');
  await expect(output).toBeEmpty();
});

test('Play moves time on, in steps where less motion is wished, and stands still until then', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await runText(page, CRASHING);
  await expect(scrubber(page)).toHaveValue('60000');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(scrubber(page)).toHaveValue('0');
  await expect(scrubber(page)).toHaveValue('4000');
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('button', { name: 'Play' })).toBeFocused();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a run has no accessibility violation in the ${colorScheme} scheme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await runText(page, CRASHING);
    await terminal(page).open();
    await typeLine(page, 'kubectl get pod nobody');
    await runRegion(page).getByText('Events', { exact: true }).click();
    await runRegion(page).getByText('As text').click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
      [],
    );
  });
}

for (const width of [320, 390, 768]) {
  test(`a run is no wider than a screen of ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await runText(page, CRASHING);
    await terminal(page).open();
    await typeLine(page, 'kubectl describe pod crash');
    await expect(terminal(page).output).toContainText('Events:');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
}
