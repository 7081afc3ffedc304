/** The part of a URL that says where: `host`, `host:port`, `[::1]:port`, perhaps with a user before it. */
export interface Authority {
  readonly host: string;
  /** As it was written; undefined when it was not. */
  readonly port: string | undefined;
  /** `name:password`; empty without. */
  readonly user: string;
  /** Host and port as they were written. */
  readonly text: string;
}

export function parseAuthority(written: string): Authority {
  const at = written.lastIndexOf('@');
  const text = written.slice(at + 1);
  const user = at < 0 ? '' : written.slice(0, at);
  const [, six, sixPort] = /^\[([^\]]*)\](?::(.*))?$/.exec(text) ?? [];
  if (six !== undefined) return { host: six, port: sixPort, user, text };
  const colon = text.indexOf(':');
  if (colon < 0) return { host: text, port: undefined, user, text };
  return { host: text.slice(0, colon), port: text.slice(colon + 1), user, text };
}
