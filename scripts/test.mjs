/**
 * `npm test`: every check of the project in one go, as CI runs it. Each step says its name, all run even when one fails,
 * and the last line counts: a step without tests of its own counts as one.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { prepareBrowser } from './browser.mjs';
import { cache, installPackages, root } from './project.mjs';

installPackages();
mkdirSync(cache, { recursive: true });
const unitReport = join(cache, 'unit.json');
const browserReport = join(cache, 'e2e.json');

/** vitest and Playwright write how many passed; a report that is missing means that the runner itself failed. */
function unitCounts() {
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(
    readFileSync(unitReport, 'utf8'),
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + (numFailedTests === 0 ? numFailedTestSuites : 0),
  };
}
function browserCounts() {
  const { stats, errors } = JSON.parse(readFileSync(browserReport, 'utf8'));
  // What passed on its second try is passed; the list above names it as flaky, and it is to be mended.
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
}

const steps = [
  { name: 'types', command: ['npm', 'run', '--silent', 'test:types'] },
  { name: 'lint', command: ['npm', 'run', '--silent', 'test:lint'] },
  { name: 'dead code', command: ['npm', 'run', '--silent', 'test:dead'] },
  { name: 'format', command: ['npm', 'run', '--silent', 'test:format'] },
  { name: 'content proof', command: ['npm', 'run', '--silent', 'test:prove'] },
  {
    name: 'unit tests',
    command: ['npx', 'vitest', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${unitReport}`],
    counts: unitCounts,
  },
  { name: 'build', command: ['npm', 'run', '--silent', 'build', '--', '--logLevel', 'warn'] },
  { name: 'size budgets', command: ['npm', 'run', '--silent', 'test:size'] },
  {
    name: 'e2e',
    command: ['npx', 'playwright', 'test', '--reporter=list,json'],
    env: () => ({ ...prepareBrowser(), PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport }),
    counts: browserCounts,
  },
];

function runStep({ name, command, env, counts }) {
  console.log(`\n== ${name}`);
  const started = Date.now();
  let status = 1;
  try {
    status =
      spawnSync(command[0], command.slice(1), {
        cwd: root,
        stdio: ['ignore', 'inherit', 'inherit'],
        env: { ...process.env, ...env?.() },
      }).status ?? 1;
  } catch (error) {
    console.error(String(error));
  }
  console.log(
    `== ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - started) / 1000)} s`,
  );
  return outcomeOf(status, counts);
}

function outcomeOf(status, counts) {
  const whole = { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 };
  if (!counts) return whole;
  try {
    const { passed, failed } = counts();
    // A runner that fails without a failing test (a crash, an unhandled rejection) must not look green.
    return { passed, failed: status !== 0 && failed === 0 ? 1 : failed };
  } catch {
    return whole;
  }
}

for (const report of [unitReport, browserReport]) rmSync(report, { force: true });
const outcomes = steps.map((step) => runStep(step));
const total = (key) => outcomes.reduce((sum, outcome) => sum + outcome[key], 0);
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') === 0 ? 0 : 1;
