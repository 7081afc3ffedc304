import { cronJobs } from './cron-job.ts';
import { daemonSets } from './daemon-set.ts';
import { deployments } from './deployment.ts';
import { jobs } from './job.ts';
import { replicaSets } from './replica-set.ts';
import { statefulSets } from './stateful-set.ts';
import type { Controller } from './tools.ts';

/** In the order in which one's work gives the next one work. */
export const CONTROLLERS: readonly Controller[] = [
  cronJobs,
  jobs,
  deployments,
  replicaSets,
  statefulSets,
  daemonSets,
];
