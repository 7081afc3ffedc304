/** kubectl on a run. A part of its own: a check needs none of it. */
export { completeKubectl } from '#domain/simulation/kubectl/complete.ts';
export { kubectl } from '#domain/simulation/kubectl/run.ts';
export { isKubectlCommand } from '#domain/simulation/kubectl/unknown-command.ts';
export { splitCommandLine } from '#domain/simulation/kubectl/words.ts';
