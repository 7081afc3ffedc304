import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';

const content = fileURLToPath(new URL('../content/', import.meta.url));

/** A file of an exercise, without the comment lines at its head. */
export const answerFrom = (path: string): string =>
  readFileSync(`${content}exercises/${path}`, 'utf8').replace(/^(#.*\n)+/, '');

export const editorOf = (page: Page) => page.getByRole('textbox', { name: 'Manifest' });

/** Waits for Monaco, which replaces the textarea once it is loaded. */
export async function monacoReady(page: Page): Promise<void> {
  await expect(page.locator('.monaco-editor .view-lines')).toBeVisible();
}

/** Replaces the whole manifest by a paste: keys would be indented by the editor as they are typed. */
export async function writeManifest(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await editorOf(page).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press(text === '' ? 'Delete' : 'ControlOrMeta+V');
}

export async function check(page: Page): Promise<void> {
  await editorOf(page).focus();
  await page.keyboard.press('ControlOrMeta+Enter');
}

export const requirements = (page: Page) =>
  page.getByRole('region', { name: 'Requirements' }).getByRole('listitem');
