import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './test.ts';

const ADDRESSES = [
  '/',
  '/lessons/shared-network',
  '/lessons/sidecar-pattern',
  '/exercises',
  '/exercises/shared-directory',
  '/playground',
  '/questions',
  '/questions/sharing',
  '/progress',
  '/about',
  '/no/such/page',
];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const address of ADDRESSES) {
    test(`${address} has no accessibility violation in the ${colorScheme} scheme`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(address);
      await page.getByRole('heading', { level: 1 }).waitFor();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
        [],
      );
    });
  }
}

test('every page has a title of its own and one main heading', async ({ page }) => {
  const titles = new Set<string>();
  for (const address of ADDRESSES) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    titles.add(await page.title());
  }
  expect(titles.size).toBe(ADDRESSES.length);
});

for (const width of [320, 390, 768]) {
  test(`no page is wider than a screen of ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const address of ADDRESSES) {
      await page.goto(address);
      await page.getByRole('heading', { level: 1 }).waitFor();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, address).toBeLessThanOrEqual(0);
    }
  });
}

test('after a click on a link the focus is on the new page’s heading', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Questions' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('the first tab stop skips to the content', async ({ page }) => {
  await page.goto('/lessons/shared-network');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: /skip to/i })).toBeFocused();
});
