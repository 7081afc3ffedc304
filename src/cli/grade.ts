import { compileCourse } from '#compiler/course.ts';
import type { Exercise } from '#domain/course/types.ts';
import { runsWith } from '#domain/grading/behaviour/run.ts';
import { grade as gradeAnswer } from '#domain/grading/grade.ts';
import type { Report, RuleResult } from '#domain/grading/types.ts';
import { readManifests } from '#domain/kubernetes/read.ts';
import { positionAt } from '#domain/kubernetes/span.ts';
import { findPatterns } from '#domain/patterns/find.ts';
import { imageFor } from '#domain/simulation/images/all.ts';
import { buildWorld } from '#domain/world/world.ts';
import { parse, readRows, readSources, type Source } from './arguments.ts';
import type { Command, Surroundings } from './command.ts';
import { UsageError } from './usage.ts';
import { faultOf, judge, verdictOf, verdictsOf } from './verdict.ts';

/** As Check does it, with every image that is known. */
const RUNS = runsWith(imageFor);

const textOf = (sources: readonly Source[], name: string): string =>
  sources.find((source) => source.name === name)?.text ?? '';

function ruleLine(
  { id, holds, points, of, says, evidence, span, source }: RuleResult,
  sources: readonly Source[],
) {
  const place = span ? positionAt(textOf(sources, source), span[0]) : { line: null, column: null };
  return { id, holds, points, of, says, evidence, ...place, ...(span ? { file: source } : {}) };
}

/** The report as `grade --json` prints it; the shape is a contract (see README.md). */
function reportLine(report: Report, sources: readonly Source[], { given }: Exercise) {
  const { exercise, accepted, points, of, wouldEarn, unverified } = report;
  const world = buildWorld(report.manifests, readManifests(given, 'given').manifests);
  const patterns = findPatterns(world);
  return {
    exercise,
    accepted,
    points,
    of,
    wouldEarn,
    unverified,
    rules: report.rules.map((rule) => ruleLine(rule, sources)),
    verdicts: [
      ...report.manifests.map((manifest) => ({
        file: manifest.source,
        ...verdictOf(manifest, [], patterns, world),
      })),
      ...unread(report, sources),
    ],
    faults: report.faults.map((fault) =>
      faultOf(textOf(sources, fault.source ?? sources[0]?.name ?? ''), fault),
    ),
  };
}

/** A text over the limits has no manifest in the report, and still owes its reader the reason. */
const unread = ({ manifests }: Report, sources: readonly Source[]) =>
  sources
    .filter(({ name }) => manifests.every(({ source }) => source !== name))
    .flatMap(({ name, text }) =>
      verdictsOf(text, judge(text, name)).map((verdict) => ({ file: name, ...verdict })),
    );

const WORDS = new Map<boolean | null, string>([
  [true, 'Met'],
  [false, 'Not met'],
  [null, 'Not verified'],
]);

function printRule(rule: RuleResult, sources: readonly Source[], print: Surroundings['print']): void {
  const { line, file } = ruleLine(rule, sources);
  const place = sources.length > 1 ? `${file}:${line}: ` : `line ${line}: `;
  print(`  ${WORDS.get(rule.holds)}: ${rule.says} (${rule.points} of ${rule.of})`);
  print(`    ${line === null ? '' : place}${rule.evidence}`);
  if (rule.holds === false && rule.fix) print(`    ${rule.fix}`);
}

function printForPeople(report: Report, sources: readonly Source[], { print }: Surroundings): void {
  const { exercise, points, of, accepted, wouldEarn } = report;
  print(
    `${exercise}: ${points} of ${of} points${accepted ? '' : `; the API server refuses it, once accepted it would earn ${wouldEarn}`}`,
  );
  for (const rule of report.rules) printRule(rule, sources, print);
  for (const manifest of report.manifests) {
    for (const { severity, text, span } of manifest.diagnostics) {
      const { line, column } = positionAt(manifest.text, span[0]);
      print(`  ${manifest.source}:${line}:${column}: ${severity}: ${text}`);
    }
  }
  for (const { file, errors } of unread(report, sources)) {
    for (const { line, column, text } of errors) print(`  ${file}:${line}:${column}: error: ${text}`);
  }
}

function exerciseNamed(exercises: ReadonlyMap<string, Exercise>, id: string): Exercise {
  const exercise = exercises.get(id);
  if (!exercise) throw new UsageError(`no exercise named "${id}"; tripod list shows them`);
  return exercise;
}

/** `grade`: all files together are one answer. */
export const grade: Command = async (args, surroundings) => {
  const { flags, operands } = parse(args, ['--json', '--rows']);
  if (flags.has('--rows') && !flags.has('--json')) throw new UsageError('--rows needs --json');
  const { exercises } = await compileCourse(surroundings.content);
  if (flags.has('--rows')) return gradeRows(operands, exercises, surroundings);
  const [id, ...files] = operands;
  if (id === undefined) throw new UsageError('which exercise?');
  const exercise = exerciseNamed(exercises, id);
  const sources = await readSources(files);
  const report = gradeAnswer(exercise, sources, { run: RUNS });
  if (flags.has('--json')) surroundings.print(JSON.stringify(reportLine(report, sources, exercise)));
  else printForPeople(report, sources, surroundings);
  return report.points === report.of ? 0 : 1;
};

async function gradeRows(
  operands: readonly string[],
  exercises: ReadonlyMap<string, Exercise>,
  { print }: Surroundings,
): Promise<number> {
  const rows = await readRows(operands, ['exercise', 'yaml']);
  const known = rows.map((row) => ({ ...row, found: exerciseNamed(exercises, row.exercise) }));
  for (const { id, yaml, found } of known) {
    const sources = [{ name: String(id), text: yaml }];
    print(JSON.stringify({ id, ...reportLine(gradeAnswer(found, sources, { run: RUNS }), sources, found) }));
  }
  return 0;
}
