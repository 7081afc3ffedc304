import { fieldsOf } from './fields.ts';
import { filesIn, foldersIn, type ContentFiles } from './folders.ts';
import type { Report } from './content-error.ts';
import { readYaml } from './yaml.ts';

/** A chapter as its folder has it: `chapters/01-sharing` is the chapter `sharing`, `02-shared-network.md` its lesson. */
export interface ChapterFolder {
  readonly slug: string;
  readonly file: string;
  readonly title: string;
  readonly summary: string;
  readonly lessons: readonly { readonly slug: string; readonly path: string }[];
}

const NUMBERED = /^(\d\d)-(.+?)(\.md)?$/;
const slugOf = (name: string): string => NUMBERED.exec(name)?.[2] ?? name;
const numberOf = (name: string): string => NUMBERED.exec(name)?.[1] ?? '';

/** The chapters with their lessons, in the order of their numbers. */
export function readChapters(files: ContentFiles, report: Report): ChapterFolder[] {
  const folders = foldersIn(files, 'chapters');
  reportTwins(folders, `${files.name}/chapters`, '/chapter.yaml', report);
  return folders.map((folder) => {
    const path = `chapters/${folder}`;
    const lessons = filesIn(files, path).filter((name) => name.endsWith('.md'));
    reportTwins(lessons, `${files.name}/${path}`, '', report);
    if (lessons.length === 0) {
      report({
        file: `${files.name}/${path}`,
        line: 1,
        message: 'the chapter has no lesson',
        remedy: 'Write 01-SLUG.md, or delete the folder.',
      });
    }
    return {
      slug: slugOf(folder),
      file: `${files.name}/${path}/chapter.yaml`,
      ...titleOf(files, path, report),
      lessons: lessons.map((name) => ({ slug: slugOf(name), path: `${path}/${name}` })),
    };
  });
}

function titleOf(files: ContentFiles, path: string, report: Report): { title: string; summary: string } {
  const file = `${files.name}/${path}/chapter.yaml`;
  const text = files.texts.get(`${path}/chapter.yaml`);
  if (text === undefined) {
    report({
      file,
      line: 1,
      message: 'the file is missing',
      remedy: 'Write it with the keys title and summary.',
    });
    return { title: '', summary: '' };
  }
  const source = readYaml(file, text, report);
  const fields = source && fieldsOf(source, source.value, ['title', 'summary']);
  return { title: fields?.text('title') ?? '', summary: fields?.text('summary') ?? '' };
}

function reportTwins(names: readonly string[], folder: string, suffix: string, report: Report): void {
  for (const [at, name] of names.entries()) {
    const twin = names.slice(0, at).find((other) => numberOf(other) === numberOf(name));
    if (twin !== undefined) {
      report({
        file: `${folder}/${name}${suffix}`,
        line: 1,
        message: `has the number ${numberOf(name)} like ${twin}`,
        remedy: 'Renumber one: the number is the order.',
      });
    }
  }
}
