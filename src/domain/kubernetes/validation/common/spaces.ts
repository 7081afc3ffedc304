/** What Go takes for white space (unicode.IsSpace): with U+0085, but without U+FEFF, which JavaScript's trim removes too. */
const SPACE = '[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+';
const AROUND = new RegExp(`^${SPACE}|${SPACE}$`, 'g');

/** strings.TrimSpace of Go. */
export const trimSpace = (text: string): string => text.replace(AROUND, '');
