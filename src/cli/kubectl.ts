import { CLI_LIMITS } from '#domain/kubernetes/limits.ts';
import { readManifests } from '#domain/kubernetes/read.ts';
import { kubectl as answer } from '#domain/simulation/kubectl/run.ts';
import { readSources, withValue } from './arguments.ts';
import type { Command } from './command.ts';
import { refusals } from './refusals.ts';
import { runFor, secondsOf } from './run.ts';
import { UsageError } from './usage.ts';

/** `kubectl FILE... -- ARGS`: what a kubectl command answers after the run. Its exit code is the command's, but 1 when something was refused. */
export const kubectl: Command = async (args, { print }) => {
  const split = args.indexOf('--');
  if (split < 0) throw new UsageError('which kubectl command? tripod kubectl FILE... -- get pods');
  const { rest, value } = withValue(args.slice(0, split), '--seconds');
  const seconds = secondsOf(value);
  const sources = await readSources(rest);
  const manifests = sources.flatMap(({ name, text }) => readManifests(text, name, CLI_LIMITS).manifests);
  const refused = refusals(manifests);
  for (const line of refused) process.stderr.write(`${line}\n`);
  const { stdout, stderr, code } = answer(args.slice(split + 1), runFor(manifests, seconds));
  process.stderr.write(stderr);
  if (stdout !== '') print(stdout.replace(/\n$/, ''));
  return refused.length > 0 ? 1 : code;
};
