import type { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { ContainerPort } from '#domain/kubernetes/schema/api.gen.ts';
import type { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import type { VisitedContainer } from './visit.ts';

interface PlacedPort {
  readonly port: ContainerPort;
  readonly path: FieldPath;
}

/** The ports' part of warningsForPodSpecAndMeta in pkg/api/pod/warnings.go: all containers share one network. */
export function warnOfPorts(visited: readonly VisitedContainer[], errors: FieldErrors): void {
  const placed = visited.flatMap(({ container, path }) =>
    (container.ports ?? []).map((port, at): PlacedPort => ({ port, path: path.child('ports').index(at) })),
  );
  const byNumber = new Map<string, PlacedPort[]>();
  for (const each of placed) {
    if (errors.hasManyWarnings) return;
    warnOfHostIP(each, errors);
    const key = `${each.port.containerPort ?? 0}/${each.port.protocol ?? ''}`;
    const others = byNumber.get(key) ?? [];
    for (const other of others) warnOfPair(each, other, errors);
    byNumber.set(key, [...others, each]);
  }
  warnOfNames(placed, errors);
}

function warnOfHostIP({ port, path }: PlacedPort, errors: FieldErrors): void {
  if ((port.hostIP ?? '') === '' || (port.hostPort ?? 0) !== 0) return;
  errors.warn(path, `${path.toString()}: hostIP set without hostPort: ${printed(port)}`);
}

function warnOfPair({ port, path }: PlacedPort, other: PlacedPort, errors: FieldErrors): void {
  const clash = clashOf(port, other.port);
  if (clash !== undefined)
    errors.warn(path, `${path.toString()}: ${clash} port definition with ${other.path.toString()}`);
}

function clashOf(port: ContainerPort, other: ContainerPort): string | undefined {
  const ips = [port.hostIP ?? '', other.hostIP ?? ''];
  const ports = [port.hostPort ?? 0, other.hostPort ?? 0];
  const samePort = ports[0] === ports[1];
  if (samePort && ips[0] === ips[1]) return 'duplicate';
  if (ports.includes(0)) return 'overlapping';
  return samePort && ips.includes('') ? 'dangerously ambiguous' : undefined;
}

function warnOfNames(placed: readonly PlacedPort[], errors: FieldErrors): void {
  const first = new Map<string, FieldPath>();
  for (const { port, path } of placed) {
    const name = port.name ?? '';
    if (name === '') continue;
    const other = first.get(name);
    if (other === undefined) first.set(name, path);
    else {
      const text = `duplicate port name ${JSON.stringify(name)} with ${other.toString()}, services and probes that select ports by name will use ${other.toString()}`;
      errors.warn(path, `${path.toString()}: ${text}`);
    }
  }
}

/** As Go prints the struct with %+v. */
function printed(port: ContainerPort): string {
  const { name = '', hostPort = 0, containerPort = 0, protocol = '', hostIP = '' } = port;
  return `{Name:${name} HostPort:${hostPort} ContainerPort:${containerPort} Protocol:${protocol} HostIP:${hostIP}}`;
}
