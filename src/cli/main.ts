import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContentErrors } from '#compiler/content-error.ts';
import { check } from './check.ts';
import { grade } from './grade.ts';
import { kubectl } from './kubectl.ts';
import { list } from './list.ts';
import { prove } from './prove.ts';
import { run } from './run.ts';
import { topology } from './topology.ts';
import type { Command, Surroundings } from './command.ts';
import { HELP, UsageError } from './usage.ts';

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['check', check],
  ['grade', grade],
  ['list', list],
  ['topology', topology],
  ['run', run],
  ['kubectl', kubectl],
  ['prove', prove],
]);

const HELP_FLAGS = ['--help', '-h'];

function versionIn(root: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return `tripod ${version} (Kubernetes v1.35)`;
}

async function dispatch(argv: readonly string[], root: string, surroundings: Surroundings): Promise<number> {
  const [name = '', ...rest] = argv;
  if (name === '--version') {
    surroundings.print(versionIn(root));
    return 0;
  }
  if (name === 'help' || [name, ...rest].some((arg) => HELP_FLAGS.includes(arg))) {
    surroundings.print(HELP);
    return 0;
  }
  const command = COMMANDS.get(name);
  if (!command) throw new UsageError(name === '' ? 'which command?' : `no command named "${name}"`);
  return command(rest, surroundings);
}

/** Runs one command. Gives the exit code: 0 all well, 1 something rejected or not full, 2 usage. */
export async function main(argv: readonly string[], { root }: { root: string }): Promise<number> {
  const lines: string[] = [];
  const surroundings: Surroundings = {
    content: join(root, 'content'),
    print: (line) => void lines.push(line),
  };
  try {
    const code = await dispatch(argv, root, surroundings);
    await write(lines.map((line) => `${line}\n`).join(''));
    return code;
  } catch (error) {
    if (error instanceof ContentErrors) process.stderr.write(`${error.message}\n`);
    else if (error instanceof UsageError)
      process.stderr.write(`tripod: ${error.message}\nTry: tripod --help\n`);
    else throw error;
    return 2;
  }
}

/** Resolves when all of it has left the process: a pipe takes only 64 KiB at a time. */
function write(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException): void => (error.code === 'EPIPE' ? resolve() : reject(error));
    process.stdout.once('error', fail);
    process.stdout.write(text, (error) => {
      // The event comes after this, and has to be heard.
      if (error) return;
      process.stdout.off('error', fail);
      resolve();
    });
  });
}
