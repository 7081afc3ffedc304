/** The core as a module worker: one message in, one answer out. */
import { answer } from './answer.ts';
import type { Addition, Request, Response } from './protocol.ts';

// `self` has the page's type here or the service worker's, as the library files have it; this is what it is.
const port = self as unknown as {
  postMessage(message: Response): void;
  onmessage: ((event: MessageEvent<Request>) => void) | null;
};

const NOT_LOADED = 'This part of the checker could not be loaded. Reload the page; your text is kept.';

async function added({ text, given }: Extract<Request, { ask: 'added' }>): Promise<Addition> {
  try {
    const { addition } = await import('./added.ts');
    port.postMessage({ ask: 'loaded' });
    return addition(text, given);
  } catch {
    return { objects: [], refused: NOT_LOADED };
  }
}

async function respond(request: Request): Promise<void> {
  if (request.ask !== 'added') port.postMessage(answer(request));
  else port.postMessage({ id: request.id, ask: 'added', addition: await added(request) });
}

port.onmessage = ({ data }) => void respond(data);
port.postMessage({ ask: 'ready' });
