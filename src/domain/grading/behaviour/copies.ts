import { within } from '#domain/world/origin.ts';
import { met, notMet, withRoles, type Bound, type Judge } from '#domain/grading/scene.ts';
import type { RuleKinds } from '#domain/grading/rules.ts';
import type { Judgement } from '#domain/grading/types.ts';
import { happened, inEveryRun, MINUTE, seconds, type Observed } from './observed.ts';

/**
 * The lines that one container writes to a file come out of the log of another, in their order. A reader may decorate them, so a
 * line arrives in any line that contains it. What was written in the last `lag` seconds is on its way.
 */
export const copiesLines: Judge<RuleKinds['copiesLines']> = (args, scene) =>
  withRoles([args.from, args.to], scene, ([from, to]) => {
    if (!from || !to) return notMet('A container is missing.', 'Add it.');
    return inEveryRun(scene, MINUTE, [from, to], (run) => copied(from, to, args, run));
  });

interface Line {
  readonly text: string;
  readonly at: number;
  readonly volume: string;
}

function copied(
  from: Bound,
  to: Bound,
  { file, lag, percent }: RuleKinds['copiesLines'],
  run: Observed,
): Judgement {
  const written = linesWritten(from, file, run).filter(({ at }) => at < run.since - lag * 1000);
  const [first] = written;
  const writer = from.container.name;
  if (!first)
    return notMet(`${writer} wrote no line to ${file} in ${seconds(run.since)}.${failureOf(from, run)}`, '');
  const { arrived, example } = arrivals(written, to, run);
  if (!example) return nothingArrived(from, to, written, file, run);
  const evidence = `${arrived} of ${written.length} lines arrived: ${writer} wrote "${example.text}" to ${file} (${placeOf(example)}) at ${seconds(example.at)}; ${to.container.name} printed it at ${seconds(example.printed)}.`;
  if (arrived * 100 >= written.length * percent)
    return met(evidence, within(to.container.origin, 'volumeMounts'));
  return notMet(
    evidence,
    `Let ${to.container.name} print every line.`,
    within(to.container.origin, 'command'),
  );
}

const placeOf = ({ volume }: Line): string => (volume === '' ? 'its own file system' : `volume ${volume}`);

/** Whole lines only: what is still being written has not been copied yet. */
function linesWritten(from: Bound, file: string, run: Observed): readonly Line[] {
  return happened('write', from, run)
    .filter(({ path }) => path === file)
    .flatMap(({ text, at, volume }) =>
      text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => ({ text: line, at, volume })),
    );
}

function arrivals(written: readonly Line[], to: Bound, run: Observed) {
  const printed = happened('log', to, run);
  let next = 0;
  let arrived = 0;
  let example: (Line & { readonly printed: number }) | undefined;
  for (const line of written) {
    const found = printed.findIndex((entry, index) => index >= next && entry.line.includes(line.text));
    if (found < 0) continue;
    next = found;
    arrived += 1;
    example ??= { ...line, printed: printed[found]?.at ?? 0 };
  }
  return { arrived, example };
}

function nothingArrived(
  from: Bound,
  to: Bound,
  written: readonly Line[],
  file: string,
  run: Observed,
): Judgement {
  const [line] = written;
  const reader = to.container.name;
  const read = happened('read', to, run)[0];
  const opened = read
    ? `it reads ${read.path} (${read.volume === '' ? 'its own file system' : `volume ${read.volume}`})`
    : 'it opened no file';
  const wrote = `${from.container.name} wrote ${written.length} lines to ${file} (${line ? placeOf(line) : ''})`;
  return notMet(
    `${wrote}; ${reader} printed none of them, ${opened}.${failureOf(to, run)}`,
    `Mount one volume in both containers, and let ${reader} follow the file that ${from.container.name} writes.`,
    within(to.container.origin, 'volumeMounts'),
  );
}

/** What the container itself said first, which is most often the reason. */
function failureOf(bound: Bound, run: Observed): string {
  const said = happened('log', bound, run).find(({ stream }) => stream === 'stderr');
  return said ? ` Its log says: "${said.line}".` : '';
}
