import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { readManifests } from '#domain/kubernetes/read.ts';
import { grade } from './grade.ts';
import { parseExerciseRules } from './parse-rule.ts';
import { proveExercise, type Provable, type ProvableMistake } from './prove.ts';

const FOLDER = fileURLToPath(new URL('../../../content/exercises/', import.meta.url));

const read = (path: string): string => {
  try {
    return readFileSync(FOLDER + path, 'utf8');
  } catch {
    return '';
  }
};

const texts = (folder: string) =>
  readdirSync(FOLDER + folder).map((file) => ({
    name: file.replace('.yaml', ''),
    text: read(`${folder}/${file}`),
  }));

function provableOf(id: string) {
  const { roles, rules } = load(read(`${id}/exercise.yaml`)) as { roles: unknown; rules: unknown };
  const parsed = parseExerciseRules({ roles, rules });
  const mistakes: ProvableMistake[] = texts(`${id}/mistakes`).map((one) => ({
    ...one,
    breaks: (/^# breaks: (.*)$/m.exec(one.text)?.[1] ?? '').split(/[\s,]+/).filter((word) => word !== ''),
  }));
  const exercise: Provable = {
    id,
    roles: parsed.roles,
    rules: parsed.rules,
    given: read(`${id}/given.yaml`),
    starter: read(`${id}/starter.yaml`),
    solutions: texts(`${id}/solutions`),
  };
  return { exercise, mistakes, problems: parsed.problems };
}

describe.each(readdirSync(FOLDER))('%s', (id) => {
  const { exercise, mistakes, problems } = provableOf(id);

  test('its rules can be read', () => expect(problems).toEqual([]));
  test('its points sum to 10', () => {
    expect(exercise.rules.reduce((sum, { points }) => sum + points, 0)).toBe(10);
  });
  test('its starter, solutions and mistakes prove it', () =>
    expect(proveExercise(exercise, mistakes)).toEqual([]));
  test('what is given is accepted', () => {
    expect(readManifests(exercise.given, 'given').problems).toEqual([]);
  });
  test('its solutions raise no fault', () => {
    const faults = exercise.solutions.flatMap(({ name, text }) => grade(exercise, [{ name, text }]).faults);
    expect(
      faults.filter(({ severity }) => severity === 'fault').map(({ text, source }) => `${source}: ${text}`),
    ).toEqual([]);
  });
  test('every solution and every mistake says what it is about', () => {
    for (const { text } of [...exercise.solutions, ...mistakes]) expect(text).toMatch(/^# note: \S.*\.$/m);
  });
});

test('a proof fails for each reason, in the file that is to blame', () => {
  const { exercise, mistakes } = provableOf('shared-directory');
  const [solution] = exercise.solutions;
  const mistake = mistakes.find(({ breaks }) => breaks.join() === 'same-file,arrives');
  if (!solution || !mistake) throw new Error('the exercise is empty');
  const bad: Provable = {
    ...exercise,
    starter: solution.text,
    solutions: [{ name: 'bad', text: mistake.text }],
  };
  const failures = proveExercise(bad, [
    { name: 'harmless', text: solution.text, breaks: ['pod'] },
    { name: 'surplus', text: mistake.text, breaks: [] },
  ]);
  expect(failures.map((line) => line.split(':')[0])).toEqual([
    'starter.yaml',
    'solutions/bad.yaml',
    'mistakes/harmless.yaml',
    'mistakes/surplus.yaml',
    'mistakes/surplus.yaml',
    ...Array.from({ length: 6 }, () => 'mistakes'),
  ]);
  expect(proveExercise({ ...exercise, solutions: [] }, mistakes)).toEqual([
    'solutions: There is no solution.',
  ]);
});
