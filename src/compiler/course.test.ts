import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { ContentErrors, inOrder, type ContentError } from './content-error.ts';
import { compileCourse, compileFiles } from './course.ts';
import { courseWith, edited, SMALL_COURSE } from './course.test-data.ts';
import type { ContentFiles } from './folders.ts';

const LESSON = 'chapters/01-sharing/01-house.md';
const QUESTIONS = 'questions/sharing.yaml';
const EXERCISE = 'exercises/share/exercise.yaml';
const FLOW = 'topologies/web/flow.yaml';

async function errorsOf(files: ContentFiles): Promise<ContentError[]> {
  const errors: ContentError[] = [];
  await compileFiles(files, (error) => void errors.push(error));
  return inOrder(errors);
}

/** `path:line` and the beginning of the message, as a teacher reads it. */
const places = (errors: readonly ContentError[]): string[] =>
  errors.map(({ file, line, message }) => `${file}:${line} ${message}`);

test('the small course is right', async () => {
  expect(places(await errorsOf(courseWith({})))).toEqual([]);
});

describe('a mistake is reported at its line, with what follows from it and nothing else', () => {
  test.each<[name: string, files: ContentFiles, ...places: string[]]>([
    [
      'a lesson without front matter',
      courseWith({ [LESSON]: SMALL_COURSE[LESSON]!.replace(/^---[^]*?\n---\n/, '') }),
      `${LESSON}:1 the front matter is missing`,
    ],
    ['a lesson without a title', edited(LESSON, 'title: The house\n', ''), `${LESSON}:2 title is missing`],
    ['a lesson of an hour', edited(LESSON, 'minutes: 3', 'minutes: 60'), `${LESSON}:4 minutes is 60`],
    [
      'an unknown key in the front matter',
      edited(LESSON, 'minutes: 3', 'minutes: 3\nauthor: me'),
      `${LESSON}:5 unknown key "author"`,
    ],
    [
      'a source that is no address',
      edited(LESSON, 'https://kubernetes.io/docs/concepts/workloads/pods/', 'pods'),
      `${LESSON}:7 "pods" is no https address`,
    ],
    [
      'an unknown topology',
      edited(LESSON, '::topology{id=web}', '::topology{id=wbe}'),
      `${LESSON}:25 no topology is named "wbe"`,
    ],
    [
      'an unknown exercise',
      edited(LESSON, '::exercise{id=share}', '::exercise{id=shar}'),
      `${LESSON}:33 no exercise is named "shar"`,
    ],
    [
      'an unknown question',
      edited(LESSON, '::question{id=who}', '::question{id=why}'),
      `${LESSON}:31 no question is named "why"`,
    ],
    [
      'a name that every object has',
      edited(LESSON, '::question{id=who}', '::question{id=constructor}'),
      `${LESSON}:31 no question is named "constructor"`,
    ],
    [
      'an unknown directive',
      edited(LESSON, '::question{id=who}', '::quiz{id=who}'),
      `${LESSON}:31 unknown directive "::quiz"`,
    ],
    [
      'a directive without an id',
      edited(LESSON, '::question{id=who}', '::question'),
      `${LESSON}:31 question has no id`,
    ],
    [
      'a directive with a space too many',
      edited(LESSON, '::question{id=who}', ':: question{id=who}'),
      `${LESSON}:31 ":: question{id=who}" is no directive`,
    ],
    ['an unknown box', edited(LESSON, ':::exam', ':::note'), `${LESSON}:27 unknown box ":::note"`],
    ['a box without a title', edited(LESSON, '{title="In the exam"}', ''), `${LESSON}:27 exam has no title`],
    [
      'a directive in a box',
      edited(LESSON, 'Be quick.', '::question{id=who}'),
      `${LESSON}:27 a directive stands inside a box`,
    ],
    [
      'a link to a lesson that is not',
      edited(LESSON, '/lessons/house#', '/lessons/hous#'),
      `${LESSON}:10 the link "/lessons/hous#the-door" leads nowhere`,
    ],
    [
      'a link to a heading that is not',
      edited(LESSON, '#the-door', '#the-window'),
      `${LESSON}:10 the page of "/lessons/house#the-window" has no such heading`,
    ],
    [
      'a link without a host',
      edited(LESSON, '/lessons/house#the-door', 'house.md'),
      `${LESSON}:10 "house.md" is no address that a page can link`,
    ],
    [
      'a link that runs a script',
      edited(LESSON, '/lessons/house#the-door', 'javascript:alert(1)'),
      `${LESSON}:10 "javascript:alert(1)" is no address`,
    ],
    ['HTML', edited(LESSON, 'Be quick.', '<script>alert(1)</script>'), `${LESSON}:28 HTML is not shown`],
    ['HTML within a sentence', edited(LESSON, 'At 10:30', 'At <br> 10:30'), `${LESSON}:10 HTML is not shown`],
    ['an image', edited(LESSON, 'Be quick.', '![a Pod](/pod.png)'), `${LESSON}:28 images are not shown`],
    [
      'a second title',
      edited(LESSON, '## The door', '# The door'),
      `${LESSON}:10 the page of "/lessons/house#the-door" has no such heading`,
      `${LESSON}:12 a heading of depth 1`,
    ],
    [
      'code in an unknown language',
      edited(LESSON, '```yaml', '```cobol'),
      `${LESSON}:14 code of the unknown language "cobol"`,
    ],
    ['code without a language', edited(LESSON, '```yaml', '```'), `${LESSON}:14 code without a language`],
    [
      'an example that the API server refuses',
      edited(LESSON, '  containers:', '  contianers:'),
      `${LESSON}:20 the API server refuses this example`,
    ],
    [
      'an example that is marked as refused and is not',
      edited(LESSON, '```yaml', '```yaml refused'),
      `${LESSON}:15 the example is marked as refused`,
    ],
    [
      'a chapter without chapter.yaml',
      courseWith({ 'chapters/01-sharing/chapter.yaml': undefined }),
      'chapters/01-sharing/chapter.yaml:1 the file is missing',
    ],
    [
      'a chapter without a lesson',
      courseWith({ 'chapters/02-init/chapter.yaml': 'title: Init\nsummary: First.\n' }),
      'chapters/02-init:1 the chapter has no lesson',
    ],
    [
      'two lessons of one number',
      courseWith({ 'chapters/01-sharing/01-street.md': SMALL_COURSE[LESSON]! }),
      'chapters/01-sharing/01-street.md:1 has the number 01 like 01-house.md',
    ],
    [
      'two questions of one id',
      edited(QUESTIONS, 'id: when', 'id: who'),
      `${QUESTIONS}:10 the question "who" stands in content/questions/sharing.yaml:1 already`,
    ],
    [
      'a question of no chapter',
      courseWith({
        'questions/shared.yaml': SMALL_COURSE[QUESTIONS]!.replace(/id: (\w+)/g, 'id: $1-2').replace(
          /- id: when[^]*/,
          '',
        ),
      }),
      'questions/shared.yaml:1 no chapter is named "shared"',
    ],
    [
      'a question of no lesson',
      edited(QUESTIONS, 'lesson: house', 'lesson: hut'),
      `${QUESTIONS}:1 no lesson is named "hut"`,
    ],
    [
      'a question with no right option',
      edited(QUESTIONS, '      right: true\n', ''),
      `${QUESTIONS}:4 no option is right`,
    ],
    [
      'one answer, two right options',
      edited(QUESTIONS, '    - text: You.', '    - text: You.\n      right: true'),
      `${QUESTIONS}:4 2 options are right`,
    ],
    [
      'several answers, all of them right',
      courseWith({
        [QUESTIONS]: SMALL_COURSE[QUESTIONS]!.replace('one: Who?', 'several: Who?').replace(
          '- text: You.',
          '- text: You.\n      right: true',
        ),
      }),
      `${QUESTIONS}:4 every option is right`,
    ],
    [
      'an option without a reason',
      edited(QUESTIONS, '      because: So it is not.\n', ''),
      `${QUESTIONS}:8 because is missing`,
    ],
    [
      'an order with marked options',
      edited(QUESTIONS, '{ text: One, because: First. }', '{ text: One, right: true, because: First. }'),
      `${QUESTIONS}:14 unknown key "right"`,
    ],
    [
      'a question asked twice',
      edited(QUESTIONS, '  one: Who?', '  one: Who?\n  several: Who?'),
      `${QUESTIONS}:3 is asked as one and several`,
    ],
    [
      'a question that does not ask',
      edited(QUESTIONS, '  one: Who?\n', ''),
      `${QUESTIONS}:1 the question is missing`,
    ],
    [
      'questions that are no YAML',
      courseWith({
        [QUESTIONS]: '- id: who\n  one: "Who?\n',
        [LESSON]: SMALL_COURSE[LESSON]!.replace('::question{id=who}', ''),
      }),
      `${QUESTIONS}:`,
    ],
    [
      'points that do not sum to 10',
      edited(EXERCISE, 'points: 10', 'points: 9'),
      `${EXERCISE}:11 the points sum to 9`,
    ],
    [
      'an exercise of no chapter',
      edited(EXERCISE, 'chapter: sharing', 'chapter: shared'),
      `${EXERCISE}:2 no chapter is named "shared"`,
    ],
    [
      'an exercise of difficulty 9',
      edited(EXERCISE, 'difficulty: 1', 'difficulty: 9'),
      `${EXERCISE}:4 difficulty is 9`,
    ],
    [
      'an exercise without a solution',
      courseWith({ 'exercises/share/solutions/plain.yaml': undefined }),
      `${EXERCISE}:1 the exercise has no solution`,
    ],
    [
      'an exercise without a starter',
      courseWith({ 'exercises/share/starter.yaml': undefined }),
      'exercises/share/starter.yaml:1 the file is missing',
    ],
    [
      'a folder without exercise.yaml',
      courseWith({ 'exercises/other/starter.yaml': '# Write here.\n' }),
      'exercises/other/exercise.yaml:1 the file is missing',
    ],
    [
      'a solution without a note',
      courseWith({ 'exercises/share/solutions/plain.yaml': 'kind: Pod\n' }),
      'exercises/share/solutions/plain.yaml:1 has no note',
    ],
    [
      'a mistake that breaks nothing',
      courseWith({ 'exercises/share/mistakes/two-volumes.yaml': '# note: Two volumes.\nkind: Pod\n' }),
      'exercises/share/mistakes/two-volumes.yaml:1 does not say what it breaks',
    ],
    [
      'a mistake that breaks no rule',
      courseWith({ 'exercises/share/mistakes/two-volumes.yaml': '# breaks: same-fiel\n# note: Two.\n' }),
      'exercises/share/mistakes/two-volumes.yaml:1 breaks "same-fiel", which is no rule',
    ],
    [
      'a hop to nowhere',
      edited(FLOW, 'service/web', 'service/wbe'),
      `${FLOW}:3 "service/wbe" names no part of the topology`,
    ],
    ['a hop without words', edited(FLOW, ', says: The client asks.', ''), `${FLOW}:3 says is missing`],
    ['a topology without a flow', courseWith({ [FLOW]: undefined }), `${FLOW}:1 the file is missing`],
    [
      'a topology that the API server refuses',
      edited('topologies/web/manifests.yaml', 'spec:\n  containers', 'spec:\n  contianers'),
      'topologies/web/manifests.yaml:7 refused: ',
    ],
  ])('%s', async (_name, files, ...expected) => {
    const found = places(await errorsOf(files));
    expect(found.map((line, at) => line.slice(0, `content/${expected[at]}`.length))).toEqual(
      expected.map((place) => `content/${place}`),
    );
  });
});

