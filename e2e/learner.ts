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

/** The lines that Monaco shows. */
export const linesOf = (page: Page): Promise<readonly string[]> =>
  page
    .locator('.monaco-editor .view-line')
    .evaluateAll((lines: HTMLElement[]) =>
      lines
        .toSorted((a, b) => Number.parseFloat(a.style.top) - Number.parseFloat(b.style.top))
        .map((line) => (line.textContent ?? '').replaceAll('\u00a0', ' ')),
    );

/** A longer text may be refused, and Monaco cuts lines that are too long. */
const SHOWN_WHOLE = 10_000;

/**
 * Replaces the whole manifest by a paste: keys would be indented by the editor as they are typed. Goes on once the paste is
 * seen, as a learner does: letters that overtake it lose the suggestions that they opened.
 */
export async function writeManifest(page: Page, text: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await editorOf(page).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press(text === '' ? 'Delete' : 'ControlOrMeta+V');
  const last = text.trim().split('\n').at(-1) ?? '';
  if (last === '' || text.length > SHOWN_WHOLE) return;
  await expect.poll(async () => (await linesOf(page)).some((line) => line.trim() === last.trim())).toBe(true);
}

export async function check(page: Page): Promise<void> {
  await editorOf(page).focus();
  await page.keyboard.press('ControlOrMeta+Enter');
}

export const requirements = (page: Page) =>
  page.getByRole('region', { name: 'Requirements' }).getByRole('listitem');
