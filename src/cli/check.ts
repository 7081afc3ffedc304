import { parse, readRows, readSources, type Source } from './arguments.ts';
import type { Command, Surroundings } from './command.ts';
import { printStored } from './defaults.ts';
import { UsageError } from './usage.ts';
import { judge, verdictsOf, type Judged, type Verdict } from './verdict.ts';

async function checkRows(operands: readonly string[], { print }: Surroundings): Promise<number> {
  for (const { id, yaml } of await readRows(operands, ['yaml'])) {
    print(JSON.stringify({ id, verdicts: verdictsOf(yaml, judge(yaml, String(id))) }));
  }
  return 0;
}

function headline(file: string, verdict: Verdict, judged: Judged): string {
  const manifest = judged.manifests.find(({ doc }) => doc === String(verdict.doc));
  const name = [verdict.kind || 'document', manifest?.object?.metadata?.name ?? ''].join(' ').trim();
  const answer = verdict.valid ? 'accepted' : `rejected (${verdict.stage ?? 'unknown'})`;
  return `${file}: ${name}: ${answer}${verdict.depends.length > 0 ? ', depends on the cluster' : ''}`;
}

function printForPeople(file: string, judged: Judged, verdict: Verdict, { print }: Surroundings): void {
  print(headline(file, verdict, judged));
  const say = (severity: string, { line, column }: { line: number; column: number }, text: string) =>
    print(`  ${file}:${line}:${column}: ${severity}: ${text}`);
  for (const error of verdict.errors) say('error', error, error.text);
  // In the server's own words they begin with the severity.
  for (const warning of verdict.warnings) say('warning', warning, warning.text.replace(/^Warning: /, ''));
  for (const fault of verdict.faults) say(fault.severity, fault, fault.message);
  for (const { pattern, container, evidence } of verdict.patterns)
    print(`  pattern: ${pattern}, ${container}: ${evidence}`);
  for (const sentence of verdict.depends) print(`  depends on the cluster: ${sentence}`);
}

function checkSource({ name, text }: Source, json: boolean, surroundings: Surroundings): boolean {
  const judged = judge(text, name);
  const verdicts = verdictsOf(text, judged);
  for (const verdict of verdicts) {
    if (json) surroundings.print(JSON.stringify({ file: name, ...verdict }));
    else printForPeople(name, judged, verdict, surroundings);
  }
  if (verdicts.length === 0 && !json) surroundings.print(`${name}: no objects in it`);
  return verdicts.length > 0 && verdicts.every(({ valid }) => valid);
}

/** `check`: the verdict on each document, or with `--defaults` what would be stored. A text without any object is not well, as for kubectl. */
export const check: Command = async (args, surroundings) => {
  const { flags, operands } = parse(args, ['--json', '--rows', '--defaults']);
  if (flags.has('--rows')) {
    if (!flags.has('--json')) throw new UsageError('--rows needs --json');
    if (flags.has('--defaults')) throw new UsageError('either --rows or --defaults');
    return checkRows(operands, surroundings);
  }
  const sources = await readSources(operands);
  const show = flags.has('--defaults') ? printStored : checkSource;
  const well = sources.map((source) => show(source, flags.has('--json'), surroundings));
  return well.every(Boolean) ? 0 : 1;
};
