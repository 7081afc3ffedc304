import type { NodeKind } from './types.ts';

/** What a node is called in sentences. */
export const KIND_WORDS: Readonly<Record<NodeKind, string>> = {
  client: 'client',
  service: 'Service',
  loadBalancer: 'Service',
  pod: 'Pod',
  container: 'container',
  volume: 'volume',
  configMap: 'ConfigMap',
  secret: 'Secret',
  external: 'outside host',
};
