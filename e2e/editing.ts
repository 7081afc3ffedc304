import { expect, type Page } from '@playwright/test';
import { editorOf, linesOf, monacoReady, writeManifest } from './learner.ts';

/** A Pod with one volume, in 14 lines; the last line is empty. */
export const POD = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: app
      image: nginx:1.27
      volumeMounts:
        - name: html-data
          mountPath: /usr/share/nginx/html
  volumes:
    - name: html-data
      emptyDir: {}
`;

export const expectLine = (page: Page, number: number, line: string): Promise<void> =>
  expect.poll(async () => (await linesOf(page))[number - 1]).toBe(line);

/** Monaco makes them list items on Windows and options elsewhere: by their label, then. */
export const suggestion = (page: Page, name: RegExp) =>
  page.getByRole('listbox', { name: 'Suggest' }).getByLabel(name);

export async function expectNoSuggestions(page: Page): Promise<void> {
  await expect(page.locator('.suggest-widget.visible .monaco-list-row')).toHaveCount(0);
}

export async function goToLine(page: Page, number: number): Promise<void> {
  await editorOf(page).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  for (let line = 1; line < number; line += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
}

async function begin(page: Page, text: string): Promise<void> {
  await monacoReady(page);
  await writeManifest(page, text);
  await page.keyboard.press('ControlOrMeta+End');
}

/** A field by Tab, then a word of its list by arrow and Enter. */
export async function completeFieldAndValue(page: Page): Promise<void> {
  await begin(page, POD);
  await page.keyboard.type('  restartP');
  await expect(suggestion(page, /^restartPolicy/)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(suggestion(page, /^Never/)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expectLine(page, 15, '  restartPolicy: Never');
}

/** The name of a volume of this very manifest, with its hyphen. */
export async function completeOwnName(page: Page): Promise<void> {
  await begin(page, POD.replace('- name: html-data\n          mount', '- name:\n          mount'));
  await goToLine(page, 10);
  await page.keyboard.type(' html-d');
  await expect(suggestion(page, /^html-data/)).toBeVisible();
  await page.keyboard.press('Tab');
  await expectLine(page, 10, '        - name: html-data');
}

export async function readTheFieldsHelp(page: Page): Promise<void> {
  await begin(page, POD.replace('      volumeMounts', '      lifecycle: {}\n      volumeMounts'));
  await page.getByText('lifecycle', { exact: true }).first().hover();
  const help = page.getByRole('tooltip').filter({ hasText: 'spec.containers[0].lifecycle' });
  await expect(help).toContainText('in response to container lifecycle events');
  await page.mouse.move(5, 5);
  await expect(help).toBeHidden();
}

/** One fix from the list of problems, taken back, and the same by the light bulb's key. */
export async function fixByListAndByKey(page: Page): Promise<void> {
  await begin(page, `${POD}  restartPolcy: Never\n`);
  const fix = page.getByRole('button', { name: 'Fix: Rename to restartPolicy' });
  await fix.click();
  await expectLine(page, 15, '  restartPolicy: Never');
  await expect(page.getByRole('status').filter({ hasText: 'Fixed: Rename to restartPolicy.' })).toBeVisible();
  await expect(fix).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+Z');
  await expectLine(page, 15, '  restartPolcy: Never');
  await expect(fix).toBeVisible();

  await goToLine(page, 15);
  for (let step = 0; step < ': Never'.length + 2; step += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ControlOrMeta+.');
  await expect(page.getByRole('option', { name: /^Rename to restartPolicy/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expectLine(page, 15, '  restartPolicy: Never');
  await expect(page.getByRole('status').filter({ hasText: 'Fixed: Rename to restartPolicy.' })).toBeVisible();
}

export async function turnVimOn(page: Page): Promise<void> {
  await monacoReady(page);
  await page.getByRole('switch', { name: 'Vim keys' }).check();
  await expect(page.getByText('--NORMAL--')).toBeVisible();
  await editorOf(page).focus();
}

/** What a candidate does without thinking. */
export async function editByVim(page: Page): Promise<void> {
  await begin(page, POD);
  await turnVimOn(page);
  await page.keyboard.type('gg');
  await page.keyboard.type('dd');
  await expectLine(page, 1, 'kind: Pod');
  await page.keyboard.type('u');
  await expectLine(page, 1, 'apiVersion: v1');
  await page.keyboard.type('yyp');
  await expectLine(page, 2, 'apiVersion: v1');
  await page.keyboard.type('cc# two words');
  await expect(page.getByText('--INSERT--')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('--NORMAL--')).toBeVisible();
  await expectLine(page, 2, '# two words');
  await page.keyboard.type('u');
  await expectLine(page, 2, 'apiVersion: v1');
  await page.keyboard.type('u');
  await expectLine(page, 2, 'kind: Pod');
  await page.keyboard.type(':w');
  await expect(page.getByRole('textbox', { name: 'Vim command line' })).toHaveValue('w');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
  await expect(editorOf(page)).toBeFocused();
}
