import type { Root as MarkdownRoot, RootContent } from 'mdast';
import type { Lesson, LessonPart } from '#domain/course/types.ts';
import { boxOf, embeddedOf, type Embedded } from './directives.ts';
import { fieldsOf, type Fields } from './fields.ts';
import { checkMarkdown } from './markdown-checks.ts';
import { inlineProseOf, parseMarkdown, treeOf, type ProseContext } from './prose.ts';
import { readYaml } from './yaml.ts';

export interface CompiledLesson {
  readonly lesson: Lesson;
  readonly embedded: readonly Embedded[];
}

const KEYS = ['title', 'summary', 'minutes', 'objectives', 'sources'];
/** A lesson is read in one sitting; what takes longer is two lessons. */
const MOST_MINUTES = 10;

/** Compiles one lesson. What is wrong is reported; what could be saved is in the result. */
export function compileLesson(
  slug: string,
  chapter: string,
  text: string,
  context: ProseContext,
): CompiledLesson {
  const root = parseMarkdown(text);
  checkMarkdown(root, text, 1, context);
  const fields = frontMatterOf(root, context);
  const embedded: Embedded[] = [];
  const parts = partsOf(root, text, context, embedded);
  if (parts.length === 0)
    context.report({
      file: context.file,
      line: 1,
      message: 'the lesson is empty',
      remedy: 'Write it below the front matter.',
    });
  const lesson: Lesson = {
    slug,
    chapter,
    title: fields?.text('title') ?? '',
    summary: fields?.text('summary') ?? '',
    minutes: fields?.integer('minutes', 1, MOST_MINUTES) ?? 1,
    objectives: fields ? objectivesOf(fields, context) : [],
    sources: fields ? sourcesOf(fields) : [],
    parts,
  };
  return { lesson, embedded };
}

function frontMatterOf(root: MarkdownRoot, { file, report }: ProseContext): Fields | undefined {
  const [first] = root.children;
  if (first?.type !== 'yaml') {
    report({
      file,
      line: 1,
      message: 'the front matter is missing',
      remedy: `Begin the file with --- and the keys ${KEYS.join(', ')}.`,
    });
    return undefined;
  }
  const source = readYaml(file, first.value, report, 2);
  return source && fieldsOf(source, source.value, KEYS);
}

function objectivesOf(fields: Fields, context: ProseContext): Lesson['objectives'] {
  const items = fields.list('objectives');
  if (fields.has('objectives') && items.length === 0)
    fields.wrong('objectives', 'objectives is empty', 'Say what the reader can do afterwards.');
  return items.map((item, at) =>
    inlineProseOf(String(item), fields.source.lineOf(['objectives', at]), context),
  );
}

function sourcesOf(fields: Fields): Lesson['sources'] {
  const sources = fields.mappings('sources', ['title', 'url']);
  if (fields.has('sources') && sources.length === 0)
    fields.wrong('sources', 'sources is empty', 'Link the official documentation.');
  return sources.map((source) => {
    const url = source.text('url');
    if (url !== '' && !/^https:\/\/[^\s/]+\//.test(url))
      source.wrong('url', `"${url}" is no https address`, 'Write the whole address: https://...');
    return { title: source.text('title'), url };
  });
}

function partsOf(
  root: MarkdownRoot,
  text: string,
  context: ProseContext,
  embedded: Embedded[],
): LessonPart[] {
  const definitions = root.children.filter(({ type }) => type === 'definition');
  const parts: LessonPart[] = [];
  let run: RootContent[] = [];
  const endRun = (): void => {
    if (run.length > 0) parts.push({ kind: 'prose', tree: treeOf([...run, ...definitions], context) });
    run = [];
  };
  for (const node of root.children) {
    if (node.type === 'yaml' || node.type === 'definition' || node.type === 'html') continue;
    if (node.type === 'leafDirective' || node.type === 'containerDirective') {
      endRun();
      const part =
        node.type === 'leafDirective'
          ? embeddedOf(node, context, embedded)
          : boxOf(node, text, definitions, context);
      if (part) parts.push(part);
    } else run.push(node);
  }
  endRun();
  return parts;
}
