/**
 * Writes anew what the real BusyBox answers to the snippets of src/domain/simulation/corpus: `apt-get install busybox`, then
 * `node scripts/record-busybox.mjs [FILE...]`. A snippet without an answer yet gets one. Each runs twice, in an empty directory:
 * what differs between two runs belongs to no corpus.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './project.mjs';

const LIMIT_MS = 10_000;
const AT_ONCE = 3;
const folder = join(root, 'src/domain/simulation/corpus');

/** A directory with all applets by name, and nothing else. */
function linkApplets(busybox) {
  const directory = mkdtempSync(join(tmpdir(), 'applets-'));
  const names = execFileSync(busybox, ['--list'], { encoding: 'utf8' }).split('\n');
  for (const name of new Set([...names, 'busybox'])) if (name) symlinkSync(busybox, join(directory, name));
  return directory;
}

function answer(applets, snippet) {
  const cwd = mkdtempSync(join(tmpdir(), 'snippet-'));
  const env = { PATH: applets, HOME: '/root' };
  return new Promise((resolve, reject) => {
    const child = spawn(join(applets, 'sh'), ['-c', snippet], {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let stdout = '';
    child.stdout.setEncoding('latin1').on('data', (part) => (stdout += part));
    const timer = setTimeout(() => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      reject(new Error(`longer than ${LIMIT_MS} ms: ${snippet}`));
    }, LIMIT_MS);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      rmSync(cwd, { recursive: true, force: true });
      resolve(`--> ${code ?? 128 + constants.signals[signal]} ${JSON.stringify(stdout)}`);
    });
  });
}

async function record(applets, block) {
  const snippet = block.replace(/\n--> .*$/, '');
  const [first, second] = [await answer(applets, snippet), await answer(applets, snippet)];
  if (first !== second) console.error(`differs between two runs:\n${snippet}\n  ${first}\n  ${second}`);
  return `${snippet}\n${first}`;
}

async function recordFile(applets, name) {
  const path = join(folder, name);
  const blocks = readFileSync(path, 'utf8').trimEnd().split('\n%%\n');
  const answers = [];
  const worker = async (from) => {
    for (let at = from; at < blocks.length; at += AT_ONCE) answers[at] = await record(applets, blocks[at]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, from) => worker(from)));
  writeFileSync(path, `${answers.join('\n%%\n')}\n`);
  console.error(`${name}: ${blocks.length}`);
}

const busybox = execFileSync('which', ['busybox'], { encoding: 'utf8' }).trim();
const applets = linkApplets(busybox);
const given = process.argv.slice(2);
for (const name of given.length > 0 ? given : readdirSync(folder).filter((each) => each.endsWith('.txt')))
  await recordFile(applets, name);
rmSync(applets, { recursive: true });
