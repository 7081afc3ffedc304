/** registry.k8s.io/git-sync: keeps a checkout in a directory. What the repository holds is not known here; the files say so. */
import { RUNTIME } from '#domain/simulation/files/file-tree.ts';
import { nameOf, resolved } from '#domain/simulation/files/paths.ts';
import { failure, tried } from '#domain/simulation/images/failures.ts';
import { readFlags, untilTold } from '#domain/simulation/images/go-program.ts';
import { milliseconds } from '#domain/simulation/images/nginx/scope.ts';
import type { RunnableImage } from '#domain/simulation/images/image.ts';
import { RootBuilder } from '#domain/simulation/images/root.ts';
import { usualEnvironment } from '#domain/simulation/images/environment.ts';
import { DEBIAN } from '#domain/simulation/images/systems/debian.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import { complain } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { startThread } from '#domain/simulation/network/threads.ts';

/** As a commit's name; every repository is at the same one. */
const COMMIT = '7fd1a60b01f91b314f59955a4e4d4e80d8edf11d';

const SWITCHES: ReadonlySet<string> = new Set([
  'one-time',
  'version',
  'help',
  'man',
  'ssh',
  'group-write',
  'cookie-file',
  'add-user',
  'http-metrics',
  'http-pprof',
]);

interface Settings {
  readonly repo: string;
  readonly ref: string;
  readonly root: string;
  readonly link: string;
  readonly periodMs: number;
  readonly isOnce: boolean;
}

function readSettings({ argv, env }: Process): Settings {
  const flags = readFlags(argv.slice(1), SWITCHES);
  const of = (name: string, usual: string): string =>
    flags.get(name) ?? env.get(`GITSYNC_${name.toUpperCase().replaceAll('-', '_')}`) ?? usual;
  const repo = of('repo', '');
  const name = nameOf(repo.replace(/\/+$/, '')).replace(/\.git$/, '');
  return {
    repo,
    ref: of('ref', 'HEAD'),
    root: of('root', '/git'),
    link: of('link', name),
    periodMs: milliseconds(of('period', '10s')) ?? 10_000,
    isOnce: of('one-time', 'false') === 'true',
  };
}

const say = (process: Process, text: string, more: Readonly<Record<string, unknown>> = {}): Task<void> => {
  const ts = new Date(process.kernel.wallTime).toISOString().replace('T', ' ').replace('Z', '000');
  const line = { logger: '', ts, caller: { file: 'main.go', line: 544 }, level: 0, msg: text, ...more };
  return complain(process, `${JSON.stringify(line)}\n`);
};

const gitSync: Program = function* gitSync(process) {
  const settings = readSettings(process);
  if (settings.repo === '') {
    yield* complain(process, 'ERROR: --repo must be specified\n');
    return 1;
  }
  const { uid, gid } = process.user;
  yield* say(process, 'starting up', {
    pid: process.pid,
    uid,
    gid,
    home: '/tmp',
    flags: process.argv.slice(1),
  });
  const problem = checkOut(process, settings);
  if (problem !== undefined) {
    yield* say(process, 'error syncing repo, will retry', { error: problem, failCount: 1 });
    return 1;
  }
  yield* say(process, 'updated successfully', { ref: settings.ref, remote: COMMIT, syncCount: 1 });
  if (settings.isOnce) {
    yield* say(process, 'exiting after one sync', { status: 0 });
    return 0;
  }
  startThread(process, (thread) => lookAgain(thread, settings));
  yield* untilTold(process);
  return 0;
};

/** The repository stays as it is. */
function* lookAgain(thread: Process, { periodMs, ref }: Settings): Task {
  for (;;) {
    yield { ms: periodMs };
    yield* say(thread, 'update not required', { ref, remote: COMMIT, syncCount: 1 });
  }
}

/** A worktree under its commit's name, and the link that moves with it. A text is why not. */
function checkOut(process: Process, { repo, root, link }: Settings): string | undefined {
  const { files } = process.container;
  const result = tried(() => {
    const worktree = `${root}/.worktrees/${COMMIT}`;
    files.makeDirectories(`${root}/.git`, process);
    files.makeDirectories(worktree, process);
    files.write(
      `${worktree}/README.md`,
      `# ${repo}\n\nTripod does not know this repository: these files stand in for its own.\n`,
      process,
    );
    files.write(
      `${worktree}/index.html`,
      `<h1>${repo}</h1>\n<p>Tripod does not know this repository: this page stands in for its own.</p>\n`,
      process,
    );
    const at = resolved(root, link);
    if (!files.exists(at, RUNTIME)) files.symbolicLink(`.worktrees/${COMMIT}`, at, process);
  });
  return result instanceof SystemError ? `mkdir ${root}: (${failure(result)})` : undefined;
}

export const gitSyncImage: RunnableImage = {
  entrypoint: ['/git-sync'],
  cmd: [],
  env: usualEnvironment(),
  user: { uid: 65_533, gid: 65_533, groups: [] },
  workingDir: '/tmp',
  stopSignal: SIG.TERM,
  buildRoot: (kernel) => {
    const builder = new RootBuilder(kernel);
    DEBIAN.build(builder, ['git-sync:x:65533:65533::/tmp:/sbin/nologin'], ['git-sync:x:65533:']);
    builder.directory('/git', 0o777).program('/git-sync', gitSync);
    return builder.root;
  },
};
