import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { listenersOf } from '#domain/world/listeners.ts';
import type { ConfigFailure } from '#domain/world/listening.ts';
import { within } from '#domain/world/origin.ts';
import type { ContainerFact, Workload, World } from '#domain/world/types.ts';
import { finding } from './finding.ts';

/** Servers that stop at their own configuration, with their own last line. */
export function serverFaults(workload: Workload, world: World): readonly Diagnostic[] {
  return workload.containers.flatMap((container) => {
    const listening = listenersOf(workload, container, world);
    if (!listening.known || listening.failure === undefined || hasDirectoryOverFile(listening.failure))
      return [];
    return [failureFault(container, listening.failure, world)];
  });
}

/** A directory where the file should be is said once, by the mount. */
function hasDirectoryOverFile({ text }: ConfigFailure): boolean {
  return text.includes('(21: Is a directory)');
}

const WORDS: Readonly<Record<string, { readonly why: string; readonly fix: string }>> = {
  'no-file': {
    why: 'A volume that is mounted over a directory hides everything that the image has there.',
    fix: 'Mount the one file by subPath, or put all files that the configuration needs into the volume.',
  },
  'no-events': {
    why: 'A main nginx.conf needs an events section, even an empty one.',
    fix: 'Add the line: events {}',
  },
  'host-not-found': {
    why: 'nginx looks up every name when it starts, and stops when there is no Service of that name in the namespace.',
    fix: 'Write the name of a Service that exists; name.namespace for one of another namespace.',
  },
  'no-certificate-file': {
    why: 'The certificate has to stand at that path inside the container; a TLS Secret has the keys tls.crt and tls.key.',
    fix: 'Mount the Secret at the directory that the configuration names, or correct the path.',
  },
  parameter: {
    why: 'Parameters of nginx are written name=value, without a space or a colon.',
    fix: 'Write weight=3.',
  },
};

function failureFault(container: ContainerFact, failure: ConfigFailure, world: World): Diagnostic {
  const { why, fix } = WORDS[failure.reason] ?? {
    why: 'The program reads its configuration when it starts, and stops at the first mistake; the kubelet then restarts it: CrashLoopBackOff.',
    fix: 'Correct the configuration at that line.',
  };
  const program = container.image.repository === 'nginx' ? 'nginx: [emerg] ' : '';
  const explanation = { what: `${container.name} stops at its start: ${program}${failure.text}`, why, fix };
  const code = container.image.repository === 'nginx' ? 'nginx-config' : 'server-config';
  const inAnswer = failure.at !== undefined && !isGiven(failure, world);
  return finding(
    'fault',
    code,
    within(container.origin, 'image'),
    explanation,
    inAnswer ? failure.at : undefined,
  );
}

/** What is given cannot be edited: then the container is marked, and not the line. */
function isGiven({ at }: ConfigFailure, world: World): boolean {
  return [...world.configMaps, ...world.secrets].some(
    (fact) => fact.given && fact.origin.manifest === at?.manifest,
  );
}
