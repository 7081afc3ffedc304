import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readManifests } from '#domain/kubernetes/read.ts';
import { positionAt } from '#domain/kubernetes/span.ts';
import { findFaults } from '#domain/world/faults.ts';
import { buildWorld } from '#domain/world/world.ts';

/**
 * The 37 of 106 common mistakes that Kubernetes accepts, by their numbers. Each has a file in `mistakes/` with wrong
 * manifests, in which `# !` ends the line that has to be marked, and with right ones that look much the same.
 *
 * What a mistake needs to be seen. pod: the Pod alone. siblings: other objects in the same text. exercise: the objects that
 * an exercise gives, which are then the whole cluster. Where that is not there, nothing is said.
 */
const MISTAKES: readonly (readonly [
  number: number,
  mistake: string,
  fate: 'silent' | 'breaks later' | 'warning',
  needs: 'pod' | 'siblings' | 'exercise',
  severity: 'fault' | 'advice' | 'warning',
  code: string,
  says: string,
])[] = [
  [3, 'a forgotten dash', 'silent', 'pod', 'fault', 'yaml/duplicate-key', 'is written twice'],
  [4, 'containers written twice', 'silent', 'pod', 'fault', 'yaml/duplicate-key', 'is written twice'],
  [38, 'each container its own emptyDir', 'silent', 'pod', 'fault', 'fault/nobody-writes', 'volume'],
  [39, 'a volume mounted by one container', 'silent', 'pod', 'fault', 'fault/not-mounted', ''],
  [40, 'one volume, another file', 'silent', 'pod', 'fault', 'fault/other-file', 'No such file or directory'],
  [41, 'medium: memory', 'breaks later', 'pod', 'fault', 'fault/storage-medium', 'unknown storage medium "'],
  [43, 'sizeLimit: 500m', 'silent', 'pod', 'fault', 'fault/size-in-milli', 'exceeds the limit'],
  [46, 'a ConfigMap over a file', 'breaks later', 'pod', 'fault', 'fault/directory-over-file', 'directory'],
  [47, 'a mount that hides the image', 'breaks later', 'pod', 'fault', 'fault/hides-directory', ''],
  [48, 'subPath and updates', 'silent', 'pod', 'advice', 'fault/subpath-never-updates', 'again and again'],
  [49, 'readOnly on the writer', 'breaks later', 'pod', 'fault', 'fault/read-only-write', 'Read-only file system'],
  [51, 'an object that is not there', 'breaks later', 'exercise', 'fault', 'fault/missing-object', 'not found'],
  [53, 'hostPath for emptyDir', 'silent', 'pod', 'advice', 'fault/host-path-shared', 'of the node'],
  [54, 'a sidecar without restartPolicy', 'breaks later', 'pod', 'fault', 'fault/endless-init', 'Init:'],
  [56, 'restartPolicy: Always on an app', 'silent', 'pod', 'advice', 'fault/restart-policy-on-app', 'a sidecar'],
  [57, 'restartPolicy: OnFailure on an init', 'silent', 'pod', 'fault', 'fault/endless-init', 'Init:0/1'],
  [58, 'restartPolicy of the Pod', 'breaks later', 'pod', 'fault', 'fault/endless-init', 'Init:0/1'],
  [61, 'readiness to hold back', 'silent', 'pod', 'advice', 'fault/readiness-holds-nothing', 'Connection refused'],
  [62, 'a startup that waits for the app', 'breaks later', 'pod', 'fault', 'fault/startup-deadlock', 'Init:0/1'],
  [63, 'a sidecar listed too late', 'breaks later', 'pod', 'fault', 'fault/needs-later', ''],
  [64, 'a classic sidecar in a Job', 'breaks later', 'pod', 'fault', 'fault/job-never-completes', '1/2 NotReady'],
  [66, 'tail -f on no file yet', 'breaks later', 'pod', 'fault', 'fault/not-there-yet', 'No such file or directory'],
  [67, 'a one-shot command as sidecar', 'breaks later', 'pod', 'fault', 'fault/ends-at-once', 'CrashLoopBackOff'],
  [68, 'a shell with no command', 'breaks later', 'pod', 'fault', 'fault/no-command', 'CrashLoopBackOff'],
  [73, 'kill -HUP 1', 'silent', 'pod', 'fault', 'fault/signal-to-pause', 'pause'],
  [74, 'a signal to another user', 'breaks later', 'pod', 'fault', 'fault/foreign-process', 'Operation not permitted'],
  [76, 'CAP_SYS_PTRACE', 'silent', 'pod', 'fault', 'fault/capability-prefix', 'Kubernetes writes'],
  [77, 'two processes on one port', 'warning', 'pod', 'warning', 'validate/warning', 'Warning: spec.containers[1].ports[0]: duplicate port definition with spec.containers[0].ports[0]'],
  [78, 'one port name twice', 'warning', 'pod', 'warning', 'validate/warning', 'Warning: spec.containers[1].ports[0]: duplicate port name "http" with spec.containers[0].ports[0], services and probes that select ports by name will use spec.containers[0].ports[0]'],
  [89, 'a selector that no Pod has', 'silent', 'siblings', 'fault', 'fault/selects-nobody', '<none>'],
  [90, 'a targetPort that no port has', 'silent', 'siblings', 'fault', 'fault/target-port-name', 'no endpoint'],
  [91, 'the Service instead of localhost', 'silent', 'siblings', 'advice', 'fault/own-service', ''],
  [92, 'a short name across namespaces', 'breaks later', 'siblings', 'fault', 'fault/service-elsewhere', 'NXDOMAIN'],
  [96, 'a probe on an unknown name', 'breaks later', 'pod', 'fault', 'fault/probe-port-name', 'invalid syntax'],
  [101, 'memory: 64m', 'warning', 'pod', 'warning', 'validate/warning', 'Warning: spec.containers[0].resources.requests[memory]: fractional byte value "64m" is invalid, must be an integer'],
  [105, 'an image with a slip', 'breaks later', 'pod', 'advice', 'fault/image-typo', 'ImagePullBackOff'],
  [106, 'another namespace', 'breaks later', 'siblings', 'advice', 'fault/other-namespace', 'NotFound'],
]; // prettier-ignore

