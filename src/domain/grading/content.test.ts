import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { parseExerciseRules } from './parse-rule.ts';
import { prove, type Provable } from './prove.ts';

const FOLDER = fileURLToPath(new URL('../../../content/exercises/', import.meta.url));

const read = (path: string): string => {
  try {
    return readFileSync(FOLDER + path, 'utf8');
  } catch {
    return '';
  }
};

const texts = (folder: string) =>
  readdirSync(FOLDER + folder).map((file) => ({ name: file.replace('.yaml', ''), text: read(`${folder}/${file}`) }));

function provableOf(id: string): { readonly provable: Provable; readonly problems: readonly unknown[] } {
  const { roles, rules } = load(read(`${id}/exercise.yaml`)) as { roles: unknown; rules: unknown };
  const parsed = parseExerciseRules({ roles, rules });
  const mistakes = texts(`${id}/mistakes`).map((one) => ({
    ...one,
    breaks: (/^# breaks: (.*)$/m.exec(one.text)?.[1] ?? '').split(/[\s,]+/).filter((word) => word !== ''),
  }));
  const exercise = { id, roles: parsed.roles, rules: parsed.rules, given: read(`${id}/given.yaml`) };
  const provable = { exercise, starter: read(`${id}/starter.yaml`), solutions: texts(`${id}/solutions`), mistakes };
  return { provable, problems: parsed.problems };
}

describe.each(readdirSync(FOLDER))('%s', (id) => {
  const { provable, problems } = provableOf(id);

  test('its rules can be read', () => expect(problems).toEqual([]));
  test('its points sum to 10', () => {
    expect(provable.exercise.rules.reduce((sum, { points }) => sum + points, 0)).toBe(10);
  });
  test('its starter, solutions and mistakes prove it', () => expect(prove(provable)).toEqual([]));
});
