import type { Volume } from '#domain/kubernetes/schema/api.gen.ts';

/** What holds a spec: a Pod, or the template of a controller, of which some things are not known or not demanded yet. */
export type Carrier = 'pod' | 'template';

/** What rules of containers need to know of their Pod. */
export interface PodContext {
  /** The valid volumes by name: a mount of a faulty volume finds nothing, as on the API server. */
  readonly volumes: ReadonlyMap<string, Volume>;
  /** All volumes by name, the last one of a name, faulty or not. */
  readonly writtenVolumes: ReadonlyMap<string, Volume>;
  /** Names in `spec.resourceClaims`. */
  readonly claimNames: ReadonlySet<string>;
  /** Seconds; undefined when the Pod has none. */
  readonly gracePeriod: number | undefined;
  readonly restartPolicy: string;
  /** Whether the Pod shares the node's users: true unless `hostUsers: false`. */
  readonly hostUsers: boolean;
}
