/** Containers of a Pod or of a template. After describeContainers of kubectl's describe.go. */
import type {
  Container,
  ContainerPort,
  ContainerState,
  ContainerStatus,
  Pod,
} from '#domain/kubernetes/schema/api.gen.ts';
import { formatLongTime } from '#domain/simulation/kubectl/timestamps.ts';
import { goBool, type Description } from './description.ts';
import { describeEnvironment } from './environment.ts';
import { probeText } from './probe.ts';

export interface Containers {
  /** `Init Containers`, `Containers`. */
  readonly title: string;
  readonly containers: readonly Container[] | undefined;
  readonly statuses: readonly ContainerStatus[] | undefined;
  /** What field references in the environment refer to; undefined in a template. */
  readonly pod: Pod | undefined;
}

/** In a template all of it stands one blank further in. */
export function describeContainers(
  to: Description,
  { title, containers = [], statuses = [], pod }: Containers,
): void {
  const [space, nameSpace] = pod ? ['', ''] : ['  ', ' '];
  to.line(0, `${space}${title}:${containers.length === 0 ? ' <none>' : ''}`);
  for (const container of containers) {
    const status = statuses.find(({ name }) => name === container.name);
    to.line(1, `${nameSpace}${container.name ?? ''}:`);
    describeBasics(to, container, status);
    describeWords(to, 'Command', container.command);
    describeWords(to, 'Args', container.args);
    if (status) describeStates(to, status);
    describeQuantities(to, 'Limits', container.resources?.limits);
    describeQuantities(to, 'Requests', container.resources?.requests);
    describeProbes(to, container);
    describeEnvironment(to, container, pod);
    describeMounts(to, container);
  }
}

function describeBasics(
  to: Description,
  { image = '', ports = [] }: Container,
  status: ContainerStatus | undefined,
): void {
  if (status) to.line(2, 'Container ID:', status.containerID ?? '');
  to.line(2, 'Image:', image);
  if (status) to.line(2, 'Image ID:', status.imageID ?? '');
  const plural = ports.length > 1 ? 's' : '';
  to.line(
    2,
    `Port${plural}:`,
    portsText(ports, ({ containerPort = 0 }) => containerPort),
  );
  to.line(
    2,
    `Host Port${plural}:`,
    portsText(ports, ({ hostPort = 0 }) => hostPort),
  );
}

/** With names, as kubectl shows them since v1.35: `80/TCP (http)`. */
function portsText(ports: readonly ContainerPort[], number: (port: ContainerPort) => number): string {
  const texts = ports.map((port) => {
    const text = `${number(port)}/${port.protocol ?? 'TCP'}`;
    return port.name ? `${text} (${port.name})` : text;
  });
  return texts.join(', ') || '<none>';
}

function describeWords(to: Description, name: string, words: readonly string[] = []): void {
  if (words.length === 0) return;
  to.line(2, `${name}:`);
  for (const line of words.flatMap((word) => word.split('\n'))) to.line(3, line);
}

function describeStates(
  to: Description,
  { state, lastState, ready, restartCount = 0 }: ContainerStatus,
): void {
  describeState(to, 'State', state);
  if (lastState?.terminated) describeState(to, 'Last State', lastState);
  to.line(2, 'Ready:', goBool(ready));
  to.line(2, 'Restart Count:', String(restartCount));
}

function describeState(to: Description, name: string, state: ContainerState | undefined): void {
  if (state?.running) {
    to.line(2, `${name}:`, 'Running');
    to.line(3, 'Started:', formatLongTime(state.running.startedAt));
  } else if (state?.terminated) {
    to.line(2, `${name}:`, 'Terminated');
    describeEnd(to, state.terminated);
  } else {
    to.line(2, `${name}:`, 'Waiting');
    to.optional(3, 'Reason:', state?.waiting?.reason);
  }
}

function describeEnd(to: Description, end: NonNullable<ContainerState['terminated']>): void {
  to.optional(3, 'Reason:', end.reason);
  to.optional(3, 'Message:', end.message);
  to.line(3, 'Exit Code:', String(end.exitCode ?? 0));
  if (end.signal) to.line(3, 'Signal:', String(end.signal));
  to.line(3, 'Started:', formatLongTime(end.startedAt));
  to.line(3, 'Finished:', formatLongTime(end.finishedAt));
}

function describeQuantities(
  to: Description,
  name: string,
  quantities: Readonly<Record<string, string | number>> | undefined,
): void {
  const keys = Object.keys(quantities ?? {}).toSorted();
  if (keys.length === 0) return;
  to.line(2, `${name}:`);
  for (const key of keys) to.line(3, `${key}:`, String(quantities?.[key]));
}

function describeProbes(to: Description, { livenessProbe, readinessProbe, startupProbe }: Container): void {
  if (livenessProbe) to.line(2, 'Liveness:', probeText(livenessProbe));
  if (readinessProbe) to.line(2, 'Readiness:', probeText(readinessProbe));
  if (startupProbe) to.line(2, 'Startup:', probeText(startupProbe));
}

function describeMounts(to: Description, { volumeMounts = [] }: Container): void {
  if (volumeMounts.length === 0) return to.line(2, 'Mounts:', '<none>');
  to.line(2, 'Mounts:');
  const byPath = volumeMounts.toSorted((one, other) =>
    (one.mountPath ?? '') < (other.mountPath ?? '') ? -1 : 1,
  );
  for (const { mountPath, name, readOnly, subPath } of byPath) {
    const path = subPath ? `,path=${JSON.stringify(subPath)}` : '';
    to.line(3, `${mountPath} from ${name} (${readOnly === true ? 'ro' : 'rw'}${path})`);
  }
}
