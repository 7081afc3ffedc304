import type { Exchange } from './exchange.ts';

/** A path becomes an address of this server, with the port that it was reached at (`absolute_redirect`, `port_in_redirect`). */
export function absoluteAddress(to: string, exchange: Exchange): string {
  const { incoming, scope, host } = exchange;
  if (!to.startsWith('/') || !scope.isOn('absolute_redirect', true)) return to;
  const scheme = incoming.isTls ? 'https' : 'http';
  const { port } = incoming.local;
  const isUsual = port === (incoming.isTls ? 443 : 80) || !scope.isOn('port_in_redirect', true);
  return `${scheme}://${host === '' ? incoming.local.ip : host}${isUsual ? '' : `:${port}`}${to}`;
}
