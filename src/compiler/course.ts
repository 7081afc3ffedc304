import { basename, resolve } from 'node:path';
import type { CourseIndex, Exercise, Lesson, Topology } from '#domain/course/types.ts';
import type { Question } from '#domain/questions/types.ts';
import type { Mistake } from './answers.ts';
import { readChapters } from './chapters.ts';
import { ContentErrors, inOrder, type ContentError, type Report } from './content-error.ts';
import { courseIndexOf } from './course-index.ts';
import { checkExamples } from './examples.ts';
import { compileExercises } from './exercises.ts';
import { filesIn, readContent, type ContentFiles } from './folders.ts';
import { loadHighlighter } from './highlight.ts';
import { compileLesson } from './lesson.ts';
import type { Findings } from './markdown-checks.ts';
import type { ProseContext } from './prose.ts';
import { compileQuestions } from './questions.ts';
import { checkReferences } from './references.ts';
import { compileTopologies } from './topologies.ts';

/** Everything that is taught, checked and ready to be shown. All of it is plain JSON but the maps. */
export interface CompiledCourse {
  readonly index: CourseIndex;
  /** By slug. */
  readonly lessons: ReadonlyMap<string, Lesson>;
  /** By id. */
  readonly exercises: ReadonlyMap<string, Exercise>;
  /** By id of their exercise. */
  readonly mistakes: ReadonlyMap<string, readonly Mistake[]>;
  /** By id. */
  readonly topologies: ReadonlyMap<string, Topology>;
  /** By slug of their chapter. */
  readonly questions: ReadonlyMap<string, readonly Question[]>;
}

/**
 * Compiles the folder `content/`.
 * @throws ContentErrors with everything that is wrong in it, in the order of files and lines.
 */
export async function compileCourse(contentDir: string): Promise<CompiledCourse> {
  const errors: ContentError[] = [];
  const report: Report = (error) => void errors.push(error);
  const files = await readContent(resolve(contentDir), report);
  const course = await compileFiles(files, report);
  if (errors.length > 0) throw new ContentErrors(inOrder(errors));
  return course;
}

/** The same for files in memory; reports instead of throwing. */
export async function compileFiles(files: ContentFiles, report: Report): Promise<CompiledCourse> {
  const highlighter = await loadHighlighter();
  const findings: Findings = { links: [], examples: [] };
  const contextOf = (file: string): ProseContext => ({ file, report, highlighter, findings });
  const textOf = (path: string): string => files.texts.get(path) ?? '';

  const chapters = readChapters(files, report);
  const lessons = chapters.flatMap((chapter) =>
    chapter.lessons.map(({ slug, path }) => {
      const file = `${files.name}/${path}`;
      return { file, ...compileLesson(slug, chapter.slug, textOf(path), contextOf(file)) };
    }),
  );
  const questions = filesIn(files, 'questions').flatMap((name) =>
    compileQuestions(
      basename(name, '.yaml'),
      textOf(`questions/${name}`),
      contextOf(`${files.name}/questions/${name}`),
    ),
  );
  const exercises = compileExercises(files, contextOf);
  const topologies = compileTopologies(files, highlighter, report);
  checkExamples(findings.examples, report);
  checkReferences(
    { chapters, lessons, exercises, questions, topologies: new Set(topologies.keys()) },
    findings.links,
    report,
  );

  return {
    index: courseIndexOf(
      chapters,
      lessons.map(({ lesson }) => lesson),
      exercises.map(({ exercise }) => exercise),
      questions.map(({ question }) => question),
    ),
    lessons: new Map(lessons.map(({ lesson }) => [lesson.slug, lesson])),
    exercises: new Map(exercises.map(({ exercise }) => [exercise.id, exercise])),
    mistakes: new Map(exercises.map(({ exercise, mistakes }) => [exercise.id, mistakes])),
    topologies,
    questions: new Map(
      chapters.map(({ slug }) => [
        slug,
        questions.map(({ question }) => question).filter(({ chapter }) => chapter === slug),
      ]),
    ),
  };
}
