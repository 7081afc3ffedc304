import { editorOf, monacoReady, requirements, writeManifest } from './learner.ts';
import { expect, test } from './test.ts';

test('typing through the arrival of Monaco loses no character and keeps the caret', async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/assets\/monaco-[^/]*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  // Not until `load`: the held chunk would keep that event back.
  await page.goto('/playground', { waitUntil: 'commit' });
  const editor = editorOf(page);
  await expect(editor).toBeVisible();
  await expect(page.locator('.monaco-editor')).toHaveCount(0);
  await editor.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  const typed = 'apiVersion: v1 # forty characters, and then a few more';
  const typing = page.keyboard.type(typed, { delay: 50 });
  await page.waitForTimeout(700);
  release();
  await typing;
  await monacoReady(page);
  await page.keyboard.type('!');
  await expect(page.locator('.monaco-editor .view-line').first()).toHaveText(
    `${typed}!`.replaceAll(' ', '\u00a0'),
  );
});

test('Tab indents, and there is a way out of the editor by keyboard', async ({ page }) => {
  await page.goto('/exercises/shared-directory');
  await monacoReady(page);
  await editorOf(page).focus();
  await page.keyboard.press('ControlOrMeta+M');
  await page.keyboard.press('Tab');
  await expect(editorOf(page)).not.toBeFocused();
});

test('on a touch screen the textarea stays and grades', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    baseURL: baseURL ?? '',
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 844 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.goto('/exercises/shared-directory');
  const editor = editorOf(page);
  await editor.fill('apiVersion: v1\nkind: Pod\nmetadata:\n  name: share\nspec:\n  containers: []\n');
  await expect(page.getByRole('region', { name: 'Problems' })).toContainText(
    'spec.containers: Required value',
  );
  await page.getByRole('button', { name: /^Check/ }).click();
  await expect(
    requirements(page)
      .filter({ hasText: /^Not met:/ })
      .first(),
  ).toBeVisible();
  expect(await editor.evaluate((element) => element.tagName)).toBe('TEXTAREA');
  await context.close();
});

const bomb = [
  'a: &a [x,x,x,x,x,x,x,x,x]',
  ...'bcdefghi'
    .split('')
    .map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[at]}`).join(',')}]`),
].join('\n');

for (const [name, text, says] of [
  [
    'a half-written line',
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n  - name: a\n    ima',
    /refuses this|line 8/,
  ],
  ['tabs', 'apiVersion: v1\nkind: Pod\nmetadata:\n\tname: web\n', /tab/i],
  ['a list at the root', '- a\n- b\n', /refuse|list|mapping/i],
  ['an empty text', '', /nothing|no object|empty/i],
  ['an alias bomb', bomb, /alias/i],
  [
    'keys of every JavaScript object',
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  labels:\n    __proto__: x\n__proto__:\n  polluted: yes\nconstructor: {}\n',
    /__proto__/,
  ],
] as const) {
  test(`${name}: a clear message, nothing thrown, nothing lost`, async ({ page }) => {
    await page.goto('/playground');
    await monacoReady(page);
    await writeManifest(page, text);
    await expect(page.getByRole('region', { name: 'Problems' })).toContainText(says);
    expect(await page.evaluate(() => ({}) as { polluted?: unknown })).toEqual({});
    await writeManifest(page, 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: still-alive\n');
    await expect(page.getByRole('region', { name: 'Problems' })).toContainText(/accepts/);
  });
}

test('a paste of a megabyte is not let in, and the text stays as it was', async ({ page }) => {
  await page.goto('/playground');
  await monacoReady(page);
  await writeManifest(page, 'x'.repeat(1_000_000));
  await expect(page.getByText(/Not pasted: .* limit/)).toBeVisible();
  await expect(page.locator('.monaco-editor .view-lines')).toContainText('kind: Pod');
});
