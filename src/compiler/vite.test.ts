import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { build, createServer, type ViteDevServer } from 'vite';
import type { CourseIndex, Lesson } from '#domain/course/types.ts';
import { SMALL_COURSE } from './course.test-data.ts';
import { courseContent } from './vite.ts';

const LESSON = 'chapters/01-sharing/01-house.md';

let root = '';

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'tripod-vite-'));
  for (const [path, text] of Object.entries(SMALL_COURSE)) await put(`content/${path}`, text);
  await put('main.js', "export * from 'virtual:course';\n");
  await put('package.json', '{ "type": "module" }');
});
afterEach(() => rm(root, { recursive: true, force: true }));

interface Course {
  readonly index: CourseIndex;
  readonly loadLesson: (slug: string) => Promise<Lesson | undefined>;
  readonly loadExercise: (id: string) => Promise<unknown>;
  readonly loadTopology: (id: string) => Promise<unknown>;
  readonly loadQuestions: (chapter: string) => Promise<readonly unknown[] | undefined>;
}

async function built(): Promise<{ chunks: readonly string[]; course: Course }> {
  const result = await build({
    configFile: false,
    root,
    logLevel: 'silent',
    plugins: [courseContent({ dir: join(root, 'content') })],
    build: { outDir: 'dist', lib: { entry: join(root, 'main.js'), formats: ['es'], fileName: 'main' } },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) =>
    'output' in one ? one.output : [],
  );
  const course = (await import(/* @vite-ignore */ pathToFileURL(join(root, 'dist/main.js')).href)) as Course;
  return { chunks: outputs.map(({ fileName }) => fileName), course };
}

describe('the build', () => {
  test('gives the index at once and every part as a chunk of its own', async () => {
    const { chunks, course } = await built();
    expect(course.index.lessons.map(({ title }) => title)).toEqual(['The house']);
    expect((await course.loadLesson('house'))?.title).toBe('The house');
    expect(await course.loadExercise('share')).toMatchObject({ id: 'share', of: 10 });
    expect(await course.loadTopology('web')).toMatchObject({ id: 'web' });
    expect(await course.loadQuestions('sharing')).toHaveLength(2);
    // main, and one each of lesson, exercise, topology and questions
    expect(chunks).toHaveLength(5);
  });

  test.each(['nothing', 'constructor', '__proto__', ''])('knows nothing of the name "%s"', async (name) => {
    const { course } = await built();
    expect(await course.loadLesson(name)).toBeUndefined();
    expect(await course.loadQuestions(name)).toBeUndefined();
  });

  test('fails with every error of the content', async () => {
    await put(`content/${LESSON}`, SMALL_COURSE[LESSON]!.replace('minutes: 3', 'minutes: 0'));
    await put('content/stray.txt', 'x');
    await expect(built()).rejects.toThrow(
      /01-house\.md:4: minutes is 0[^]*stray\.txt:1: no file of this name/,
    );
  });
});

describe('while developing', () => {
  let server: ViteDevServer;

  async function serve(): Promise<ReturnType<typeof vi.spyOn>> {
    server = await createServer({
      configFile: false,
      root,
      logLevel: 'silent',
      plugins: [courseContent({ dir: join(root, 'content') })],
      server: { middlewareMode: true, hmr: false },
      appType: 'custom',
    });
    return vi.spyOn(server.ws, 'send');
  }
  afterEach(() => server.close());

  const codeOf = async (address: string): Promise<string | undefined> =>
    (await server.transformRequest(address))?.code;

  test('an edit is served after a reload of the page', async () => {
    const sent = await serve();
    expect(await codeOf('virtual:course')).toContain('The house');
    await put(`content/${LESSON}`, SMALL_COURSE[LESSON]!.replace('title: The house', 'title: The home'));
    await expect.poll(() => sent.mock.calls, { timeout: 10_000 }).toContainEqual([{ type: 'full-reload' }]);
    expect(await codeOf('virtual:course')).toContain('The home');
    expect(await codeOf('virtual:course/lesson/house')).toContain('The home');
  });

  test('an error names its file and line for the overlay, and goes when it is mended', async () => {
    const broken = SMALL_COURSE[LESSON]!.replace('minutes: 3', 'minutes: 0');
    await put(`content/${LESSON}`, broken);
    const sent = await serve();
    await expect(codeOf('virtual:course')).rejects.toMatchObject({
      message: expect.stringContaining('minutes is 0') as string,
      loc: { file: join(root, 'content', LESSON), line: 4 },
    });
    await put(`content/${LESSON}`, SMALL_COURSE[LESSON]!);
    await expect.poll(() => sent.mock.calls, { timeout: 10_000 }).toContainEqual([{ type: 'full-reload' }]);
    expect(await codeOf('virtual:course')).toContain('The house');
  });
});
