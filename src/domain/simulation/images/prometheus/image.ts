/** prom/prometheus: scrapes its targets and tells how they are. */
import { resolved } from '#domain/simulation/files/paths.ts';
import { tried } from '#domain/simulation/images/failures.ts';
import { listenTcp, readFlags, untilTold } from '#domain/simulation/images/go-program.ts';
import type { RunnableImage } from '#domain/simulation/images/image.ts';
import { RootBuilder } from '#domain/simulation/images/root.ts';
import { usualEnvironment } from '#domain/simulation/images/environment.ts';
import { BUSYBOX } from '#domain/simulation/images/systems/busybox.ts';
import { SystemError } from '#domain/simulation/kernel/errno.ts';
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { SIG } from '#domain/simulation/kernel/signals.ts';
import { complain } from '#domain/simulation/kernel/stdio.ts';
import type { Task } from '#domain/simulation/kernel/task.ts';
import { serveHttp } from '#domain/simulation/network/http/server.ts';
import { startThread } from '#domain/simulation/network/threads.ts';
import { readTargets, type ScrapeTarget } from './configuration.ts';
import { answering } from './pages.ts';
import { Scrapes } from './scrapes.ts';

const FILE = '/etc/prometheus/prometheus.yml';
const USUAL = `global:
  scrape_interval: 15s
  evaluation_interval: 15s

scrape_configs:
  - job_name: "prometheus"
    static_configs:
      - targets: ["localhost:9090"]
        labels:
          app: "prometheus"
`;

const SWITCHES: ReadonlySet<string> = new Set(['web.enable-lifecycle', 'web.enable-admin-api', 'web.enable-remote-write-receiver', 'version', 'storage.tsdb.no-lockfile']); // prettier-ignore

const say = (process: Process, level: string, source: string, text: string): Task<void> => {
  const time = new Date(process.kernel.wallTime).toISOString();
  return complain(process, `time=${time} level=${level} source=${source} msg=${text}\n`);
};

const prometheus = (version: string): Program =>
  function* prometheus(process) {
    const flags = readFlags(process.argv.slice(1), SWITCHES);
    const file = resolved(process.cwd, flags.get('config.file') ?? 'prometheus.yml');
    const targets = load(process, file);
    if (typeof targets === 'string') {
      yield* say(
        process,
        'ERROR',
        'main.go:636',
        `"Error loading config (--config.file=${file})" file=${file} err="${targets}"`,
      );
      return 2;
    }
    yield* say(
      process,
      'INFO',
      'main.go:725',
      `"Starting Prometheus Server" mode=server version="(version=${version}, branch=HEAD)"`,
    );
    const address = flags.get('web.listen-address') ?? '0.0.0.0:9090';
    const listener = listenTcp(process, address.replace(/^0\.0\.0\.0:/, ':'));
    if (typeof listener === 'string') {
      yield* say(process, 'ERROR', 'main.go:1083', `"Unable to start web listener" err="${listener}"`);
      return 1;
    }
    yield* say(
      process,
      'INFO',
      'web.go:656',
      `"Start listening for connections" component=web address=${address}`,
    );
    yield* say(process, 'INFO', 'main.go:1266', `"Server is ready to receive web requests."`);
    return yield* serve(process, targets, file, (thread, scrapes) =>
      serveHttp(thread, listener, answering(process, scrapes, version)),
    );
  };

function load(process: Process, file: string): readonly ScrapeTarget[] | string {
  const content = tried(() => process.container.files.content(file, process));
  if (content instanceof SystemError) return `open ${file}: ${content.message.toLowerCase()}`;
  const { node, volume } = process.container.files.find(file, process);
  if (node) process.kernel.trace.record(process, { op: 'read', path: file, volume, inode: node.inode });
  const targets = readTargets(content);
  return typeof targets === 'string' ? `parsing YAML file ${file}: ${targets}` : targets;
}

/** On HUP the file is read again; one that is wrong changes nothing. */
function* serve(
  process: Process,
  first: readonly ScrapeTarget[],
  file: string,
  web: (thread: Process, scrapes: Scrapes) => Task,
): Task {
  const scrapes = new Scrapes(process);
  scrapes.follow(first);
  startThread(process, (thread) => web(thread, scrapes));
  process.dispositions.set(SIG.HUP, () => {
    const again = load(process, file);
    const ok = typeof again !== 'string';
    if (ok) scrapes.follow(again);
    process.kernel.trace.record(process, { op: 'reload', ok });
  });
  yield* untilTold(process);
  yield* say(
    process,
    'WARN',
    'main.go:1010',
    '"Received an OS signal, exiting gracefully..." signal=terminated',
  );
  yield* say(process, 'INFO', 'main.go:1310', '"See you next time!"');
  return 0;
}

export function prometheusImage(tag: string): RunnableImage {
  const version = /^v?(\d+\.\d+\.\d+)/.exec(tag)?.[1] ?? '3.5.0';
  return {
    entrypoint: ['/bin/prometheus'],
    cmd: ['--config.file=/etc/prometheus/prometheus.yml', '--storage.tsdb.path=/prometheus'],
    env: usualEnvironment(),
    user: { uid: 65_534, gid: 65_534, groups: [], name: 'nobody' },
    workingDir: '/prometheus',
    stopSignal: SIG.TERM,
    volumes: ['/prometheus'],
    buildRoot: (kernel) => {
      const builder = new RootBuilder(kernel);
      BUSYBOX.build(builder);
      builder
        .file(FILE, USUAL, 0o644, { uid: 65_534, gid: 65_534 })
        .directory('/prometheus', 0o777, { uid: 65_534, gid: 65_534 })
        .program('/bin/prometheus', prometheus(version));
      return builder.root;
    },
  };
}
