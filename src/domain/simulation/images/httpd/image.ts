import { httpd as model } from '#domain/world/images/httpd.ts';
import { usualEnvironment } from '#domain/simulation/images/environment.ts';
import type { RunnableImage } from '#domain/simulation/images/image.ts';
import { RootBuilder } from '#domain/simulation/images/root.ts';
import { runInPlace } from '#domain/simulation/images/run-in-place.ts';
import { ALPINE } from '#domain/simulation/images/systems/alpine.ts';
import { DEBIAN } from '#domain/simulation/images/systems/debian.ts';
import { RUNTIME } from '#domain/simulation/files/file-tree.ts';
import { tried } from '#domain/simulation/images/failures.ts';
import type { Program } from '#domain/simulation/kernel/process.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import { DEFAULT_PATH } from '#domain/simulation/programs/find.ts';
import { httpdProgram } from './program.ts';

const PREFIX = '/usr/local/apache2';
const PATH = `${PREFIX}/bin:${DEFAULT_PATH}`;

/** A script of three lines: an old PID file goes, then httpd takes its place. */
const foreground: Program = function* foreground(process) {
  const { files } = process.container;
  const pidFile = `${PREFIX}/logs/httpd.pid`;
  if (files.exists(pidFile, RUNTIME)) tried(() => files.remove(pidFile, process));
  const argv = ['httpd', '-DFOREGROUND', ...process.argv.slice(1)];
  return yield* runInPlace(process, argv, '/usr/local/bin/httpd-foreground: 7: exec');
};

export function httpdImage(tag: string): RunnableImage {
  const version = /^2\.4\.\d+/.exec(tag)?.[0] ?? '2.4.62';
  const system = tag.includes('alpine') ? ALPINE : DEBIAN;
  return {
    entrypoint: model.entrypoint,
    cmd: model.cmd,
    env: usualEnvironment(
      [
        ['HTTPD_PREFIX', PREFIX],
        ['HTTPD_VERSION', version],
      ],
      PATH,
    ),
    user: { uid: 0, gid: 0, groups: system.rootGroups },
    workingDir: PREFIX,
    stopSignal: SIG.WINCH,
    buildRoot: (kernel) => {
      const builder = new RootBuilder(kernel);
      system.build(builder);
      builder
        .files(model.files)
        .directories(`${PREFIX}/logs`, `${PREFIX}/cgi-bin`, `${PREFIX}/modules`)
        .program(`${PREFIX}/bin/httpd`, httpdProgram(version))
        .program('/usr/local/bin/httpd-foreground', foreground);
      return builder.root;
    },
  };
}
