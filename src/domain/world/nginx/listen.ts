/** The address of a `listen` directive. */
export interface ListenAddress {
  readonly host: string;
  /** Undefined for a Unix socket. */
  readonly port: number | undefined;
}

const FLAG = /^(?:default_server|default|ssl|http2|quic|spdy|reuseport|proxy_protocol|deferred|bind|udp|(?:setfib|fastopen|backlog|rcvbuf|sndbuf|accept_filter|so_keepalive|ipv6only)=.+)$/; // prettier-ignore

/** `80`, `*:80`, `127.0.0.1:80`, `[::]:80`, `localhost` (port 80), `unix:/run/x`; undefined when it is none of them. */
export function readListen(text: string): ListenAddress | undefined {
  if (text.startsWith('unix:')) return { host: text, port: undefined };
  const found = /^(?:(\*|\[[0-9a-f:.]+\]|[A-Za-z0-9.-]+?)(?::(\d+))?|(\d+))$/i.exec(text);
  if (found === null) return undefined;
  if (/^\d+$/.test(text)) return { host: '*', port: Number(text) };
  return { host: found[1] ?? '*', port: Number(found[2] ?? 80) };
}

/** What nginx says about it, without the place; undefined when it is right. */
export function listenProblem(args: readonly string[], stream: boolean): string | undefined {
  const [text = '', ...parameters] = args;
  const wrongAddress = addressProblem(text, stream);
  if (wrongAddress !== undefined) return `${wrongAddress} in "${text}" of the "listen" directive`;
  const wrong = parameters.find((parameter) => !FLAG.test(parameter));
  return wrong === undefined ? undefined : `invalid parameter "${wrong}"`;
}

function addressProblem(text: string, stream: boolean): string | undefined {
  const address = readListen(text);
  if (address === undefined) return 'invalid host';
  if (address.port === undefined) return undefined;
  if (address.port < 1 || address.port > 65535) return 'invalid port';
  return stream && !/\d$/.test(text) ? 'no port' : undefined;
}
