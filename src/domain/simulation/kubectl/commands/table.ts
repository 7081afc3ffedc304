import type { Command } from '#domain/simulation/kubectl/call.ts';
import { GET } from './get.ts';

/** In the order of kubectl's own help. */
export const COMMANDS: readonly Command[] = [GET];
