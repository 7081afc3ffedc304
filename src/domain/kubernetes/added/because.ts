import { REASONS } from './reasons.ts';

/** What a reason may speak of. */
export interface Grounds {
  readonly value: unknown;
  /** What stands beside the field: the object that it belongs to, as stored. */
  readonly beside: Readonly<Record<string, unknown>>;
  readonly path: string;
}

export type Reason = string | ((grounds: Grounds) => string | undefined);

/** The reason for a field `Type.name`, or for each item of it, `Type.name[]`; undefined when there is none of its own. */
export function becauseOf(name: string, grounds: Grounds): string | undefined {
  const reason = REASONS.get(name.replace(/^EphemeralContainer\./, 'Container.'));
  return typeof reason === 'function' ? reason(grounds) : reason;
}

export const NO_REASON = 'What the API server takes when nothing is written.';

/** Why what the learner wrote stands there in another form. */
export function rewrittenBecause(written: unknown, isQuantity: boolean): string {
  if (isQuantity) return `Written as ${String(written)}; the API server keeps amounts in one form.`;
  return `Written as ${JSON.stringify(written)}, which counts as not written.`;
}
