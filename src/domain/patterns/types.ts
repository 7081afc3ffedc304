export type PatternName = 'init' | 'native-sidecar' | 'sidecar' | 'ambassador' | 'adapter';

/** A pattern that a workload shows, with what it was seen by. */
export interface PatternFinding {
  readonly pattern: PatternName;
  /** Container id, `web/shipper`. */
  readonly container: string;
  readonly evidence: string;
}
