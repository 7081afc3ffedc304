import { Refusal } from '#domain/simulation/kubectl/answer.ts';
import type { Call, Command } from '#domain/simulation/kubectl/call.ts';
import { parseGoDuration } from '#domain/simulation/kubectl/durations.ts';
import { readField } from '#domain/simulation/kubectl/field.ts';
import { defineFlags } from '#domain/simulation/kubectl/flags.ts';
import { fieldsAt } from '#domain/simulation/kubectl/formats.ts';
import { goText } from '#domain/simulation/kubectl/go-values.ts';
import { objectNamed, type ApiObject } from '#domain/simulation/kubectl/objects.ts';
import { groupedSingular, type Resource } from '#domain/simulation/kubectl/resources.ts';
import { targetsOf } from '#domain/simulation/kubectl/targets.ts';
import { NO_RESOURCE } from './delete.ts';

export const WAIT: Command = {
  name: 'wait',
  says: 'Wait for a specific condition on one or many resources',
  usage:
    "(TYPE/NAME | TYPE NAME | TYPE -l label | TYPE --all) --for=condition=NAME[=VALUE]|delete|create|jsonpath='{PATH}'[=VALUE] [--timeout=30s]",
  flags: defineFlags('for string', 'timeout duration', 'all bool', 'all-namespaces,A bool', 'selector,l string', 'field-selector string', 'filename,f list', 'output,o string', 'recursive,R bool', 'local bool'), // prettier-ignore
  run: wait,
};

const TIMEOUT = '30s';
/** A timeout below 0 means a week; a run does not last so long. */
const LONGEST_MS = 3_600_000;

/** Undefined is an object that is not there (any more). */
type Test = (object: ApiObject | undefined) => boolean;

function wait(call: Call): void {
  const { words, flags, output, cluster } = call;
  const test = testOf(flags.text('for'));
  if (words.length === 0) throw new Refusal(NO_RESOURCE);
  const targets = targetsOf(call);
  const all = targets.groups.flatMap(({ resource, objects }) =>
    objects.map((object) => ({ resource, object })),
  );
  const isForDelete = flags.text('for').toLowerCase() === 'delete';
  if (targets.missing.length > 0 && !isForDelete) throw new Refusal(targets.missing.join('\n'));
  if (all.length === 0 && !isForDelete) throw new Refusal('error: no matching resources found');
  const deadline = cluster.now + timeoutOf(flags.text('timeout', TIMEOUT));
  const late = all.filter((one) => !met(one, test, deadline, call));
  if (late.length === 0) return;
  const lines = late.map(
    ({ resource, object }) =>
      `timed out waiting for the condition on ${resource.plural}/${object.metadata?.name}`,
  );
  output.fail(lines.length === 1 ? `error: ${lines[0]}` : lines.join('\n'));
}

function timeoutOf(text: string): number {
  const ms = parseGoDuration(text) ?? 0;
  return ms < 0 ? LONGEST_MS : Math.min(ms, LONGEST_MS);
}

interface Waited {
  readonly resource: Resource;
  readonly object: ApiObject;
}

/** Lets the run go on, second by second, until the object is as wanted; false when the time is over before. */
function met({ resource, object }: Waited, test: Test, deadline: number, { cluster, output }: Call): boolean {
  const { name = '', namespace = 'default', uid } = object.metadata ?? {};
  for (;;) {
    const now = objectNamed(cluster, resource.kind, namespace, name);
    if (test(now?.metadata?.uid === uid ? now : undefined)) {
      output.print(`${groupedSingular(resource)}/${name} condition met`);
      return true;
    }
    if (cluster.now >= deadline) return false;
    cluster.advance(1);
  }
}

function testOf(wanted: string): Test {
  const [, word = '', rest = ''] = /^([^=]*)=?([^]*)$/.exec(wanted) ?? [];
  if (wanted.toLowerCase() === 'delete') return (object) => object === undefined;
  if (wanted.toLowerCase() === 'create') return (object) => object !== undefined;
  if (word === 'condition') return conditionTest(rest);
  if (word === 'jsonpath') return pathTest(rest);
  throw new Refusal(`error: unrecognized condition: ${JSON.stringify(wanted)}`);
}

function conditionTest(text: string): Test {
  const [name = '', value = 'true'] = text.split('=');
  return (object) => {
    const conditions = (readField(object, 'status.conditions') ?? []) as readonly {
      readonly type?: string;
      readonly status?: string;
    }[];
    const found = conditions.find(({ type }) => type?.toLowerCase() === name.toLowerCase());
    return found?.status?.toLowerCase() === value.toLowerCase();
  };
}

function pathTest(text: string): Test {
  const [, path = '', value] = /^('?\{[^{}]*\}'?|[^=]*)(?:=([^]*))?$/.exec(text) ?? [];
  if (path === '')
    throw new Refusal(
      "error: jsonpath wait has to have a path, as in --for=jsonpath='{.status.phase}'=Running",
    );
  return (object) => {
    const found = object ? fieldsAt(path, object) : [];
    return value === undefined ? found.length > 0 : found.length === 1 && goText(found[0]) === value;
  };
}
