import type { Kind, RuleKinds } from '#domain/grading/rules.ts';
import type { Judge, Scene } from '#domain/grading/scene.ts';
import type { Judgement } from '#domain/grading/types.ts';
import { answers } from '#domain/grading/behaviour/answers.ts';
import { copiesLines } from '#domain/grading/behaviour/copies.ts';
import { startsBefore, stopsAfter } from '#domain/grading/behaviour/order.ts';
import { completes, status } from '#domain/grading/behaviour/outcome.ts';
import { binds, signals } from '#domain/grading/behaviour/ports.ts';
import { configKey, fileFrom, secretMounted } from './config.ts';
import { cannotWrite, canWrite, sameFile } from './files.ts';
import { listens, soleListener, talksTo } from './network.ts';
import { splits, upstreamsAreServices } from './nginx.ts';
import { keepsRunning } from './running.ts';
import { seesNoSecret } from './secrets.ts';
import { exposesNot, reaches } from './services.ts';
import { container, service, workload } from './workload.ts';

/** One predicate for each kind; a kind that is forgotten does not compile. */
const JUDGES: { readonly [K in Kind]: Judge<RuleKinds[K]> } = {
  workload,
  container,
  sameFile,
  canWrite,
  cannotWrite,
  keepsRunning,
  fileFrom,
  secretMounted,
  seesNoSecret,
  configKey,
  listens,
  soleListener,
  talksTo,
  service,
  reaches,
  exposesNot,
  splits,
  upstreamsAreServices,
  copiesLines,
  startsBefore,
  stopsAfter,
  binds,
  status,
  completes,
  signals,
  answers,
};

export function judgeRule<K extends Kind>(
  { kind, args }: { readonly kind: K; readonly args: RuleKinds[K] },
  scene: Scene,
): Judgement {
  return JUDGES[kind](args, scene);
}
