import type { CompiledExercise } from './exercises.ts';
import type { ChapterFolder } from './chapters.ts';
import type { Report } from './content-error.ts';
import type { CompiledLesson } from './lesson.ts';
import type { Findings } from './markdown-checks.ts';
import { anchorOf, textOf } from './prose.ts';
import type { CompiledQuestion } from './questions.ts';
import type { ProseNode } from '#domain/questions/prose.ts';

/** Everything that may be named from elsewhere. */
export interface CourseParts {
  readonly chapters: readonly ChapterFolder[];
  readonly lessons: readonly (CompiledLesson & { readonly file: string })[];
  readonly exercises: readonly CompiledExercise[];
  readonly topologies: ReadonlySet<string>;
  readonly questions: readonly CompiledQuestion[];
}

/** Reports every name that names nothing, and every name that is taken twice. */
export function checkReferences(parts: CourseParts, links: Findings['links'], report: Report): void {
  checkTwins(parts, report);
  checkEmbedded(parts, report);
  checkChapters(parts, report);
  checkLinks(parts, links, report);
}

const listed = (names: Iterable<string>): string => `Known: ${[...names].join(', ') || 'none yet'}.`;

function checkTwins({ chapters, lessons, questions }: CourseParts, report: Report): void {
  const named = [
    ...chapters.map(({ slug, file }) => ({ what: 'chapter', name: slug, file, line: 1 })),
    ...lessons.map(({ lesson, file }) => ({ what: 'lesson', name: lesson.slug, file, line: 1 })),
    ...questions.map(({ question, file, line }) => ({ what: 'question', name: question.id, file, line })),
  ];
  const first = new Map<string, string>();
  for (const { what, name, file, line } of named) {
    const key = `${what} ${name}`;
    const other = first.get(key);
    if (other === undefined) first.set(key, `${file}:${line}`);
    else
      report({
        file,
        line,
        message: `the ${what} "${name}" stands in ${other} already`,
        remedy: 'Names are addresses: choose another.',
      });
  }
}

function checkEmbedded({ lessons, exercises, topologies, questions }: CourseParts, report: Report): void {
  const known = {
    topology: topologies,
    exercise: new Set(exercises.map(({ exercise }) => exercise.id)),
    question: new Set(questions.map(({ question }) => question.id)),
  };
  for (const { kind, id, file, line } of lessons.flatMap(({ embedded }) => embedded)) {
    if (!known[kind].has(id))
      report({ file, line, message: `no ${kind} is named "${id}"`, remedy: listed(known[kind]) });
  }
}

function checkChapters({ chapters, lessons, exercises, questions }: CourseParts, report: Report): void {
  const chapterNames = new Set(chapters.map(({ slug }) => slug));
  const lessonNames = new Set(lessons.map(({ lesson }) => lesson.slug));
  for (const { exercise, file, chapterLine } of exercises) {
    if (chapterNames.has(exercise.chapter)) continue;
    report({
      file,
      line: chapterLine,
      message: `no chapter is named "${exercise.chapter}"`,
      remedy: listed(chapterNames),
    });
  }
  for (const { question, file, line } of questions) {
    if (!chapterNames.has(question.chapter))
      report({
        file,
        line: 1,
        message: `no chapter is named "${question.chapter}"`,
        remedy: listed(chapterNames),
      });
    if (!lessonNames.has(question.lesson))
      report({ file, line, message: `no lesson is named "${question.lesson}"`, remedy: listed(lessonNames) });
  }
}

const PAGES = ['/', '/exercises', '/playground', '/questions', '/progress', '/about'];

function checkLinks(parts: CourseParts, links: Findings['links'], report: Report): void {
  const pages = new Set([
    ...PAGES,
    ...parts.lessons.map(({ lesson }) => `/lessons/${lesson.slug}`),
    ...parts.exercises.map(({ exercise }) => `/exercises/${exercise.id}`),
    ...parts.questions.map(({ question }) => `/questions/${question.chapter}`),
  ]);
  const anchors = new Set(
    parts.lessons.flatMap(({ lesson }) =>
      anchorsIn(lesson).map((anchor) => `/lessons/${lesson.slug}#${anchor}`),
    ),
  );
  for (const { file, line, href } of links) {
    if (/^https:\/\/[^\s/]+\//.test(href)) continue;
    if (!href.startsWith('/')) {
      report({
        file,
        line,
        message: `"${href}" is no address that a page can link`,
        remedy: 'Write /lessons/SLUG, /exercises/ID, or a whole https:// address.',
      });
    } else if (!pages.has(href.replace(/#.*/, ''))) {
      report({ file, line, message: `the link "${href}" leads nowhere`, remedy: listed(pages) });
    } else if (href.includes('#') && !anchors.has(href)) {
      report({
        file,
        line,
        message: `the page of "${href}" has no such heading`,
        remedy: 'The anchor is the heading in lower case, joined by dashes.',
      });
    }
  }
}

function anchorsIn({ parts }: CompiledLesson['lesson']): string[] {
  const nodes = parts.flatMap((part): readonly ProseNode[] =>
    part.kind === 'prose' ? part.tree.children : [],
  );
  return nodes.flatMap((node) =>
    node.type === 'element' && /^h[2-4]$/.test(node.tagName) ? [anchorOf(textOf(node.children))] : [],
  );
}
