import { dump } from 'js-yaml';
import { spoilObject, spoilText } from './mistakes.ts';
import { Random } from './random.ts';
import type { Fields } from './right-pods.ts';
import { rightKind, rightObject } from './right-objects.ts';

/** A text with one manifest. */
export interface Sample {
  readonly text: string;
  /** What the manifest was meant to be: for tools that have to be told which schema to use. */
  readonly kind: string;
}

/** The same samples each time: all kinds, in several styles of YAML, the half of them with a mistake or two. */
export function mixedSamples(count: number, seed = 1): readonly Sample[] {
  const random = new Random(seed);
  return Array.from({ length: count }, () => sample(random));
}

function sample(random: Random): Sample {
  const kind = rightKind(random);
  // A copy without shared parts: a mistake is made in one place only.
  const object = JSON.parse(JSON.stringify(rightObject(kind, random))) as Fields;
  const fate = random.next();
  if (fate < 0.5) spoilObject(object, random);
  if (fate < 0.1) spoilObject(object, random);
  const text = random.pick(STYLES)(object);
  return { kind, text: fate > 0.8 ? spoilText(text, random) : text };
}

const STYLES: readonly ((object: object) => string)[] = [
  (object) => dump(object, { noRefs: true }),
  (object) => dump(object, { noRefs: true }),
  (object) => dump(object, { noRefs: true, indent: 4 }),
  (object) => dump(object, { noRefs: true, flowLevel: 4 }),
  (object) => `# A comment above\n---\n${dump(object, { noRefs: true })}`,
  (object) => `${JSON.stringify(object, null, 2)}\n`,
];
