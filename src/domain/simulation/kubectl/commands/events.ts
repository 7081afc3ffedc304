import { Refusal } from '#domain/simulation/kubectl/answer.ts';
import type { Call, Command } from '#domain/simulation/kubectl/call.ts';
import type { EventObject } from '#domain/simulation/kubectl/event-objects.ts';
import { eventObjects } from '#domain/simulation/kubectl/event-objects.ts';
import { defineFlags } from '#domain/simulation/kubectl/flags.ts';
import { jsonText, yamlText } from '#domain/simulation/kubectl/formats.ts';
import { TABLED, aligned } from '#domain/simulation/kubectl/tab-writer.ts';
import { findResource } from '#domain/simulation/kubectl/resources.ts';
import { ageOf } from '#domain/simulation/kubectl/timestamps.ts';

export const EVENTS: Command = {
  name: 'events',
  says: 'List events',
  usage: '[--for TYPE/NAME] [--types=Normal,Warning] [-A]',
  flags: defineFlags('all-namespaces,A bool', 'for string', 'types list', 'watch,w bool', 'no-headers bool', 'output,o string', 'chunk-size int'), // prettier-ignore
  run: events,
};

function events(call: Call): void {
  const { flags, output, cluster, namespace } = call;
  const isWanted = eventTest(call);
  const anywhere = flags.on('all-namespaces');
  const shown = eventObjects(cluster)
    .filter((event) => (anywhere || event.metadata.namespace === namespace) && isWanted(event))
    .toSorted((one, other) => order(one, other));
  const format = flags.text('output');
  if (format !== '') output.stdout += formatted(format, shown);
  else if (shown.length === 0)
    output.complain(anywhere ? 'No events found.' : `No events found in ${namespace} namespace.`);
  else output.stdout += table(shown, call);
  if (flags.on('watch')) output.complain('# The run stands still at its present moment: watching ends here.');
}

function eventTest({ flags }: Call): (event: EventObject) => boolean {
  const types = flags.list('types').map((type) => type.toLowerCase());
  if (types.some((type) => type !== 'normal' && type !== 'warning'))
    throw new Refusal('error: valid --types are Normal or Warning');
  const [type = '', name] = flags.text('for').split('/');
  if (flags.has('for') && name === undefined) throw new Refusal('error: --for must be in resource/name form');
  const kind = flags.has('for') ? findResource(type)?.kind : undefined;
  if (flags.has('for') && kind === undefined)
    throw new Refusal(`the server doesn't have a resource type "${type}"`);
  return (event) =>
    (types.length === 0 || types.includes(event.type.toLowerCase())) &&
    (kind === undefined || (event.involvedObject.kind === kind && event.involvedObject.name === name));
}

/** The one that was seen last comes last. */
function order(one: EventObject, other: EventObject): number {
  if (one.lastTimestamp === other.lastTimestamp) return 0;
  return one.lastTimestamp < other.lastTimestamp ? -1 : 1;
}

function formatted(format: string, items: readonly EventObject[]): string {
  const list = { apiVersion: 'v1', items, kind: 'List', metadata: { resourceVersion: '' } };
  if (format === 'yaml') return yamlText(list);
  if (format === 'json') return jsonText(list);
  throw new Refusal(`error: --output "${format}" is not available here: json and yaml are`);
}

function table(shown: readonly EventObject[], { flags, cluster }: Call): string {
  const hasNamespaces = flags.on('all-namespaces');
  const headings = [
    ...(hasNamespaces ? ['NAMESPACE'] : []),
    'LAST SEEN',
    'TYPE',
    'REASON',
    'OBJECT',
    'MESSAGE',
  ];
  const rows = shown.map((event) => {
    const { kind, name } = event.involvedObject;
    const cells = [
      seen(event, cluster.wallTime),
      event.type,
      event.reason,
      `${kind}/${name}`,
      event.message.trim(),
    ];
    return [...(hasNamespaces ? [event.metadata.namespace ?? ''] : []), ...cells];
  });
  const lines = flags.on('no-headers') ? rows : [headings, ...rows];
  return aligned(lines.map((cells) => `${cells.join('\t')}\n`).join(''), TABLED);
}

/** `11m (x12 over 14m)`. */
function seen({ count, firstTimestamp, lastTimestamp }: EventObject, wallTime: number): string {
  const first = ageOf(firstTimestamp, wallTime);
  return count > 1 ? `${ageOf(lastTimestamp, wallTime)} (x${count} over ${first})` : first;
}
