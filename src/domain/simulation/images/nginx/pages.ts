/** The pages that nginx has built in, and its words for status codes. */
const REASONS: ReadonlyMap<number, string> = new Map([
  [200, 'OK'], [201, 'Created'], [202, 'Accepted'], [204, 'No Content'], [206, 'Partial Content'],
  [301, 'Moved Permanently'], [302, 'Moved Temporarily'], [303, 'See Other'], [304, 'Not Modified'], [307, 'Temporary Redirect'],
  [308, 'Permanent Redirect'], [400, 'Bad Request'], [401, 'Authorization Required'], [402, 'Payment Required'], [403, 'Forbidden'],
  [404, 'Not Found'], [405, 'Not Allowed'], [406, 'Not Acceptable'], [408, 'Request Time-out'], [409, 'Conflict'], [410, 'Gone'],
  [411, 'Length Required'], [412, 'Precondition Failed'], [413, 'Request Entity Too Large'], [414, 'Request-URI Too Large'],
  [415, 'Unsupported Media Type'], [416, 'Requested Range Not Satisfiable'], [421, 'Misdirected Request'], [429, 'Too Many Requests'],
  [500, 'Internal Server Error'], [501, 'Not Implemented'], [502, 'Bad Gateway'], [503, 'Service Temporarily Unavailable'],
  [504, 'Gateway Time-out'], [505, 'HTTP Version Not Supported'], [507, 'Insufficient Storage'],
]); // prettier-ignore

/** Statuses whose page is named otherwise than in the status line. */
const TITLES: ReadonlyMap<number, string> = new Map([
  [302, '302 Found'],
  [494, '400 Request Header Or Cookie Too Large'],
  [495, '400 The SSL certificate error'],
  [496, '400 No required SSL certificate was sent'],
  [497, '400 The plain HTTP request was sent to HTTPS port'],
]);

export const reasonOf = (status: number): string => REASONS.get(status) ?? '';

/** Undefined where nginx has no page: below 300, and codes that it does not know. */
export function builtInPage(status: number, version: string): string | undefined {
  const reason = REASONS.get(status);
  const title =
    TITLES.get(status) ?? (reason === undefined || status < 300 ? undefined : `${status} ${reason}`);
  if (title === undefined || status === 304) return undefined;
  const heading = status === 497 ? '400 Bad Request' : title;
  const more = status === 497 ? '<center>The plain HTTP request was sent to HTTPS port</center>\r\n' : '';
  return `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${heading}</h1></center>\r\n${more}<hr><center>nginx/${version}</center>\r\n</body>\r\n</html>\r\n`;
}
