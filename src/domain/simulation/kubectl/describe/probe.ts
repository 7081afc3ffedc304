import type { HTTPGetAction, Probe } from '#domain/kubernetes/schema/api.gen.ts';

/** `http-get http://:80/ delay=0s timeout=1s period=10s #success=1 #failure=3`. After DescribeProbe of kubectl's describe.go. */
export function probeText(probe: Probe): string {
  const {
    initialDelaySeconds = 0,
    timeoutSeconds = 1,
    periodSeconds = 10,
    successThreshold = 1,
    failureThreshold = 3,
  } = probe;
  const times = `delay=${initialDelaySeconds}s timeout=${timeoutSeconds}s period=${periodSeconds}s #success=${successThreshold} #failure=${failureThreshold}`;
  return `${handlerText(probe)} ${times}`;
}

function handlerText({ exec, httpGet, tcpSocket, grpc }: Probe): string {
  if (exec) return `exec [${(exec.command ?? []).join(' ')}]`;
  if (httpGet) return `http-get ${urlOf(httpGet)}`;
  if (tcpSocket) return `tcp-socket ${tcpSocket.host ?? ''}:${tcpSocket.port}`;
  return grpc ? `grpc <pid>:${grpc.port} ${grpc.service ?? ''}` : 'unknown';
}

function urlOf({ scheme = 'HTTP', host = '', port = '', path = '' }: HTTPGetAction): string {
  const slash = path === '' || path.startsWith('/') ? '' : '/';
  return `${scheme.toLowerCase()}://${host}:${port}${slash}${path}`;
}
