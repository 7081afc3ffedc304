/** A browser for the end-to-end tests: the system's Chromium, else Debian's package, else Playwright's own download. */
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { run } from './project.mjs';

const KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

function systemBrowser() {
  return [process.env.CHROMIUM, ...KNOWN].find((path) => path && existsSync(path));
}

function installFromDebian() {
  const isRootOnDebian = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!isRootOnDebian) return;
  console.error('Installing Chromium from Debian...');
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  if (run('apt-get', ['update', '-qq'], options) === 0)
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
}

/** Gives the environment that playwright.config.ts reads; empty when Playwright brings its own browser. */
export function prepareBrowser() {
  if (!systemBrowser()) installFromDebian();
  const found = systemBrowser();
  if (found) return { CHROMIUM: found };
  const { status } = spawnSync('npx', ['playwright', 'install', '--with-deps', 'chromium'], {
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0)
    throw new Error('No browser: install Chromium, or name one with CHROMIUM=/path/to/chromium');
  return {};
}
