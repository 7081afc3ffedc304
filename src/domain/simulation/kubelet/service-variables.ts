import type { Service, ServicePort } from '#domain/kubernetes/schema/api.gen.ts';

/**
 * `WEB_SERVICE_HOST` and its like. The API server's own Service is told always, those of the namespace unless
 * `enableServiceLinks` is false. After getServiceEnvVarMap of kubelet_pods.go and FromServices of pkg/kubelet/envvars/envvars.go.
 */
export function serviceVariables(services: readonly Service[]): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  for (const service of services) addService(service, variables);
  return variables;
}

const nameFor = (text: string): string => text.toUpperCase().replaceAll('-', '_');

function addService({ metadata, spec = {} }: Service, variables: Map<string, string>): void {
  const { clusterIP, ports = [] } = spec;
  const [first] = ports;
  const isReal = clusterIP && clusterIP !== 'None';
  if (isReal && first)
    addPorts(nameFor(metadata?.name ?? ''), clusterIP, [first, ...ports.slice(1)], variables);
}

function addPorts(
  prefix: string,
  ip: string,
  ports: readonly [ServicePort, ...ServicePort[]],
  variables: Map<string, string>,
): void {
  const [first] = ports;
  variables.set(`${prefix}_SERVICE_HOST`, ip);
  variables.set(`${prefix}_SERVICE_PORT`, String(first.port));
  for (const { name, port } of ports)
    if (name) variables.set(`${prefix}_SERVICE_PORT_${nameFor(name)}`, String(port));
  variables.set(`${prefix}_PORT`, urlOf(ip, first));
  for (const port of ports) addLink(`${prefix}_PORT`, ip, port, variables);
}

const urlOf = (ip: string, { port, protocol = 'TCP' }: ServicePort): string =>
  `${protocol.toLowerCase()}://${ip}:${port}`;

/** As Docker's links once did. */
function addLink(prefix: string, ip: string, servicePort: ServicePort, variables: Map<string, string>): void {
  const { port, protocol = 'TCP' } = servicePort;
  const link = `${prefix}_${port}_${protocol.toUpperCase()}`;
  variables.set(link, urlOf(ip, servicePort));
  variables.set(`${link}_PROTO`, protocol.toLowerCase());
  variables.set(`${link}_PORT`, String(port));
  variables.set(`${link}_ADDR`, ip);
}
