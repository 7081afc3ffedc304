import type { Node } from '#domain/simulation/files/nodes.ts';

/** A volume of one Pod as it stands on the node. */
export interface PodVolume {
  readonly name: string;
  readonly node: Node;
  /** For every mount, whatever it asks for. */
  readonly readOnly: boolean;
  /** Brings in what changed in ConfigMaps, Secrets and the Pod's own fields. */
  readonly refresh?: () => void;
}

/** What the kubelet writes into a volume: files by their paths in it, content as bytes. */
export type Payload = ReadonlyMap<string, { readonly content: string; readonly mode: number }>;
