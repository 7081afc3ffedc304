/** A list of accounts: one a line, as they stand in /etc/passwd and /etc/group. */
export const lines = (text: string): string => `${text.trim().replaceAll(/^ +/gm, '')}\n`;
