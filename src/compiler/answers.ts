import type { Solution } from '#domain/course/types.ts';
import { filesIn, type ContentFiles } from './folders.ts';
import type { ProseContext } from './prose.ts';

/** A wrong answer of which it is known what it breaks. */
export interface Mistake {
  /** File name without extension. */
  readonly name: string;
  /** Ids of rules, or `accepted`. */
  readonly breaks: readonly string[];
  readonly note: string;
  readonly text: string;
}

/** The leading comment lines of a solution or a mistake: `# note: ...`, `# breaks: ...`. */
function commentsOf(text: string): ReadonlyMap<string, string> {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('#'));
  const found = lines
    .slice(0, end < 0 ? lines.length : end)
    .map((line) => /^# *(note|breaks): *(.*\S)/.exec(line));
  return new Map(found.flatMap((match) => (match ? [[match[1] ?? '', match[2] ?? '']] : [])));
}

interface Variant {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  readonly comments: ReadonlyMap<string, string>;
  readonly note: string;
}

function variantsOf(
  folder: string,
  { name: root, texts }: ContentFiles,
  files: readonly string[],
  { report }: ProseContext,
): Variant[] {
  return files.map((name) => {
    const file = `${root}/${folder}/${name}`;
    const text = texts.get(`${folder}/${name}`) ?? '';
    const comments = commentsOf(text);
    const note = comments.get('note');
    if (note === undefined)
      report({
        file,
        line: 1,
        message: 'has no note',
        remedy: 'Begin the file with the comment "# note: ...", one sentence.',
      });
    return { name: name.replace(/\.yaml$/, ''), file, text, comments, note: note ?? '' };
  });
}

/** The files of `solutions/`, in order of their names. */
export function solutionsOf(folder: string, files: ContentFiles, context: ProseContext): Solution[] {
  const path = `${folder}/solutions`;
  const variants = variantsOf(path, files, filesIn(files, path), context);
  if (variants.length === 0) {
    context.report({
      file: context.file,
      line: 1,
      message: 'the exercise has no solution',
      remedy: 'Write solutions/NAME.yaml; better two of different form.',
    });
  }
  return variants.map(({ name, note, text }) => ({ name, note, text: withoutComments(text) }));
}

/** The note is shown beside the solution, so it need not stand in it as well. */
const withoutComments = (text: string): string => text.replace(/^(# *(note|breaks):.*\n)+/, '');

/** The files of `mistakes/`. `rules` are the ids that a mistake may break. */
export function mistakesOf(
  folder: string,
  files: ContentFiles,
  rules: readonly string[],
  context: ProseContext,
): Mistake[] {
  const path = `${folder}/mistakes`;
  const known = ['accepted', ...rules];
  return variantsOf(path, files, filesIn(files, path), context).map(
    ({ name, file, note, text, comments }) => {
      const breaks = (comments.get('breaks') ?? '').split(/[\s,]+/).filter((id) => id !== '');
      const say = (message: string): void =>
        context.report({
          file,
          line: 1,
          message,
          remedy: `Begin the file with "# breaks: ID, ID"; known: ${known.join(', ')}.`,
        });
      if (breaks.length === 0) say('does not say what it breaks');
      for (const id of breaks.filter((one) => !known.includes(one)))
        say(`breaks "${id}", which is no rule of the exercise`);
      return { name, breaks, note, text };
    },
  );
}
