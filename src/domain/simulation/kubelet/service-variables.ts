import type { Service } from '#domain/kubernetes/schema/api.gen.ts';

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

function addService({ metadata, spec }: Service, variables: Map<string, string>): void {
  const ip = spec?.clusterIP ?? '';
  const [first] = spec?.ports ?? [];
  if (ip === '' || ip === 'None' || !first) return;
  const prefix = nameFor(metadata?.name ?? '');
  variables.set(`${prefix}_SERVICE_HOST`, ip);
  variables.set(`${prefix}_SERVICE_PORT`, String(first.port));
  for (const { name = '', port } of spec?.ports ?? [])
    if (name !== '') variables.set(`${prefix}_SERVICE_PORT_${nameFor(name)}`, String(port));
  for (const [index, { port, protocol = 'TCP' }] of (spec?.ports ?? []).entries()) {
    const url = `${protocol.toLowerCase()}://${ip}:${port}`;
    if (index === 0) variables.set(`${prefix}_PORT`, url);
    const link = `${prefix}_PORT_${port}_${protocol.toUpperCase()}`;
    variables.set(link, url);
    variables.set(`${link}_PROTO`, protocol.toLowerCase());
    variables.set(`${link}_PORT`, String(port));
    variables.set(`${link}_ADDR`, ip);
  }
}
