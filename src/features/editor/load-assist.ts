/** Resolves to nothing where it cannot be had: the editor then knows less, and does all else. */
export const loadAssist = (): Promise<typeof import('./assist.ts') | undefined> =>
  import('./assist.ts').catch(() => undefined);
