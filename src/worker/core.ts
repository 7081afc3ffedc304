/** The core as a module worker: one message in, one answer out. */
import { answer } from './answer.ts';
import type { Request, Response } from './protocol.ts';

// `self` has the page's type here or the service worker's, as the library files have it; this is what it is.
const port = self as unknown as {
  postMessage(message: Response): void;
  onmessage: ((event: MessageEvent<Request>) => void) | null;
};

port.onmessage = ({ data }) => port.postMessage(answer(data));
port.postMessage({ ask: 'ready' });
