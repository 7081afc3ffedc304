import { FIRST_BACK_OFF_MS, MOST_BACK_OFF_MS } from './timing.ts';

/**
 * The wait between restarts of one container: none before the first, then 10 s, doubling to 5 minutes, forgotten when its last
 * change is older than twice the longest wait. After doBackOff of kuberuntime_manager.go and flowcontrol.Backoff of client-go.
 */
export class BackOff {
  private wait = 0;
  private changedAt = 0;

  /** When a container that ended at `ended` may start again. */
  until(ended: number): number {
    return this.isForgotten(ended) ? ended : ended + this.wait;
  }

  /** It is started again: the next wait is longer. */
  next(ended: number, now: number): void {
    this.wait =
      this.wait === 0 || this.isForgotten(ended)
        ? FIRST_BACK_OFF_MS
        : Math.min(2 * this.wait, MOST_BACK_OFF_MS);
    this.changedAt = now;
  }

  /** `10s`, as the kubelet says it. */
  get text(): string {
    return durationText(this.wait);
  }

  private isForgotten(ended: number): boolean {
    return ended - this.changedAt > 2 * MOST_BACK_OFF_MS;
  }
}

/** `5m0s`, `20s`: as Go prints whole seconds. */
function durationText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}
