/** HTTP messages as text: start lines, headers, bodies. */

/** In the order of the message, names as written. */
export type Headers = readonly (readonly [name: string, value: string])[];

export interface ResponseHead {
  /** `HTTP/1.1 404 Not Found`, without its line end. */
  readonly line: string;
  readonly status: number;
  readonly headers: Headers;
}

export interface RequestHead {
  readonly line: string;
  readonly method: string;
  /** As it was sent: with query, or a whole URL to a proxy. */
  readonly target: string;
  /** `HTTP/1.1`; empty for HTTP/0.9. */
  readonly version: string;
  readonly headers: Headers;
}

/** Names of headers are read in any case. */
export function headerOf(headers: Headers, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return headers.find(([each]) => each.toLowerCase() === wanted)?.[1];
}

const RESPONSE_LINE = /^HTTP\/\d(?:\.\d)? (\d{3})(?: |$)/;
const REQUEST_LINE = /^([A-Z]+) (\S+)(?: (HTTP\/1\.[01]))?$/;

export const isResponseLine = (line: string): boolean => RESPONSE_LINE.test(line);
export const isRequestLine = (line: string): boolean => REQUEST_LINE.test(line);

export function parseResponseHead(text: string): ResponseHead | undefined {
  const [line = '', ...rest] = linesOf(text);
  const status = RESPONSE_LINE.exec(line)?.[1];
  return status === undefined ? undefined : { line, status: Number(status), headers: headersOf(rest) };
}

export function parseRequestHead(text: string): RequestHead | undefined {
  const [line = '', ...rest] = linesOf(text);
  const match = REQUEST_LINE.exec(line);
  if (!match) return undefined;
  const [, method = '', target = '', version = ''] = match;
  return { line, method, target, version, headers: headersOf(rest) };
}

const linesOf = (head: string): readonly string[] => head.split('\n').map((line) => line.replace(/\r$/, ''));

function headersOf(lines: readonly string[]): Headers {
  return lines.flatMap((line) => {
    const colon = line.indexOf(':');
    return colon > 0 ? [[line.slice(0, colon), line.slice(colon + 1).trim()] as const] : [];
  });
}

export const headText = (line: string, headers: Headers): string =>
  `${line}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
