/** Images that bring a system and no server. */
import { SIG } from '#domain/simulation/kernel/signals.ts';
import { usualEnvironment } from './environment.ts';
import type { RunnableImage } from './image.ts';
import { RootBuilder } from './root.ts';
import { ALPINE } from './systems/alpine.ts';
import { BUSYBOX } from './systems/busybox.ts';
import { DEBIAN } from './systems/debian.ts';
import type { System } from './systems/system.ts';

const plain = (system: System, cmd: readonly string[]): RunnableImage => ({
  entrypoint: [],
  cmd,
  env: usualEnvironment(),
  user: { uid: 0, gid: 0, groups: system.rootGroups },
  workingDir: '/',
  stopSignal: SIG.TERM,
  buildRoot: (kernel) => {
    const builder = new RootBuilder(kernel);
    system.build(builder);
    return builder.root;
  },
});

export const busyboxImage = plain(BUSYBOX, ['sh']);
export const alpineImage = plain(ALPINE, ['/bin/sh']);
export const debianImage = plain(DEBIAN, ['bash']);
export const ubuntuImage = plain(DEBIAN, ['/bin/bash']);
