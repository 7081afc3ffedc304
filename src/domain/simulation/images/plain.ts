/** Images that bring a system and no server. */
import { SIG } from '#domain/simulation/kernel/signals.ts';
import { usualEnvironment } from './environment.ts';
import type { RunnableImage } from './image.ts';
import { RootBuilder } from './root.ts';
import { socat } from './small/socat.ts';
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
/** Alpine with one more tool, which is its entry point. */
export const socatImage: RunnableImage = {
  ...alpineImage,
  entrypoint: ['socat'],
  cmd: [],
  buildRoot: (kernel) => {
    const builder = new RootBuilder(kernel);
    ALPINE.build(builder);
    return builder.program('/usr/bin/socat', socat).root;
  },
};

export const ubuntuImage = plain(DEBIAN, ['/bin/bash']);
