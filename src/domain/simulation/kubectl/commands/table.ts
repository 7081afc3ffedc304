import type { Command } from '#domain/simulation/kubectl/call.ts';
import { API_RESOURCES, CONFIG, TOP, VERSION_COMMAND } from './about.ts';
import { SCALE, SET } from './changes.ts';
import { CREATE } from './create.ts';
import { DELETE } from './delete.ts';
import { DESCRIBE } from './describe.ts';
import { EVENTS } from './events.ts';
import { EXEC } from './exec.ts';
import { GET } from './get.ts';
import { LOGS } from './logs.ts';
import { ANNOTATE, LABEL } from './metadata.ts';
import { ROLLOUT } from './rollout.ts';
import { RUN } from './run-pod.ts';
import { WAIT } from './wait.ts';

/** In the order of kubectl's own help. */
export const COMMANDS: readonly Command[] = [
  CREATE,
  RUN,
  SET,
  GET,
  DELETE,
  ROLLOUT,
  SCALE,
  TOP,
  DESCRIBE,
  LOGS,
  EXEC,
  EVENTS,
  WAIT,
  LABEL,
  ANNOTATE,
  API_RESOURCES,
  CONFIG,
  VERSION_COMMAND,
];
