import { Refusal } from '#domain/simulation/kubectl/answer.ts';
import type { Command } from '#domain/simulation/kubectl/call.ts';

/** What this terminal can do, for whoever asks for more. */
const INSTEAD =
  'this terminal looks at a run: get, describe, logs, exec, events, wait, run, create, rollout, scale, label and delete are answered here; change the manifests and run them again for the rest';

/** A command that the real kubectl has and this terminal does not. Any flags are let through to the answer. */
export const refused = (name: string, above = ''): Command => ({
  name,
  says: 'Not here: this terminal looks at a run',
  usage: '',
  flags: [],
  run: () => {
    throw new Refusal(refusal(above === '' ? name : `${above} ${name}`));
  },
});

export const refusal = (name: string): string =>
  `error: "kubectl ${name}" is not carried out here: ${INSTEAD}`;
