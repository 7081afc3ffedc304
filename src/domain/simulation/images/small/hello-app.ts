/** gcr.io/google-samples/hello-app. */
import type { Process, Program } from '#domain/simulation/kernel/process.ts';
import { serveHttp, type Handler } from '#domain/simulation/network/http/server.ts';
import { dieOfSignals, listenTcp, log } from '#domain/simulation/images/go-program.ts';
import type { RunnableImage } from '#domain/simulation/images/image.ts';
import { scratchImage } from '#domain/simulation/images/scratch.ts';
import { headerTime } from '#domain/simulation/images/times.ts';

const helloApp = (version: string): Program =>
  function* helloApp(process) {
    const port = process.env.get('PORT') ?? '8080';
    dieOfSignals(process);
    yield* log(process, `Server listening on port ${port}`);
    const listener = listenTcp(process, `:${port}`);
    if (typeof listener !== 'string') return yield* serveHttp(process, listener, answering(process, version));
    yield* log(process, listener);
    return 1;
  };

const answering = (process: Process, version: string): Handler =>
  function* answer({ path }) {
    yield* log(process, `Serving request: ${path}`);
    return {
      status: 200,
      headers: [
        ['Date', headerTime(process.kernel.wallTime)],
        ['Content-Type', 'text/plain; charset=utf-8'],
      ],
      body: `Hello, world!\nVersion: ${version}\nHostname: ${process.container.hostname}\n`,
    };
  };

export const helloAppImage = (tag: string): RunnableImage =>
  scratchImage('/hello-app', helloApp(tag === '2.0' ? '2.0.0' : '1.0.0'));
