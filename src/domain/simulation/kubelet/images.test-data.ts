/* oxlint-disable require-yield -- most steps never wait */
/** An image for tests whose one program does what its arguments say, step by step: `do echo:hi sleep:5 exit:3`. */
import {
  createDirectory,
  createFile,
  createLink,
  createProgramFile,
} from '#domain/simulation/files/nodes.ts';
import { openFile } from '#domain/simulation/files/opened.ts';
import { SystemError, Unmodelled } from '#domain/simulation/kernel/errno.ts';
import type { Process } from '#domain/simulation/kernel/process.ts';
import { signalNumber } from '#domain/simulation/kernel/signals.ts';
import { complain, print, readAll } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { httpRequest } from '#domain/simulation/network/http/client.ts';
import { serveHttp } from '#domain/simulation/network/http/server.ts';
import { networkOf } from '#domain/simulation/network/pod-network.ts';
import { startChild } from '#domain/simulation/programs/start.ts';
import type { RunnableImage } from '#domain/simulation/images/image.ts';
import type { ImageLookup } from './kubelet.ts';

type Step = (process: Process, value: string) => Task<number | void>;

const STEPS: ReadonlyMap<string, Step> = new Map<string, Step>([
  ['sleep', function* (_process, value) { yield { ms: Number(value) * 1000, interruptible: true }; }],
  ['forever', function* () { for (;;) yield {}; }],
  ['echo', (process, value) => print(process, `${value}\n`)],
  ['err', (process, value) => complain(process, `${value}\n`)],
  ['part', (process, value) => print(process, value)],
  ['exit', function* (_process, value) { return Number(value); }],
  ['env', (process, value) => print(process, `${value}=${process.env.get(value) ?? '(unset)'}\n`)],
  ['args', (process) => print(process, `${process.argv.join(' ')}\n`)],
  ['cwd', (process) => print(process, `${process.cwd}\n`)],
  ['pid', (process) => print(process, `pid ${process.pid}\n`)],
  ['id', (process) => print(process, `${process.user.uid}:${process.user.gid}:${process.user.groups.join(',')}\n`)],
  ['caps', (process) => print(process, `${[...process.container.capabilities].toSorted().join(',')}\n`)],
  ['cat', function* (process, value) { yield* print(process, `${(yield* readAll(process, openFile(process, value, { read: true }))).trimEnd()}\n`); }],
  ['ls', (process, value) => print(process, `${process.container.files.list(value, process).join(' ')}\n`)],
  ['drop', function* (process, value) { process.container.files.remove(value, process); }],
  ['need', function* (process, value) { return process.container.files.exists(value, process) ? undefined : 1; }],
  ['link', function* (process, value) {
    const node = process.container.files.stat(value, process, false);
    yield* print(process, `${node.kind === 'link' ? node.target : node.kind}\n`);
  }],
  ['stat', function* (process, value) {
    const { mode, uid, gid } = process.container.files.stat(value, process);
    yield* print(process, `${mode.toString(8)} ${uid}:${gid}\n`);
  }],
  ['write', function* (process, value) {
    const [path = '', text = ''] = value.split('=');
    const file = openFile(process, path, { write: true, append: true });
    yield* file.write(process, `${text}\n`);
    file.release(process.kernel);
  }],
  ['trap', function* (process, value) {
    process.dispositions.set(signalNumber(value) ?? 0, () => process.kernel.exit(process, 0));
  }],
  ['kill', function* (process, value) {
    const [pid = '', signal = ''] = value.split('=');
    const target = process.namespace.processes.get(Number(pid));
    if (target) process.kernel.kill(target, signalNumber(signal) ?? 0);
  }],
  ['child', function* (process, value) { startChild(process, ['/bin/do', ...value.split('+')]); }],
  ['serve', function* (process, value) {
    const [port = '', status = '200', body = ''] = value.split('=');
    const listener = networkOf(process).bind(process, Number(port));
    return yield* serveHttp(process, listener, function* () {
      return { status: Number(status), headers: [], body };
    });
  }],
  ['get', function* (process, value) {
    const [host = '', port = '80'] = value.split('=');
    const outcome = yield* httpRequest(process, { host, port: Number(port), timeoutMs: 1000 });
    yield* print(process, `${outcome.ok ? `${outcome.response.status} ${outcome.response.body}` : outcome.why}\n`);
  }],
  ['unmodelled', function* (_process, value) { throw new Unmodelled(value); }],
]); // prettier-ignore

/** A step that fails says its error and the program goes on. */
function* run(process: Process): Task {
  for (const step of process.argv.slice(1)) {
    const [name = '', ...rest] = step.split(':');
    try {
      const code = yield* (STEPS.get(name) ?? (() => complain(process, `${name}?\n`)))(
        process,
        rest.join(':'),
      );
      if (typeof code === 'number') return code;
    } catch (error) {
      if (!(error instanceof SystemError)) throw error;
      yield* complain(process, `${step}: ${error.message}\n`);
    }
  }
  return 0;
}

export const TEST_IMAGE: RunnableImage = {
  entrypoint: [],
  cmd: ['do', 'echo:default'],
  env: new Map([
    ['PATH', '/bin'],
    ['FROM', 'image'],
  ]),
  user: { uid: 0, gid: 0, groups: [0] },
  workingDir: '/home',
  stopSignal: 15,
  volumes: ['/anonymous'],
  buildRoot(kernel) {
    const root = createDirectory(kernel);
    const make = (name: string, mode = 0o755) => {
      const directory = createDirectory(kernel, mode);
      root.entries.set(name, directory);
      return directory;
    };
    make('bin').entries.set('do', createProgramFile(kernel, run));
    make('etc').entries.set('app.conf', createFile(kernel, 'from the image\n'));
    root.entries.set('script', createFile(kernel, 'echo no interpreter\n', 0o755));
    root.entries.set('text', createFile(kernel, 'no program\n', 0o644));
    for (const name of ['home', 'run', 'anonymous']) make(name);
    make('tmp', 0o1777);
    make('var').entries.set('run', createLink(kernel, '/run'));
    return root;
  },
};

const IMAGES: ReadonlyMap<string, RunnableImage> = new Map([
  ['test', TEST_IMAGE],
  ['test-named', { ...TEST_IMAGE, user: { uid: 101, gid: 101, groups: [101], name: 'nginx' } }],
  ['test-user', { ...TEST_IMAGE, user: { uid: 1000, gid: 1000, groups: [1000] } }],
  ['test-quit', { ...TEST_IMAGE, stopSignal: 3 }],
  ['test-empty', { ...TEST_IMAGE, cmd: [] }],
]);

export const testImages: ImageLookup = ({ repository }) => IMAGES.get(repository);
