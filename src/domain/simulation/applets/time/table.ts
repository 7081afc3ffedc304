import type { Program } from '#domain/simulation/kernel/process.ts';
import { date } from './date.ts';
import { sleep, usleep } from './sleep.ts';
import { time, timeout, watch } from './timeout.ts';

export const TIME_APPLETS: ReadonlyMap<string, Program> = new Map(
  Object.entries({ date, sleep, time, timeout, usleep, watch }),
);
