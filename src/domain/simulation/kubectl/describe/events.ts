import type { RunningCluster } from '#domain/simulation/cluster/running.ts';
import { eventObjects } from '#domain/simulation/kubectl/event-objects.ts';
import type { ApiObject } from '#domain/simulation/kubectl/objects.ts';
import { ageOf } from '#domain/simulation/kubectl/timestamps.ts';
import type { Description } from './description.ts';

/** The events of one object, the latest last. After DescribeEvents of kubectl's describe.go. */
export function describeEvents(
  to: Description,
  { kind, metadata }: ApiObject,
  cluster: RunningCluster,
): void {
  const events = eventObjects(cluster)
    .filter(({ involvedObject: of }) => of.kind === kind && of.name === metadata?.name)
    .filter(({ involvedObject: of }) => of.namespace === (metadata?.namespace ?? 'default'))
    .toSorted((one, other) =>
      one.lastTimestamp === other.lastTimestamp ? 0 : one.lastTimestamp < other.lastTimestamp ? -1 : 1,
    );
  if (events.length === 0) return to.line(0, 'Events:', '<none>');
  to.line(0, 'Events:');
  to.line(1, 'Type', 'Reason', 'Age', 'From', 'Message');
  to.line(1, '----', '------', '----', '----', '-------');
  for (const { type, reason, count, firstTimestamp, lastTimestamp, source, message } of events) {
    const first = ageOf(firstTimestamp, cluster.wallTime);
    const age = count > 1 ? `${ageOf(lastTimestamp, cluster.wallTime)} (x${count} over ${first})` : first;
    to.line(1, type, reason, age, source.component, message.trim());
  }
}
