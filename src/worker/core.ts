/** The core as a module worker: one message in, one answer out. */
import { markOf, studyOf } from './answer.ts';
import type { Request, Response } from './protocol.ts';
import { refusedRun, refusedSaid } from './refusal.ts';

// `self` has the page's type here or the service worker's, as the library files have it; this is what it is.
const port = self as unknown as {
  postMessage(message: Response): void;
  onmessage: ((event: MessageEvent<Request>) => void) | null;
};

const NOT_LOADED = 'This part of the checker could not be loaded. Reload the page; your text is kept.';

type Late = Exclude<Request, { ask: 'study' | 'mark' }>;

/** The engine, with all that an answer may need of it. */
async function engineFor(request: Extract<Request, { ask: 'mark' | 'run' | 'kubectl' | 'complete' }>) {
  const engine = await import('./run.ts');
  if (!engine.isReadyFor(request)) {
    port.postMessage({ ask: 'fetching', part: 'simulation' });
    await engine.prepareFor(request);
  }
  port.postMessage({ ask: 'loaded', part: 'simulation' });
  return engine;
}

/** What is said instead when a part of the code cannot be had. */
function unloaded(request: Late): Response {
  const { id } = request;
  switch (request.ask) {
    case 'added':
      return { id, ask: 'added', addition: { objects: [], refused: NOT_LOADED } };
    case 'run':
      return { id, ask: 'run', ran: refusedRun(NOT_LOADED) };
    case 'kubectl':
      return { id, ask: 'kubectl', said: refusedSaid(request.command, NOT_LOADED) };
    case 'complete':
      return { id, ask: 'complete', words: [] };
  }
}

async function late(request: Late): Promise<Response> {
  try {
    if (request.ask === 'added') {
      const { addition } = await import('./added.ts');
      // From here on its time is counted.
      port.postMessage({ ask: 'loaded', part: 'added' });
      return { id: request.id, ask: 'added', addition: addition(request.text, request.given) };
    }
    const engine = await engineFor(request);
    return engine.simulated(request);
  } catch {
    return unloaded(request);
  }
}

/** Without the engine, what happens when it runs is said not to be verified. */
async function mark(request: Extract<Request, { ask: 'mark' }>): Promise<Response> {
  const engine = await engineFor(request).catch(() => undefined);
  const { id, text, exercise } = request;
  return { id, ask: 'mark', marked: markOf(text, exercise, engine?.runAnswer) };
}

async function respond(request: Request): Promise<Response> {
  if (request.ask === 'mark') return mark(request);
  if (request.ask !== 'study') return late(request);
  return { id: request.id, ask: 'study', study: studyOf(request.text, request.given) };
}

port.onmessage = ({ data }) => void respond(data).then((response) => port.postMessage(response));
port.postMessage({ ask: 'ready' });
