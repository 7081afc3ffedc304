import AxeBuilder from '@axe-core/playwright';
import { editByVim, expectLine, POD, suggestion, turnVimOn } from './editing.ts';
import { editorOf, monacoReady, writeManifest } from './learner.ts';
import { expect, test } from './test.ts';

test('dd, u, yyp, cc, Escape and :w do what they do in Vim', async ({ page }) => {
  await page.goto('/playground');
  await editByVim(page);
});

test('Vim keys are off at first, stay on, and go off again at once', async ({ page }) => {
  await page.goto('/playground');
  await monacoReady(page);
  await expect(page.getByRole('switch', { name: 'Vim keys' })).not.toBeChecked();
  await turnVimOn(page);
  await page.reload();
  await expect(page.getByText('--NORMAL--')).toBeVisible();
  await writeManifest(page, '');
  await page.getByRole('switch', { name: 'Vim keys' }).uncheck();
  await expect(page.getByText('--NORMAL--')).toHaveCount(0);
  await editorOf(page).focus();
  await page.keyboard.type('dd');
  await expect.poll(() => page.locator('.view-lines').innerText()).toContain('dd');
});

test('Tab changes nothing in normal mode, Ctrl+M then Tab leaves, and the hint says so', async ({ page }) => {
  await page.goto('/playground');
  await monacoReady(page);
  await writeManifest(page, POD);
  await turnVimOn(page);
  await expect(page.getByText('Ctrl+M, then Tab, leaves the editor.')).toBeVisible();
  await page.keyboard.type('gg');
  await page.keyboard.press('Tab');
  await expectLine(page, 1, 'apiVersion: v1');
  await page.keyboard.type('i');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(editorOf(page)).toBeFocused();
  await expectLine(page, 1, 'apiVersion: v1');
  await page.keyboard.press('Control+M');
  await page.keyboard.press('Tab');
  await expect(editorOf(page)).not.toBeFocused();
});

test('suggestions, Ctrl+S and Ctrl+Enter work with Vim keys', async ({ page }) => {
  await page.goto('/exercises/shared-directory');
  await monacoReady(page);
  await writeManifest(page, POD);
  await turnVimOn(page);
  await page.keyboard.type('Go  restartP');
  await expect(suggestion(page, /^restartPolicy/)).toBeVisible();
  await page.keyboard.press('Tab');
  await page.keyboard.type('Never');
  await page.keyboard.press('Escape');
  await expect(page.getByText('--NORMAL--')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+S');
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('status').filter({ hasText: /of 10/ })).toBeVisible();
});

test(':set knows what stands in a candidate’s .vimrc', async ({ page }) => {
  await page.goto('/playground');
  await monacoReady(page);
  await writeManifest(page, POD);
  await turnVimOn(page);
  const ex = async (command: string): Promise<void> => {
    await page.keyboard.type(`:${command}`);
    await page.keyboard.press('Enter');
  };
  await ex('set et ts=4 sw=4 nu ai');
  await ex('set ts?');
  await expect(page.getByText('ts=4')).toBeVisible();
  await page.keyboard.type('gg>>');
  await expectLine(page, 1, '    apiVersion: v1');
  await ex('set colour');
  await expect(page.getByText('E518: Unknown option: colour')).toBeVisible();
  await ex('q');
  await expect(page.getByText('There is nothing to quit')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`Vim’s last line has no accessibility violation in the ${colorScheme} scheme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto('/playground');
    await turnVimOn(page);
    await page.keyboard.type('/name');
    await expect(page.getByRole('textbox', { name: 'Vim command line' })).toHaveValue('name');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
      [],
    );
  });
}
