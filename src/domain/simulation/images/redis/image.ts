import { redis as model } from '#domain/world/images/redis.ts';
import { RUNTIME } from '#domain/simulation/files/file-tree.ts';
import { usualEnvironment } from '#domain/simulation/images/environment.ts';
import { tried } from '#domain/simulation/images/failures.ts';
import type { RunnableImage } from '#domain/simulation/images/image.ts';
import { RootBuilder } from '#domain/simulation/images/root.ts';
import { runInPlace } from '#domain/simulation/images/run-in-place.ts';
import { ALPINE } from '#domain/simulation/images/systems/alpine.ts';
import { DEBIAN } from '#domain/simulation/images/systems/debian.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { complain } from '#domain/simulation/kernel/stdio.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import { redisClient } from './client.ts';
import { redisServer } from './server.ts';

const LAST_OF_LINE: ReadonlyMap<string, string> = new Map([
  ['5', '5.0.14'],
  ['6', '6.2.17'],
  ['6.0', '6.0.20'],
  ['6.2', '6.2.17'],
  ['7', '7.4.2'],
  ['7.0', '7.0.15'],
  ['7.2', '7.2.7'],
  ['7.4', '7.4.2'],
  ['8', '8.0.1'],
]);

function versionOf(tag: string): string {
  const [number = ''] = /^\d+(?:\.\d+)*/.exec(tag) ?? [];
  return /^\d+\.\d+\.\d+$/.test(number) ? number : (LAST_OF_LINE.get(number) ?? '7.4.2');
}

/** `docker-entrypoint.sh`: options alone mean the server; root gives its data to `redis` and becomes it. */
const entrypoint = (gid: number): Program =>
  function* entrypoint(process) {
    const [, ...words] = process.argv;
    const [first = ''] = words;
    const isServer = first.startsWith('-') || first.endsWith('.conf');
    const argv = isServer ? ['redis-server', ...words] : words;
    if (argv[0] === 'redis-server' && process.user.uid === 0) {
      const { capabilities } = process.container;
      if (!capabilities.has('SETUID') || !capabilities.has('SETGID')) {
        yield* complain(process, 'error: failed switching to "redis": operation not permitted\n');
        return 1;
      }
      giveAway(process, '.', gid);
      process.user = { uid: 999, gid, groups: [gid] };
    }
    return yield* runInPlace(process, argv, '/usr/local/bin/docker-entrypoint.sh: 23: exec');
  };

function giveAway(process: Process, path: string, gid: number): void {
  const { files } = process.container;
  if (tried(() => files.change(path, process, { owner: { uid: 999, gid } })) instanceof Error) return;
  if (files.stat(path, process).kind !== 'directory') return;
  for (const name of files.list(path, RUNTIME)) giveAway(process, `${path}/${name}`, gid);
}

export function redisImage(tag: string): RunnableImage {
  const version = versionOf(tag);
  const isAlpine = tag.includes('alpine');
  const system = isAlpine ? ALPINE : DEBIAN;
  const gid = isAlpine ? 1000 : 999;
  return {
    entrypoint: model.entrypoint,
    cmd: model.cmd,
    env: usualEnvironment([['REDIS_VERSION', version]]),
    user: { uid: 0, gid: 0, groups: system.rootGroups },
    workingDir: model.workingDir ?? '/data',
    stopSignal: SIG.TERM,
    volumes: ['/data'],
    buildRoot: (kernel) => {
      const builder = new RootBuilder(kernel);
      system.build(builder, [`redis:x:999:${gid}::/home/redis:/bin/sh`], [`redis:x:${gid}:`]);
      const server = redisServer(version);
      builder
        .directory('/data', 0o755, { uid: 999, gid })
        .program('/usr/local/bin/docker-entrypoint.sh', entrypoint(gid))
        .program('/usr/local/bin/redis-server', server)
        .program('/usr/local/bin/redis-cli', redisClient(version));
      return builder.root;
    },
  };
}
