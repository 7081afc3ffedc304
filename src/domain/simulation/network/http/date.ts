/** `Mon, 23 Nov 2026 09:00:00 GMT`, as headers have it; from milliseconds since 1970. */
export const httpDate = (ms: number): string => new Date(ms).toUTCString();
