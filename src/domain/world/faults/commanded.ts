import { valueAt, within } from '#domain/world/origin.ts';
import type { ContainerFact, Origin } from '#domain/world/types.ts';

/** The field that says what the container runs: its command, else its arguments, else the image that brings them. */
export function commandField({ origin }: ContainerFact): Origin {
  const written = ['command', 'args'].find((field) => valueAt(within(origin, field)) !== undefined);
  return within(origin, written ?? 'image');
}

/** The words of command and arguments as they are written, each with its place. */
export function writtenWords({
  origin,
}: ContainerFact): readonly (readonly [text: string, origin: Origin])[] {
  return ['command', 'args'].flatMap((field) => {
    const items = valueAt(within(origin, field));
    if (!Array.isArray(items)) return [];
    return items.map((item: unknown, at) => [String(item), within(origin, field, at)] as const);
  });
}

/** The item of `command` or `args` that holds a word, for example the script that names a path; else the whole field. */
export function itemWith(container: ContainerFact, word: string): Origin {
  for (const field of ['args', 'command']) {
    const items = valueAt(within(container.origin, field));
    if (!Array.isArray(items)) continue;
    const at = items.findIndex((item) => typeof item === 'string' && item.includes(word));
    if (at >= 0) return within(container.origin, field, at);
  }
  return commandField(container);
}
