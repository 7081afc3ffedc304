import type { Exercise } from '#domain/course/types.ts';
import { parseExerciseRules } from '#domain/grading/parse-rule.ts';
import { mistakesOf, solutionsOf, type Mistake } from './answers.ts';
import { fieldsOf, type Fields } from './fields.ts';
import { foldersIn, type ContentFiles } from './folders.ts';
import { inlineProseOf, proseOf, type ProseContext } from './prose.ts';
import { readYaml } from './yaml.ts';

export interface CompiledExercise {
  readonly exercise: Exercise;
  readonly mistakes: readonly Mistake[];
  readonly file: string;
  /** Where its chapter is named. */
  readonly chapterLine: number;
}

const KEYS = ['title', 'chapter', 'minutes', 'difficulty', 'task', 'hints', 'roles', 'rules'];
const MOST_MINUTES = 20;
/** Every exercise is worth the same, so that progress can be summed. */
const POINTS = 10;

/** Compiles `exercises/*`. `contextOf` gives the context for the prose of a file. */
export function compileExercises(
  files: ContentFiles,
  contextOf: (file: string) => ProseContext,
): CompiledExercise[] {
  return foldersIn(files, 'exercises').flatMap((id) => exerciseOf(id, files, contextOf) ?? []);
}

function exerciseOf(
  id: string,
  files: ContentFiles,
  contextOf: (file: string) => ProseContext,
): CompiledExercise | undefined {
  const folder = `exercises/${id}`;
  const file = `${files.name}/${folder}/exercise.yaml`;
  const context = contextOf(file);
  const text = files.texts.get(`${folder}/exercise.yaml`);
  if (text === undefined) {
    context.report({
      file,
      line: 1,
      message: 'the file is missing',
      remedy: `Write it with the keys ${KEYS.join(', ')}.`,
    });
    return undefined;
  }
  const source = readYaml(file, text, context.report);
  const fields = source && fieldsOf(source, source.value, KEYS);
  if (!fields) return undefined;
  const graded = gradedOf(fields);
  const taskText = fields.text('task');
  const of = graded.rules.reduce((sum, { points }) => sum + points, 0);
  if (!graded.damaged && of !== POINTS)
    fields.wrong('rules', `the points sum to ${of}`, `Share out exactly ${POINTS}.`);
  const exercise: Exercise = {
    id,
    chapter: fields.text('chapter'),
    title: fields.text('title'),
    minutes: fields.integer('minutes', 1, MOST_MINUTES),
    difficulty: fields.integer('difficulty', 1, 3),
    of,
    roles: graded.roles,
    rules: graded.rules,
    given: files.texts.get(`${folder}/given.yaml`) ?? '',
    taskText,
    task: proseOf(taskText, fields.source.lineOf(['task']) + 1, context),
    hints: hintsOf(fields, context),
    starter: starterOf(folder, files, context),
    solutions: solutionsOf(folder, files, context),
  };
  const mistakes = mistakesOf(
    folder,
    files,
    graded.rules.map((rule) => rule.id),
    context,
  );
  return { exercise, mistakes, file, chapterLine: fields.source.lineOf(['chapter']) };
}

/** `damaged`: some rule could not be read, so that the sum of the points says nothing. */
function gradedOf(fields: Fields): Pick<Exercise, 'roles' | 'rules'> & { damaged: boolean } {
  const { roles, rules, problems } = parseExerciseRules({
    roles: fields.raw('roles'),
    rules: fields.raw('rules'),
  });
  const { file, report, lineOf } = fields.source;
  for (const { path, message, remedy } of problems) report({ file, line: lineOf(path), message, remedy });
  return { roles, rules, damaged: problems.length > 0 };
}

function hintsOf(fields: Fields, context: ProseContext): Exercise['hints'] {
  return fields
    .list('hints')
    .map((hint, at) => inlineProseOf(String(hint), fields.source.lineOf(['hints', at]), context));
}

function starterOf(folder: string, { name, texts }: ContentFiles, { report }: ProseContext): string {
  const text = texts.get(`${folder}/starter.yaml`);
  if (text === undefined)
    report({
      file: `${name}/${folder}/starter.yaml`,
      line: 1,
      message: 'the file is missing',
      remedy: 'Write what stands in the editor at first; a comment will do.',
    });
  return text ?? '';
}
