/** What ConfigMaps and Secrets hold, for variables and volumes. */
export type ConfigKind = 'ConfigMap' | 'Secret';

export interface ConfigSource {
  /** Keys in alphabetical order with their values as text, without `binaryData`; undefined when there is no such object. */
  text(kind: ConfigKind, namespace: string, name: string): ReadonlyMap<string, string> | undefined;
  /** The same as bytes, with `binaryData`. */
  bytes(kind: ConfigKind, namespace: string, name: string): ReadonlyMap<string, string> | undefined;
}
