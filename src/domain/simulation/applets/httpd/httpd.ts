/** BusyBox's own web server. */
import { applet, Failure, type Call } from '#domain/simulation/applets/applet.ts';
import { filesOf, isDirectory, nodeAt } from '#domain/simulation/applets/files/walk.ts';
import { SystemError, Unmodelled } from '#domain/simulation/kernel/errno.ts';
import { NullFile } from '#domain/simulation/kernel/open-file.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import { complain } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { serveHttp, type Handler } from '#domain/simulation/network/http/server.ts';
import type { Listener } from '#domain/simulation/network/listener.ts';
import { networkOf } from '#domain/simulation/network/pod-network.ts';
import { inherited } from '#domain/simulation/programs/start.ts';
import { answer } from './answer.ts';

export const httpd: Program = applet(
  {
    usage: '[-ifv[v]] [-c CONFFILE] [-p [IP:]PORT] [-u USER[:GRP]] [-r REALM] [-h HOME]',
    letters: 'c:d:h:e:r:m:u:p:ifv',
  },
  function* (call) {
    const { process, options } = call;
    const unknown = options.lastOf('cdermui');
    if (unknown !== undefined || nodeAt(process, '/etc/httpd.conf'))
      throw new Unmodelled(`httpd ${unknown === undefined ? 'with /etc/httpd.conf' : `-${unknown}`}`);
    goHome(call);
    const listener = open(call);
    if (options.has('f')) return yield* serving(call, listener)(process);
    startDaemon(process, listener, serving(call, listener));
    return 0;
  },
);

/** Everything is served from its working directory. */
function goHome({ process, options }: Call): void {
  const home = options.value('h');
  if (home === undefined) return;
  const fail = (reason: string): Failure => new Failure(`can't change directory to '${home}': ${reason}`);
  try {
    const { path, node } = filesOf(process).find(home, process);
    if (!node) throw new SystemError('ENOENT');
    if (!isDirectory(process, path)) throw new SystemError('ENOTDIR');
    process.cwd = path;
  } catch (error) {
    if (error instanceof SystemError) throw fail(error.message);
    throw error;
  }
}

function open({ process, options }: Call): Listener {
  const [, address = '::', port = ''] =
    /^(?:\[?([0-9a-fA-F.:]+?)\]?:)?(\d{1,5})$/.exec(options.value('p') ?? '80') ?? [];
  if (port === '') throw new Failure(`bad port '${options.value('p') ?? ''}'`);
  try {
    return networkOf(process).bind(process, Number(port), { address });
  } catch (error) {
    if (error instanceof SystemError) throw new Failure(`bind: ${error.message}`);
    throw error;
  }
}

const serving = (call: Call, listener: Listener): Program =>
  function* (process) {
    // It reads its configuration anew, of which there is none.
    process.dispositions.set(SIG.HUP, 'ignore');
    return yield* serveHttp(process, listener, handling(call));
  };

const handling = ({ options }: Call): Handler =>
  function* (request, thread) {
    const reply = yield* answer(request, thread);
    if (options.has('v')) yield* tell(thread, request.remote, reply.status);
    return reply;
  };

function* tell(
  thread: Process,
  { ip, port }: { readonly ip: string; readonly port: number },
  status: number,
): Task<void> {
  const from = ip.includes(':') ? ip : `::ffff:${ip}`;
  yield* complain(thread, `[${from}]:${port}: response:${status}\n`);
}

/** Without -f the server goes on in a child, and the container's first process is at its end. */
function startDaemon(process: Process, listener: Listener, program: Program): void {
  const options = inherited(process);
  for (const file of options.descriptors) file?.release(process.kernel);
  const descriptors = [new NullFile(), new NullFile(), new NullFile()];
  const daemon = process.kernel.spawn(program, { ...options, descriptors, argv: process.argv });
  listener.handTo(daemon);
}
