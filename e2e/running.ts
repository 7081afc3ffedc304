import { expect, type Page } from '@playwright/test';
import { editorOf, monacoReady, writeManifest } from './learner.ts';

/** A container that says a word and ends with an error. */
export const CRASHING = `apiVersion: v1
kind: Pod
metadata:
  name: crash
spec:
  containers:
    - name: app
      image: busybox:1.36
      command: [sh, -c, 'echo going down; sleep 1; exit 3']
`;

export const runRegion = (page: Page) => page.getByRole('region', { name: 'Run', exact: true });
export const scrubber = (page: Page) => page.getByRole('slider', { name: 'Time of the run' });
export const podsShown = (page: Page) => page.getByRole('group', { name: /^Pods at / });

/** Runs a text in the playground, by its keys. */
export async function runText(page: Page, text: string): Promise<void> {
  if (!page.url().endsWith('/playground')) await page.goto('/playground');
  await monacoReady(page);
  await writeManifest(page, text);
  await editorOf(page).focus();
  await page.keyboard.press('ControlOrMeta+Shift+Enter');
  await expect(runRegion(page).getByText('Running it…')).toHaveCount(0);
}

export function terminal(page: Page) {
  const region = page.getByRole('region', { name: 'Terminal' });
  const toggle = runRegion(page).locator('summary').filter({ hasText: 'Terminal' });
  return {
    toggle,
    input: region.getByRole('textbox', { name: 'kubectl command' }),
    output: region.getByRole('log', { name: 'Terminal output' }),
    open: () => toggle.click(),
  };
}

/** Types a line and enters it. */
export async function type(page: Page, line: string): Promise<void> {
  const { input } = terminal(page);
  await input.fill(line);
  await input.press('Enter');
  await expect(input).toHaveValue('');
}
