/** `/docker-entrypoint.sh` of the official image, with the scripts that it brings in /docker-entrypoint.d. */
import { RUNTIME } from '#domain/simulation/files/file-tree.ts';
import { may } from '#domain/simulation/files/permissions.ts';
import { Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { print } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { runInPlace } from '#domain/simulation/images/run-in-place.ts';
import { startChild, waitFor } from '#domain/simulation/programs/start.ts';
import { enableIpv6 } from './ipv6-script.ts';
import { fillTemplates } from './templates.ts';

export const SCRIPTS = '/docker-entrypoint.d';

type Script = (process: Process, say: Say) => Task<void>;
export type Say = (text: string) => Task<void>;

const nothing: Script = function* nothing() {};

/** Those of the image; the file's name tells them, as long as nobody has changed the file. */
export const OWN_SCRIPTS: ReadonlyMap<string, Script> = new Map<string, Script>([
  ['10-listen-on-ipv6-by-default.sh', enableIpv6],
  ['15-local-resolvers.envsh', nothing],
  ['20-envsubst-on-templates.sh', fillTemplates],
  ['30-tune-worker-processes.sh', nothing],
]);

/** What stands in the files of the own scripts. */
export const ownScriptText = (name: string): string =>
  `#!/bin/sh\n# vim:sw=4:ts=4:et\n\n# ${name} of the image\n`;

export const nginxEntrypoint: Program = function* entrypoint(process) {
  const [, ...command] = process.argv;
  const say: Say = (text) =>
    process.env.get('NGINX_ENTRYPOINT_QUIET_LOGS') ? nothing(process, say) : print(process, `${text}\n`);
  if (command[0] === 'nginx' || command[0] === 'nginx-debug') {
    const code = yield* configure(process, (text) => say(`/docker-entrypoint.sh: ${text}`), say);
    if (code !== 0) return code;
  }
  return yield* runInPlace(process, command, '/docker-entrypoint.sh: 47: exec');
};

function* configure(process: Process, tell: Say, say: Say): Task {
  const { files } = process.container;
  const names = files.exists(SCRIPTS, RUNTIME) ? files.list(SCRIPTS, RUNTIME) : [];
  if (names.length === 0) {
    yield* tell(`No files found in ${SCRIPTS}/, skipping configuration`);
    return 0;
  }
  yield* tell(`${SCRIPTS}/ is not empty, will attempt to perform configuration`);
  yield* tell(`Looking for shell scripts in ${SCRIPTS}/`);
  for (const name of names) {
    const code = yield* runScript(process, name, tell, say);
    if (code !== 0) return code;
  }
  yield* tell('Configuration complete; ready for start up');
  return 0;
}

function* runScript(process: Process, name: string, tell: Say, say: Say): Task {
  const path = `${SCRIPTS}/${name}`;
  const { files } = process.container;
  const node = files.stat(path, RUNTIME);
  if (node.kind !== 'file') return 0;
  const isSourced = name.endsWith('.envsh');
  if (!isSourced && !name.endsWith('.sh')) {
    yield* tell(`Ignoring ${path}`);
    return 0;
  }
  if (!may(process.user, 'execute', node)) {
    yield* tell(`Ignoring ${path}, not executable`);
    return 0;
  }
  yield* tell(`${isSourced ? 'Sourcing' : 'Launching'} ${path}`);
  const own = OWN_SCRIPTS.get(name);
  if (own && node.content === ownScriptText(name)) {
    yield* own(process, say);
    return 0;
  }
  if (isSourced) throw new Unmodelled('nginx: an .envsh file in /docker-entrypoint.d');
  return yield* waitFor(startChild(process, [path]));
}
