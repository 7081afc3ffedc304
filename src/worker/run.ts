/** The engine that runs Pods: for a check, for a look at what happened, and for a terminal. Loaded when it is first asked for. */
import { BROWSER_LIMITS } from '#domain/kubernetes/limits.ts';
import { readManifests } from '#domain/kubernetes/read.ts';
import { createRun } from '#domain/simulation/cluster/simulate.ts';
import { runsWith } from '#domain/grading/behaviour/run.ts';
import { ImagesOnDemand } from '#domain/simulation/images/on-demand.ts';
import { notRun } from './not-run.ts';
import type { Request, Response, Staged } from './protocol.ts';
import { refusedRun, refusedSaid } from './refusal.ts';
import { Session, type Beginning } from './session.ts';
import { inWords, refusalOf } from './unread.ts';

const images = new ImagesOnDemand();

export const runAnswer = runsWith(images.lookup);

/** What is refused never runs; what else there is does. */
function begin({ text, given }: Pick<Staged, 'text' | 'given'>): Beginning {
  const { manifests, problems } = readManifests(text, 'answer', BROWSER_LIMITS);
  const unread = refusalOf(problems);
  if (unread !== undefined) return { world: undefined, refused: `Nothing ran. ${unread}` };
  const accepted = manifests.filter((manifest) => manifest.accepted);
  const refused = notRun(manifests, problems);
  if (accepted.length === 0) return { world: undefined, refused };
  const exists = readManifests(given, 'given', BROWSER_LIMITS).manifests;
  return { world: createRun(accepted, { given: exists, images: images.lookup }), refused };
}

const session = new Session(begin);
let terminal: typeof import('./terminal.ts') | undefined;

type Simulated = Extract<Request, { ask: 'run' | 'kubectl' | 'complete' }>;

function wordsFor({
  staged,
  command,
}: Extract<Simulated, { ask: 'complete' | 'kubectl' }>): readonly string[] {
  const world = session.worldAt(staged, command.at);
  return world && terminal ? terminal.completeKubectl(command.line, world) : [];
}

function answerTo(request: Simulated): Response {
  const { id } = request;
  switch (request.ask) {
    case 'run':
      return { id, ask: 'run', ran: session.run(request.staged, request.seconds) };
    case 'kubectl':
      return { id, ask: 'kubectl', said: session.kubectl(request.staged, request.command) };
    case 'complete':
      return { id, ask: 'complete', words: wordsFor(request) };
  }
}

type Running = Simulated | Extract<Request, { ask: 'mark' }>;

/** Everything that may name an image. */
function textOf(request: Running): string {
  if (request.ask === 'mark') return `${request.text}\n${request.exercise.given}`;
  const { text, given, commands } = request.staged;
  const typed = request.ask === 'run' ? commands : [...commands, request.command];
  return [text, given, ...typed.map(({ line }) => line)].join('\n');
}

const usesTerminal = (request: Running): boolean =>
  request.ask === 'kubectl' ||
  request.ask === 'complete' ||
  (request.ask === 'run' && request.staged.commands.length > 0);

/** Whether all code is here that an answer may need. */
export const isReadyFor = (request: Running): boolean =>
  images.has(textOf(request)) && (terminal !== undefined || !usesTerminal(request));

/** Fetches it. Rejects when it cannot be had. */
export async function prepareFor(request: Running): Promise<void> {
  await images.fetchFor(textOf(request));
  if (usesTerminal(request)) terminal ??= await import('./terminal.ts');
  session.terminal = terminal;
}

/** A fault of ours is said in words, where the answer would stand. */
export function simulated(request: Simulated): Response {
  const { id } = request;
  try {
    return answerTo(request);
  } catch (error) {
    session.forget();
    if (request.ask === 'run') return { id, ask: 'run', ran: refusedRun(`Not verified. ${inWords(error)}`) };
    if (request.ask === 'complete') return { id, ask: 'complete', words: [] };
    return { id, ask: 'kubectl', said: refusedSaid(request.command, inWords(error)) };
  }
}
