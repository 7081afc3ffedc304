import AxeBuilder from '@axe-core/playwright';
import {
  completeFieldAndValue,
  completeOwnName,
  expectLine,
  expectNoSuggestions,
  fixByListAndByKey,
  POD,
  readTheFieldsHelp,
  suggestion,
} from './editing.ts';
import { editorOf, linesOf, monacoReady, writeManifest } from './learner.ts';
import { expect, test } from './test.ts';

test.beforeEach(async ({ page }) => {
  await page.goto('/playground');
  await monacoReady(page);
});

test('a field is completed by Tab, a word of a closed list by arrow and Enter', ({ page }) =>
  completeFieldAndValue(page));
test('the name of a volume is completed from the manifest itself', ({ page }) => completeOwnName(page));
test('the pointer on a field shows what the API says of it', ({ page }) => readTheFieldsHelp(page));
test('a fix is made from the list and by key, and each is one step of Undo', ({ page }) =>
  fixByListAndByKey(page));

test('Enter begins a new line as long as no suggestion was chosen', async ({ page }) => {
  await writeManifest(page, POD);
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('  restartP');
  await expect(suggestion(page, /^restartPolicy/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expectLine(page, 15, '  restartP');
  await expect.poll(() => linesOf(page)).toHaveLength(16);
});

test('every suggestion comes once', async ({ page }) => {
  await writeManifest(page, POD);
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('  ');
  await page.keyboard.press('Control+Space');
  await expect(suggestion(page, /^restartPolicy/)).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(editorOf(page)).toBeFocused();
});

test('names of the objects that an exercise gives are suggested', async ({ page }) => {
  await page.goto('/exercises/tls-sidecar');
  await monacoReady(page);
  await writeManifest(page, POD.replace('emptyDir: {}\n', 'configMap:\n        name: '));
  await page.keyboard.press('Control+Space');
  await expect(suggestion(page, /^tls-proxy/)).toBeVisible();
});

const unlikeScreens = [
  { reducedMotion: 'reduce' },
  { forcedColors: 'active', colorScheme: 'light' },
  { forcedColors: 'active', colorScheme: 'dark' },
] as const;
for (const screen of unlikeScreens) {
  test(`what is typed can be read with ${Object.values(screen).join(', ')}`, async ({ page }) => {
    await page.emulateMedia(screen);
    await writeManifest(page, POD);
    const [ink, paper] = await page.evaluate(() => {
      const colour = (selector: string, name: 'color' | 'backgroundColor'): string =>
        getComputedStyle(document.querySelector(selector) ?? document.body)[name];
      return [
        colour('.monaco-editor .view-line span span', 'color'),
        colour('.monaco-editor', 'backgroundColor'),
      ];
    });
    const light = (rgb = ''): number => Math.max(...(rgb.match(/\d+/g) ?? []).slice(0, 3).map(Number));
    expect(Math.abs(light(ink) - light(paper))).toBeGreaterThan(80);
  });
}

test('Escape closes the suggestions first, and only then leads out of the editor', async ({ page }) => {
  await writeManifest(page, POD);
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('  restartP');
  await expect(suggestion(page, /^restartPolicy/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expectNoSuggestions(page);
  await page.keyboard.press('Tab');
  await expectLine(page, 15, '  restartP  ');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(editorOf(page)).not.toBeFocused();
  await expectLine(page, 15, '  restartP  ');
});

test('suggestions can be switched off, and stay off', async ({ page }) => {
  await page.getByRole('switch', { name: 'Suggestions' }).uncheck();
  await page.reload();
  await monacoReady(page);
  await expect(page.getByRole('switch', { name: 'Suggestions' })).not.toBeChecked();
  await writeManifest(page, POD);
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('  restartP');
  await page.keyboard.press('Control+Space');
  await expectNoSuggestions(page);
  await page.getByRole('switch', { name: 'Suggestions' }).check();
  await editorOf(page).focus();
  await page.keyboard.press('Control+Space');
  await expect(suggestion(page, /^restartPolicy/)).toBeVisible();
});

test('help by keyboard says what is wrong and shows markup as it is written', async ({ page }) => {
  await writeManifest(page, `${POD}<img src=x onerror=alert(1)>: "[x](command:quit)"\n`);
  await expect(page.getByRole('region', { name: 'Problems' })).toContainText('unknown field');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Home');
  await page.keyboard.press('ControlOrMeta+K');
  await page.keyboard.press('ControlOrMeta+I');
  const help = page.getByRole('tooltip').filter({ hasText: 'unknown field' });
  await expect(help).toContainText('<img src=x onerror=alert(1)>');
  expect(await help.locator('img, a[href*=command]').count()).toBe(0);
});

test('a fix works on a phone too', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    baseURL: baseURL ?? '',
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 844 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.goto('/playground');
  await editorOf(page).fill(`${POD}  restartPolcy: Never\n`);
  await page.getByRole('button', { name: 'Fix: Rename to restartPolicy' }).tap();
  await expect(editorOf(page)).toHaveValue(`${POD}  restartPolicy: Never\n`);
  await expect(page.getByRole('status').filter({ hasText: 'Fixed: Rename to restartPolicy.' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Problems' })).toContainText('accepts');
  await editorOf(page).focus();
  await page.keyboard.press('Control+Z');
  await expect(editorOf(page)).toHaveValue(`${POD}  restartPolcy: Never\n`);
  await context.close();
});

test('an alias bomb that is typed leaves the page awake', async ({ page }) => {
  const names = 'abcdefghi'.split('');
  const bomb = names.map((name, at) => {
    const items = at === 0 ? 'x' : `*${names[at - 1]}`;
    return `${name}: &${name} [${Array(9).fill(items).join(', ')}]`;
  });
  await writeManifest(page, `${bomb.slice(0, -1).join('\n')}\n`);
  await page.evaluate(() => {
    const seen = globalThis as unknown as { longest: number };
    seen.longest = 0;
    let last = performance.now();
    const frame = (now: number) => {
      seen.longest = Math.max(seen.longest, now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await page.keyboard.type(bomb.at(-1) ?? '');
  await expect(page.getByRole('region', { name: 'Problems' })).toContainText(/alias/i);
  await page.keyboard.press('Enter');
  await page.keyboard.type('# still awake');
  await expect.poll(() => linesOf(page)).toContain('# still awake');
  const longest = await page.evaluate(() => (globalThis as unknown as { longest: number }).longest);
  test.info().annotations.push({ type: 'longest frame', description: `${Math.round(longest)} ms` });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`suggestions and fixes have no accessibility violation of ours in the ${colorScheme} scheme`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await writeManifest(page, `${POD}  restartPolcy: Never\n`);
    await expect(page.getByRole('button', { name: 'Fix: Rename to restartPolicy' })).toBeVisible();
    await page.keyboard.type('  ');
    await page.keyboard.press('Control+Space');
    await expect(suggestion(page, /^restartPolicy/)).toBeVisible();
    // For Windows, which these tests pretend to be, Monaco makes list items of the options of its list box.
    const rules = ['aria-required-children', 'aria-required-parent'];
    const { violations } = await new AxeBuilder({ page }).disableRules(rules).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
      [],
    );
  });
}
