/** `httpd` of BusyBox: serves a directory; without `-f` it goes on in the background. */
import { applet, Failure, type Call } from '#domain/simulation/applets/applet.ts';
import { UsageError } from '#domain/simulation/applets/options.ts';
import { resolved } from '#domain/simulation/files/paths.ts';
import { SystemError, Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { complain } from '#domain/simulation/kernel/stdio.ts';
import { serveHttp, type Handler } from '#domain/simulation/network/http/server.ts';
import type { Listener } from '#domain/simulation/network/listener.ts';
import { networkOf } from '#domain/simulation/network/pod-network.ts';
import { inherited } from '#domain/simulation/programs/start.ts';
import { portNumber } from '#domain/simulation/network/tools/words.ts';
import { answer } from './files.ts';

const SHAPE = {
  usage: `[-ifv[v]] [-c CONFFILE] [-p [IP:]PORT] [-u USER[:GRP]] [-r REALM] [-h HOME]
or httpd -d/-e/-m STRING

Listen for incoming HTTP requests

	-i		Inetd mode
	-f		Run in foreground
	-v[v]		Verbose
	-p [IP:]PORT	Bind to IP:PORT (default *:80)
	-u USER[:GRP]	Set uid/gid after binding to port
	-r REALM	Authentication Realm for Basic Authentication
	-h HOME		Home directory (default .)
	-c FILE		Configuration file (default {/etc,HOME}/httpd.conf)
	-m STRING	MD5 crypt STRING
	-e STRING	HTML encode STRING
	-d STRING	URL decode STRING`,
  letters: 'ifvc:p:u:r:h:m:e:d:',
};

export const httpd = applet(SHAPE, function* (call) {
  const { process, options, operands } = call;
  if (operands.length > 0) throw new UsageError();
  for (const letter of ['i', 'c', 'u', 'r', 'm', 'e', 'd'])
    if (options.has(letter)) throw new Unmodelled(`httpd -${letter}`);
  const home = homeOf(call);
  const listener = open(call);
  const handler = handlerFor(home, options.values('v').length);
  const serve: Program = (server) => serveHttp(server, listener, handler);
  if (options.has('f')) return yield* serve(process);
  listener.handTo(startInBackground(process, serve));
  return 0;
});

/** Absolute, without its last slash. Throws `Failure`. */
function homeOf({ process, options }: Call): string {
  const home = options.value('h') ?? '.';
  const { files } = process.container;
  const path = resolved(process.cwd, home);
  if (!files.exists(path, process))
    throw new Failure(`can't change directory to '${home}': No such file or directory`);
  for (const conf of [`${path}/httpd.conf`, '/etc/httpd.conf'])
    if (files.exists(conf, process)) throw new Unmodelled('httpd: httpd.conf');
  return path === '/' ? '' : path;
}

function open({ process, options }: Call): Listener {
  const where = options.value('p') ?? '80';
  const colon = where.lastIndexOf(':');
  const port = portNumber(where.slice(colon + 1));
  if (port === undefined) throw new Failure(`bad port '${where.slice(colon + 1)}'`);
  try {
    return networkOf(process).bind(process, port, { address: colon < 0 ? '::' : where.slice(0, colon) });
  } catch (error) {
    if (error instanceof SystemError) throw new Failure(`bind: ${error.message}`);
    throw error;
  }
}

const handlerFor = (home: string, verbosity: number): Handler =>
  function* (request, thread) {
    const { remote } = request;
    const who = `[::ffff:${remote.ip}]:${remote.port}`;
    if (verbosity > 1) yield* complain(thread, `${who}: url:${request.target}\n`);
    const reply = yield* answer(thread, home, request);
    if (verbosity > 0) yield* complain(thread, `${who}: response:${reply.status}\n`);
    return reply;
  };

/** As a daemon it has no standard input and output any more. */
function startInBackground(process: Process, program: Program): Process {
  const { descriptors, ...same } = inherited(process);
  for (const file of descriptors) file?.release(process.kernel);
  return process.kernel.spawn(program, { ...same, argv: process.argv });
}
