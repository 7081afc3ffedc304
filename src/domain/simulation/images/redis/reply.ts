/** Answers of the Redis protocol, RESP2. */
export type Reply =
  | { readonly kind: 'status' | 'error'; readonly text: string }
  | { readonly kind: 'integer'; readonly value: number }
  /** Null: nothing there. */
  | { readonly kind: 'bulk'; readonly bytes: string | null }
  | { readonly kind: 'array'; readonly items: readonly Reply[] | null };

export const OK: Reply = { kind: 'status', text: 'OK' };
export const NOTHING: Reply = { kind: 'bulk', bytes: null };

export const integer = (value: number): Reply => ({ kind: 'integer', value });
export const bulk = (bytes: string | null | undefined): Reply => ({ kind: 'bulk', bytes: bytes ?? null });
export const error = (text: string): Reply => ({ kind: 'error', text });
export const list = (items: readonly (string | null | undefined)[]): Reply => ({
  kind: 'array',
  items: items.map(bulk),
});

/** A command failed; the text is the reply. */
export class CommandError extends Error {}

export const encode = (reply: Reply): string => {
  switch (reply.kind) {
    case 'status':
      return `+${reply.text}\r\n`;
    case 'error':
      return `-${reply.text}\r\n`;
    case 'integer':
      return `:${reply.value}\r\n`;
    case 'bulk':
      return reply.bytes === null ? '$-1\r\n' : `$${reply.bytes.length}\r\n${reply.bytes}\r\n`;
    case 'array':
      return reply.items === null
        ? '*-1\r\n'
        : `*${reply.items.length}\r\n${reply.items.map(encode).join('')}`;
  }
};

/** A command as clients send it. */
export const encodeCommand = (words: readonly string[]): string =>
  `*${words.length}\r\n${words.map((word) => `$${word.length}\r\n${word}\r\n`).join('')}`;
