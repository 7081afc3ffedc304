const REASONS: ReadonlyMap<number, string> = new Map([
  [100, 'Continue'], [101, 'Switching Protocols'], [200, 'OK'], [201, 'Created'], [202, 'Accepted'], [204, 'No Content'],
  [206, 'Partial Content'], [301, 'Moved Permanently'], [302, 'Found'], [303, 'See Other'], [304, 'Not Modified'],
  [307, 'Temporary Redirect'], [308, 'Permanent Redirect'], [400, 'Bad Request'], [401, 'Unauthorized'], [403, 'Forbidden'],
  [404, 'Not Found'], [405, 'Method Not Allowed'], [406, 'Not Acceptable'], [408, 'Request Timeout'], [409, 'Conflict'],
  [410, 'Gone'], [411, 'Length Required'], [413, 'Payload Too Large'], [414, 'URI Too Long'], [415, 'Unsupported Media Type'],
  [416, 'Range Not Satisfiable'], [418, "I'm a teapot"], [422, 'Unprocessable Entity'], [429, 'Too Many Requests'],
  [500, 'Internal Server Error'], [501, 'Not Implemented'], [502, 'Bad Gateway'], [503, 'Service Unavailable'],
  [504, 'Gateway Timeout'], [505, 'HTTP Version Not Supported'],
]); // prettier-ignore

/** The words of RFC 9110; empty for a status that has none. Servers may have their own (nginx: `Moved Temporarily`). */
export const reasonOf = (status: number): string => REASONS.get(status) ?? '';
