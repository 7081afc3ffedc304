import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

// A fence that was never seen to bite is no fence: each row plants one import in a tree of its own and wants it refused or let through.
const rows: [name: string, file: string, imported: string, refused: boolean][] = [
  ['kubernetes may not know the world', 'src/domain/kubernetes/a.ts', '#domain/world/world.ts', true],
  ['kubernetes may read with js-yaml', 'src/domain/kubernetes/b.ts', 'js-yaml', false],
  ['world may not know grading', 'src/domain/world/a.ts', '#domain/grading/grade.ts', true],
  ['world stands on kubernetes', 'src/domain/world/b.ts', '#domain/kubernetes/read.ts', false],
  ['world may not read YAML itself', 'src/domain/world/c.ts', 'js-yaml', true],
  ['assist stands on kubernetes', 'src/domain/assist/a.ts', '#domain/kubernetes/read.ts', false],
  ['assist may not know the world', 'src/domain/assist/b.ts', '#domain/world/world.ts', true],
  ['simulation stands on the world', 'src/domain/simulation/a.ts', '#domain/world/world.ts', false],
  ['simulation may not know grading', 'src/domain/simulation/b.ts', '#domain/grading/grade.ts', true],
  [
    'the world may not know the simulation',
    'src/domain/world/d.ts',
    '#domain/simulation/trace/events.ts',
    true,
  ],
  [
    'grading stands on the simulation',
    'src/domain/grading/c.ts',
    '#domain/simulation/trace/events.ts',
    false,
  ],
  ['grading stands on the world', 'src/domain/grading/a.ts', '#domain/world/world.ts', false],
  ['grading may not know the course', 'src/domain/grading/b.ts', '#domain/course/types.ts', true],
  ['topology may not know React', 'src/domain/topology/a.ts', 'react', true],
  ['questions stand alone', 'src/domain/questions/a.ts', '#domain/grading/grade.ts', true],
  ['course may not know progress', 'src/domain/course/a.ts', '#domain/progress/fold.ts', true],
  ['progress may know the course', 'src/domain/progress/a.ts', '#domain/course/types.ts', false],
  ['the compiler may not know a screen', 'src/compiler/a.ts', '#features/lesson/LessonPage.tsx', true],
  ['the command line may not know React', 'src/cli/a.ts', 'react', true],
  ['the worker may not know the platform', 'src/worker/a.ts', '#platform/store.ts', true],
  ['platform may not know a feature', 'src/platform/a.ts', '#features/lesson/LessonPage.tsx', true],
  ['ui may not know the domain', 'src/ui/a.ts', '#domain/world/world.ts', true],
  ['ui knows React', 'src/ui/b.ts', 'react', false],
  ['a feature may not know another', 'src/features/lesson/a.ts', '#features/editor/monaco.ts', true],
  ['a feature may not climb out', 'src/features/lesson/b.ts', '../editor/monaco.ts', true],
  ['only the editor knows Monaco', 'src/features/lesson/c.ts', 'monaco-editor/editor', true],
  ['the editor knows Monaco', 'src/features/editor/a.ts', 'monaco-editor/editor', false],
  ['the app may not know the compiler', 'src/app/a.ts', '#compiler/course.ts', true],
  ['only the platform knows idb', 'src/app/b.ts', 'idb', true],
];

const root = mkdtempSync(join(tmpdir(), 'tripod-fence-'));
let bitten: ReadonlySet<string> = new Set();

beforeAll(() => {
  cpSync('.oxlintrc.json', join(root, '.oxlintrc.json'));
  for (const [, file, imported] of rows) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), `import * as planted from '${imported}';\nexport const use = planted;\n`);
  }
  const { stdout } = spawnSync(resolve('node_modules/.bin/oxlint'), ['--format=json', 'src'], {
    cwd: root,
    encoding: 'utf8',
  });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] };
  bitten = new Set(
    diagnostics.filter(({ code }) => code.includes('no-restricted-imports')).map(({ filename }) => filename),
  );
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test.each(rows)('%s', (_name, file, _imported, refused) => expect(bitten.has(file)).toBe(refused));
