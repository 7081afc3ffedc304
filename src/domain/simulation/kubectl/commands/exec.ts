import type { Pod } from '#domain/kubernetes/schema/api.gen.ts';
import type { ExecOutcome } from '#domain/simulation/cluster/running.ts';
import { Refusal, type Output } from '#domain/simulation/kubectl/answer.ts';
import type { Call, Command } from '#domain/simulation/kubectl/call.ts';
import { defineFlags } from '#domain/simulation/kubectl/flags.ts';
import { defaultContainer, hasContainer, statusOf } from '#domain/simulation/kubectl/pod-containers.ts';
import { podFor } from '#domain/simulation/kubectl/pods-of.ts';

export const EXEC: Command = {
  name: 'exec',
  says: 'Execute a command in a container',
  usage: '(POD | TYPE/NAME) [-c CONTAINER] [flags] -- COMMAND [args...]',
  flags: defineFlags(
    'container,c string',
    'stdin,i bool',
    'tty,t bool',
    'quiet,q bool',
    'filename,f list',
    'pod-running-timeout duration',
  ),
  run: exec,
};

/** Of virtual time; a command that has not ended by then is interrupted. */
const SECONDS = 30;
/** As after Ctrl-C. */
const INTERRUPTED = 130;

const SHELLS = new Set(['sh', 'bash', 'ash', '/bin/sh', '/bin/bash', '/bin/ash']);

function exec(call: Call): void {
  const { cluster, output } = call;
  const [word, argv] = wordsOf(call);
  const pod = podFor(call, word, 'attach to');
  const { phase } = pod.status ?? {};
  if (phase === 'Succeeded' || phase === 'Failed')
    throw new Refusal(`error: cannot exec into a container in a completed pod; current phase is ${phase}`);
  const container = containerMeant(pod, call);
  const hasInput = call.flags.on('stdin');
  report(cluster.exec(pod, container, argv, SECONDS, hasInput ? '' : undefined), output);
  const [program = '', ...options] = argv;
  if (hasInput && options.length === 0 && SHELLS.has(program))
    output.complain(
      `# Nobody types into that shell here: give it its command, as in -- ${program} -c 'ls /'`,
    );
}

/** What is executed where. */
function wordsOf({ words, dashAt }: Call): readonly [word: string, argv: readonly string[]] {
  const [word, ...rest] = words;
  if (word === undefined || dashAt === 0)
    throw new Refusal('error: pod, type/name or --filename must be specified');
  if (rest.length === 0) throw new Refusal('error: you must specify at least one command for the container');
  if (dashAt < 0)
    throw new Refusal(
      "error: exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead\nSee 'kubectl exec -h' for help and examples",
    );
  return [word, words.slice(dashAt)];
}

/** The container has to be there and to run. */
function containerMeant(pod: Pod, { flags, output }: Call): string {
  const [wanted, name] = [flags.text('container'), pod.metadata?.name];
  if (wanted !== '' && !hasContainer(pod, wanted))
    throw new Refusal(`Error from server (BadRequest): container ${wanted} is not valid for pod ${name}`);
  const container = wanted === '' ? defaultContainer(pod, output, flags.on('quiet')) : wanted;
  if (!pod.spec?.nodeName)
    throw new Refusal(`Error from server (BadRequest): pod ${name} does not have a host assigned`);
  if (!statusOf(pod, container)?.state?.running)
    throw new Refusal(`error: unable to upgrade connection: container not found ("${container}")`);
  return container;
}

function report({ output: written, code, unmodelled }: ExecOutcome, output: Output): void {
  for (const { stream, text } of written) output[stream] += text;
  if (unmodelled !== '') {
    output.complain(`# From here on the result is not known: ${unmodelled} is not modelled.`);
    output.code = 1;
  } else if (code === undefined) {
    output.complain(`# It still ran after ${SECONDS} s and was interrupted.`);
    output.code = INTERRUPTED;
  } else if (isRuntimeFailure(written)) output.code = 1;
  else if (code !== 0) {
    output.complain(`command terminated with exit code ${code}`);
    output.code = code;
  }
}

/** The runtime could not start it: there is no exit code of a command then. */
const isRuntimeFailure = ([first]: ExecOutcome['output']): boolean =>
  first?.stream === 'stderr' && first.text.startsWith('error: Internal error occurred');
