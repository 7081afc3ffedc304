/** Images that bring a system and no server. */
import type { Program } from '#domain/simulation/kernel/process.ts';
import { curl8 } from '#domain/simulation/network/tools/curl.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import { usualEnvironment } from './environment.ts';
import type { RunnableImage } from './image.ts';
import { RootBuilder } from './root.ts';
import { runInPlace } from './run-in-place.ts';
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
/** Options alone mean curl. */
const curlEntrypoint: Program = (process) => {
  const [, ...words] = process.argv;
  const argv = words[0]?.startsWith('-') === true ? ['curl', ...words] : words;
  return runInPlace(process, argv, '/entrypoint.sh: exec: line 17');
};

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

/** Alpine with curl as its command, run by a user of its own. */
export const curlImage: RunnableImage = {
  ...alpineImage,
  entrypoint: ['/entrypoint.sh'],
  cmd: ['curl'],
  user: { uid: 100, gid: 101, groups: [], name: 'curl_user' },
  workingDir: '/home/curl_user',
  buildRoot: (kernel) => {
    const builder = new RootBuilder(kernel);
    const users = ['curl_user:x:100:101:Linux User,,,:/home/curl_user:/sbin/nologin'];
    ALPINE.build(builder, users, ['curl_group:x:101:curl_user']);
    builder
      .directory('/home/curl_user', 0o755, { uid: 100, gid: 101 })
      .program('/usr/bin/curl', curl8)
      .program('/entrypoint.sh', curlEntrypoint);
    return builder.root;
  },
};

export const ubuntuImage = plain(DEBIAN, ['/bin/bash']);