test('an unclosed box is reported where it opens', async () => {
  const files = edited(LESSON, 'Be quick.\n:::', 'Be quick.\n');
  expect(places(await errorsOf(files))).toContain(`content/${LESSON}:27 the box ":::exam" is never closed`);
});

describe('the compiled course', () => {
  const compile = () => compileFiles(courseWith({}), () => undefined);

  test('lists chapters, lessons, exercises and questions in order', async () => {
    const { index } = await compile();
    expect(index.chapters).toEqual([
      {
        slug: 'sharing',
        title: 'Sharing',
        summary: 'What is shared.',
        lessons: ['house'],
        exercises: ['share'],
        questions: ['who', 'when'],
      },
    ]);
    expect(index.exercises).toEqual([
      { id: 'share', chapter: 'sharing', title: 'Share', minutes: 4, difficulty: 1, of: 10 },
    ]);
  });

  test('cuts a lesson into prose and what it embeds', async () => {
    const { lessons } = await compile();
    expect(lessons.get('house')?.parts.map((part) => part.kind)).toEqual([
      'prose',
      'topology',
      'box',
      'question',
      'exercise',
    ]);
  });

  test('is plain JSON: nothing is lost on the way to the page', async () => {
    const { lessons, exercises, topologies, questions } = await compile();
    for (const part of [
      lessons.get('house'),
      exercises.get('share'),
      topologies.get('web'),
      questions.get('sharing'),
    ]) {
      expect(part).toBeDefined();
      expect(JSON.parse(JSON.stringify(part))).toEqual(part);
    }
  });

  test('carries no style attributes and no positions', async () => {
    const { lessons, topologies } = await compile();
    const text = JSON.stringify([
      ...lessons.values(),
      ...[...topologies.values()].map(({ listing }) => listing),
    ]);
    expect(text).not.toMatch(/"style"|"position"/);
    expect(text).toContain('"tok-key"');
  });

  test('gives solutions without their notes, and mistakes with what they break', async () => {
    const { exercises, mistakes } = await compile();
    expect(exercises.get('share')?.solutions).toEqual([
      { name: 'plain', note: 'One volume, two mounts.', text: 'apiVersion: v1\nkind: Pod\n' },
    ]);
    expect(mistakes.get('share')).toMatchObject([
      { name: 'two-volumes', breaks: ['same-file'], note: 'Two volumes.' },
    ]);
  });

  test('marks the listing of a topology line by line', async () => {
    const { topologies } = await compile();
    const topology = topologies.get('web');
    expect(topology?.listing).toHaveLength(topology?.manifests.trimEnd().split('\n').length ?? -1);
  });
});

