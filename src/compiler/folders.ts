import { readdir, readFile } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import type { Report } from './content-error.ts';

/** Text of every file below content/, by path from content/ with forward slashes. */
export interface ContentFiles {
  /** `content`: how messages begin. */
  readonly name: string;
  readonly texts: ReadonlyMap<string, string>;
}

/** What editors and systems leave behind; never content, and never worth a complaint. */
const DEBRIS = /(^|\/)(\.[^/]*|[^/]*~|[^/]*\.sw[op])$/;

/** What may stand below content/. Anything else is stray: a misspelt name would silently teach nothing. */
const PLACES: readonly RegExp[] = [
  /^chapters\/\d\d-[a-z0-9-]+\/(chapter\.yaml|\d\d-[a-z0-9-]+\.md)$/,
  /^topologies\/[a-z0-9-]+\/(manifests|flow)\.yaml$/,
  /^exercises\/[a-z0-9-]+\/(exercise|given|starter)\.yaml$/,
  /^exercises\/[a-z0-9-]+\/(solutions|mistakes)\/[a-z0-9-]+\.yaml$/,
  /^questions\/[a-z0-9-]+\.yaml$/,
];

const FORMS =
  'Move or rename it: chapters/NN-slug/chapter.yaml, chapters/NN-slug/NN-slug.md, topologies/ID/{manifests,flow}.yaml, ' +
  'exercises/ID/{exercise,given,starter}.yaml, exercises/ID/{solutions,mistakes}/NAME.yaml, questions/CHAPTER.yaml ' +
  '(slugs and ids: lower-case letters, digits and dashes).';

/** Reads the whole folder. Texts lose a byte order mark, and lines end with LF as everywhere in the course. */
export async function readContent(contentDir: string, report: Report): Promise<ContentFiles> {
  const name = basename(contentDir);
  const found = await readdir(contentDir, { recursive: true, withFileTypes: true });
  const paths = found
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(contentDir.length + 1)
        .split(sep)
        .join('/'),
    )
    .filter((path) => !DEBRIS.test(path))
    .toSorted();
  const texts = new Map<string, string>();
  for (const path of paths) {
    if (PLACES.some((place) => place.test(path))) texts.set(path, await readText(join(contentDir, path)));
    else
      report({
        file: `${name}/${path}`,
        line: 1,
        message: 'no file of this name belongs here',
        remedy: FORMS,
      });
  }
  return { name, texts };
}

async function readText(path: string): Promise<string> {
  const text = await readFile(path, 'utf8');
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}

/** Names of the folders directly below `folder`, in order. */
export function foldersIn({ texts }: ContentFiles, folder: string): string[] {
  const names = [...texts.keys()]
    .filter((path) => path.startsWith(`${folder}/`))
    .map((path) => path.slice(folder.length + 1));
  return [
    ...new Set(names.filter((path) => path.includes('/')).map((path) => path.slice(0, path.indexOf('/')))),
  ];
}

/** Names of the files directly in `folder`, in order. */
export function filesIn({ texts }: ContentFiles, folder: string): string[] {
  const names = [...texts.keys()]
    .filter((path) => path.startsWith(`${folder}/`))
    .map((path) => path.slice(folder.length + 1));
  return names.filter((path) => !path.includes('/'));
}
