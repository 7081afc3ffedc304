import type { Controller } from './tools.ts';

/** In the order in which one's work gives the next one work. */
export const CONTROLLERS: readonly Controller[] = [];
