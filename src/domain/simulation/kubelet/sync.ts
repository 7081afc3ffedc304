/** What is to be done for a Pod now. After computePodActions and computeInitContainerActions of kuberuntime_manager.go. */
import { endingOf, type Ending, type ManagedContainer } from './managed-container.ts';
import type { NodePod } from './pod.ts';
import { restartsAfter } from './restart-policy.ts';
import { SYNC_MS } from './timing.ts';

export interface Plan {
  /** In list order. */
  readonly start: readonly ManagedContainer[];
  /** All is over but for sidecars. */
  readonly isOver: boolean;
  /** When to look again, if nothing happens before: virtual milliseconds. */
  readonly wakeAt: number;
}

export function planFor(pod: NodePod): Plan {
  return new Planning(pod).plan();
}

type Answer = 'start' | 'wait' | 'done' | 'failed';

class Planning {
  private readonly start: ManagedContainer[] = [];
  private wakeAt = Infinity;
  private readonly pod: NodePod;
  private readonly now: number;

  constructor(pod: NodePod) {
    this.pod = pod;
    this.now = pod.kubelet.kernel.now;
  }

  plan(): Plan {
    const initialized = this.planInits();
    const isOver = initialized === 'failed' || (initialized === 'done' && this.planApps());
    return { start: this.start, isOver, wakeAt: this.wakeAt };
  }

  /** One after the other; sidecars that ran once are kept running beside. */
  private planInits(): 'done' | 'wait' | 'failed' {
    const { inits, apps } = this.pod;
    const hasBegun = apps.some(({ starts }) => starts > 0);
    const furthest = hasBegun ? inits.length : inits.findLastIndex(({ starts }) => starts > 0);
    for (const [index, container] of inits.entries()) {
      const isPast = index < furthest;
      if (isPast && container.role === 'init') continue;
      const answer = container.role === 'sidecar' ? this.sidecar(container) : this.init(container);
      if (answer === 'start') this.start.push(container);
      if (answer === 'failed') return 'failed';
      if (answer !== 'done' && !isPast) return 'wait';
    }
    return 'done';
  }

  private sidecar(container: ManagedContainer): Answer {
    if (!container.isRunning) return this.mayStart(container) ? 'start' : 'wait';
    if (!container.started || !container.run) return 'wait';
    return this.isSeen(container.run.startedAt) ? 'done' : 'wait';
  }

  private init(container: ManagedContainer): Answer {
    const ending = endingOf(container);
    if (container.isRunning) return 'wait';
    if (!ending) return this.mayStart(container) ? 'start' : 'wait';
    if (!this.isEndSeen(container, ending)) return 'wait';
    if (ending.exitCode === 0) return 'done';
    if (!restartsAfter(container.spec, 'init', this.pod.policy, ending.exitCode)) return 'failed';
    return this.mayStart(container) ? 'start' : 'wait';
  }

  /** True when none runs and none will run again. */
  private planApps(): boolean {
    const answers = this.pod.apps.map((container) => {
      const answer = this.app(container);
      if (answer === 'start') this.start.push(container);
      return answer;
    });
    return answers.every((answer) => answer === 'done');
  }

  private app(container: ManagedContainer): Answer {
    if (container.isRunning) return 'wait';
    const ending = endingOf(container);
    if (ending && !this.isEndSeen(container, ending)) return 'wait';
    if (ending && !restartsAfter(container.spec, 'app', this.pod.policy, ending.exitCode)) return 'done';
    return this.mayStart(container) ? 'start' : 'wait';
  }

  /** Back-off and what else has to be waited for. */
  private mayStart(container: ManagedContainer): boolean {
    const ending = endingOf(container);
    if (ending && !this.isEndSeen(container, ending)) return false;
    const backedOff = container.seenEnd === undefined ? 0 : container.backOff.until(container.seenEnd);
    const at = Math.max(container.retryAt, backedOff);
    if (at <= this.now) return true;
    this.wakeAt = Math.min(this.wakeAt, at);
    if (backedOff > this.now && ending) holdBack(this.pod, container, ending);
    return false;
  }

  private isEndSeen({ isEndKnown }: ManagedContainer, { finishedAt }: Ending): boolean {
    return isEndKnown || this.isSeen(finishedAt);
  }

  /** The kubelet asks the runtime only now and then. */
  private isSeen(at: number): boolean {
    if (at + SYNC_MS <= this.now) return true;
    this.wakeAt = Math.min(this.wakeAt, at + SYNC_MS);
    return false;
  }
}

function holdBack(pod: NodePod, container: ManagedContainer, ending: Ending): void {
  const { state, name, backOff } = container;
  if (state.kind === 'waiting' && state.reason === 'CrashLoopBackOff') return;
  const where = `pod ${pod.name}_${pod.namespace}(${pod.uid})`;
  pod.event('Warning', 'BackOff', `Back-off restarting failed container ${name} in ${where}`, container);
  container.last = ending;
  const message = `back-off ${backOff.text} restarting failed container=${name} pod=${where.slice(4)}`;
  container.state = { kind: 'waiting', reason: 'CrashLoopBackOff', message };
}
