/** Images with one program and nothing else: no shell, no tools. */
import type { Program } from '#domain/simulation/kernel/process.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import { usualEnvironment } from './environment.ts';
import type { ImageUser, RunnableImage } from './image.ts';
import { RootBuilder } from './root.ts';

const ROOT: ImageUser = { uid: 0, gid: 0, groups: [] };

export const scratchImage = (
  path: string,
  program: Program,
  more: Partial<Pick<RunnableImage, 'cmd' | 'env' | 'user' | 'workingDir'>> = {},
): RunnableImage => ({
  entrypoint: [path],
  cmd: [],
  env: usualEnvironment(),
  user: ROOT,
  workingDir: '/',
  stopSignal: SIG.TERM,
  buildRoot: (kernel) => {
    const builder = new RootBuilder(kernel);
    builder.directories('/etc', '/dev', '/proc', '/sys').program(path, program);
    return builder.root;
  },
  ...more,
});