/** One manifest of a file, with what its lines `#### given`, `#### code: ...` and the like say of it. */
interface Sample {
  readonly title: string;
  readonly text: string;
  readonly given: string;
  readonly lines: readonly number[];
  readonly code: string | undefined;
  readonly severity: string | undefined;
  readonly says: string | undefined;
}

const FILES = readdirSync(new URL('mistakes/', import.meta.url));

function samplesOf(number: number, kind: 'right' | 'wrong'): readonly Sample[] {
  const file = FILES.find((name) => name.startsWith(`${String(number).padStart(2, '0')}-`)) ?? '';
  const parts = readFileSync(new URL(`mistakes/${file}`, import.meta.url), 'utf8')
    .split(/^#### /m)
    .slice(1);
  const samples: Sample[] = [];
  for (const part of parts) {
    const head = part.slice(0, part.indexOf('\n'));
    const [word = '', value = ''] = head.split(/: (.*)/);
    const body = part.slice(head.length + 1);
    if (word === 'wrong' || word === 'right') samples.push(sample(head, body));
    else samples.push({ ...(samples.pop() as Sample), ...fact(word, value, body) });
  }
  return samples.filter(({ title }) => title.startsWith(kind));
}

function sample(title: string, text: string): Sample {
  const lines = text.split('\n').flatMap((line, at) => (/# !/.test(line) ? [at + 1] : []));
  return { title, text, given: '', lines, code: undefined, severity: undefined, says: undefined };
}

function fact(word: string, value: string, body: string): Partial<Sample> {
  if (word === 'given') return { given: body };
  return word === 'line' ? { lines: [Number(value)] } : { [word]: value };
}

/** All that is found, API warnings too: severity, code, line and text. */
function findingsIn({ text, given }: Sample) {
  const { manifests, problems } = readManifests(text, 'answer');
  const found = findFaults(buildWorld(manifests, readManifests(given, 'given').manifests));
  return [...problems, ...found].map((each) => ({ ...each, line: positionAt(text, each.span[0]).line }));
}

test('there are 37, and each has its file', () => {
  expect(MISTAKES.map(([number]) => number)).toEqual(
    FILES.map((name) => Number.parseInt(name)).toSorted((a, b) => a - b),
  );
  const of = (fate: string) => MISTAKES.filter((mistake) => mistake[2] === fate).length;
  expect([of('silent'), of('breaks later'), of('warning')]).toEqual([16, 18, 3]);
});

describe.each(MISTAKES)('%i %s (%s, needs: %s)', (number, _mistake, _fate, _needs, severity, code, says) => {
  const wrong = samplesOf(number, 'wrong');
  const right = samplesOf(number, 'right');

  test('has two wrong manifests and two right neighbours at least', () => {
    expect(Math.min(wrong.length, right.length)).toBeGreaterThanOrEqual(2);
  });

  test.each(wrong.map((each) => [each.title, each] as const))('%s', (_, each) => {
    const expected = each.code ?? code;
    const found = findingsIn(each);
    const meant = found.filter((one) => one.code === expected);
    expect(meant.map(({ line }) => line)).toEqual(each.lines);
    for (const one of meant) {
      expect(one.text).toContain(each.says ?? (expected === code ? says : ''));
      expect(one.severity).toBe(each.severity ?? (expected === code ? severity : 'fault'));
    }
    expect(found.filter((one) => one.code !== expected).map((one) => `${one.code} ${one.text}`)).toEqual([]);
  });

  test.each(right.map((each) => [each.title, each] as const))('%s', (_, each) => {
    expect(findingsIn(each).map((one) => `${one.code} ${one.text}`)).toEqual([]);
  });
});