describe('a folder', () => {
  let folder = '';
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function written(files: Readonly<Record<string, string>>): Promise<string> {
    folder = await mkdtemp(join(tmpdir(), 'tripod-content-'));
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, 'content', path)), { recursive: true });
      await writeFile(join(folder, 'content', path), text);
    }
    return join(folder, 'content');
  }

  test('is compiled with Windows line ends and a byte order mark', async () => {
    const windows = Object.entries(SMALL_COURSE).map(([path, text]) => [
      path,
      `\uFEFF${text.replaceAll('\n', '\r\n')}`,
    ]);
    const course = await compileCourse(await written(Object.fromEntries(windows) as Record<string, string>));
    expect(course.index.lessons.map(({ slug }) => slug)).toEqual(['house']);
  });

  test.each([
    ['chapters/01-sharing/notes.txt'],
    ['chapters/sharing/01-house.md'],
    ['chapters/01-sharing/2-house.md'],
    ['exercises/share/solution.yaml'],
    ['exercises/Share/exercise.yaml'],
    ['topologies/web/drawing.svg'],
    ['readme.md'],
  ])('reports the stray file %s', async (path) => {
    const dir = await written({ ...SMALL_COURSE, [path]: 'x' });
    await expect(compileCourse(dir)).rejects.toThrow(`content/${path}:1: no file of this name belongs here`);
  });

  test('is compiled beside what editors leave behind', async () => {
    const dir = await written({
      ...SMALL_COURSE,
      'chapters/01-sharing/.01-house.md.swp': 'x',
      'chapters/01-sharing/01-house.md~': 'x',
    });
    await expect(compileCourse(dir)).resolves.toBeDefined();
  });

  test('reports everything at once, each with its remedy', async () => {
    const dir = await written({
      ...SMALL_COURSE,
      [LESSON]: SMALL_COURSE[LESSON]!.replace('minutes: 3', 'minutes: 0'),
      [QUESTIONS]: SMALL_COURSE[QUESTIONS]!.replace('lesson: house', 'lesson: hut'),
    });
    const error = await compileCourse(dir).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ContentErrors);
    expect((error as ContentErrors).errors.map(({ file }) => file)).toEqual([
      `content/${LESSON}`,
      `content/${QUESTIONS}`,
    ]);
    expect((error as ContentErrors).message).toContain('from 1 to 10');
  });
});

test('the real content has no error', async () => {
  const content = fileURLToPath(new URL('../../content', import.meta.url));
  const { index } = await compileCourse(content);
  expect(index.lessons.length).toBeGreaterThanOrEqual(6);
  expect(index.exercises.length).toBeGreaterThanOrEqual(4);
});
