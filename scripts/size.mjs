/** The size budgets of the build: what a first visit downloads, in KiB after gzip -9, and what the offline copy takes. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from './project.mjs';

const dist = join(root, 'dist');
const chunks = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'));
const gzip = (file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length / 1024;
const raw = (file) => statSync(join(dist, file)).size / 1024;
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** A chunk with everything that it imports at once. */
function withImports(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const imported of chunks[key].imports ?? []) withImports(imported, seen);
  return seen;
}

/** All files of the given kind that a visit to a route loads before anything is asked for lazily. */
function filesOf(route, extra = []) {
  const keys = new Set([
    ...withImports('index.html'),
    ...withImports(route),
    ...extra.flatMap((key) => [...withImports(key)]),
  ]);
  const scripts = [...keys].map((key) => chunks[key].file).filter((file) => file.endsWith('.js'));
  const styles = new Set([...keys].flatMap((key) => chunks[key].css ?? []));
  return { scripts, styles: [...styles] };
}

const largest = (prefix) =>
  Object.keys(chunks)
    .filter((key) => key.includes(prefix))
    .toSorted((a, b) => gzip(chunks[b].file) - gzip(chunks[a].file))
    .slice(0, 1);

const route = (name) => `src/app/routes/${name}.tsx`;
const assets = readdirSync(join(dist, 'assets')).map((name) => `assets/${name}`);
const fonts = assets.filter((file) => /plex-(sans-latin-(400|600)-normal|mono-latin-400).*woff2$/.test(file));
const lesson = filesOf(route('lesson'), [...largest('course/lesson/'), ...largest('course/topology/')]);
const code = filesOf(route('lesson'));
const exercise = filesOf(route('exercise'), largest('course/exercise/'));
const editorFiles = assets.filter((file) =>
  /\/(monaco|core|RunPanel|assist|editor\.worker|codicon)[.-]/.test(file),
);
const isLate = (file) => /\/(monaco|assist)-/.test(file);
const scripts = (name) => assets.filter((file) => name.test(file) && file.endsWith('.js'));

const rows = [
  ['lesson page, code', sum(code.scripts.map(gzip)), 110],
  ['the same with its longest lesson and topology', sum(lesson.scripts.map(gzip)), 115],
  [
    'lesson page with styles and fonts',
    sum([...lesson.scripts, ...lesson.styles].map(gzip)) + sum(fonts.map(raw)),
    190,
  ],
  ['home page, scripts', sum(filesOf(route('home')).scripts.map(gzip)), 95],
  ['exercise page before the editor, scripts', sum(exercise.scripts.map(gzip)), 125],
  ['the core in its worker', sum(scripts(/\/core(-part-read)?-(?!part)/).map(gzip)), 200],
  ['the engine that runs Pods', sum(scripts(/\/core-part-(run|times)-/).map(gzip)), 170],
  ['its largest image, nginx', sum(scripts(/\/core-part-nginx-/).map(gzip)), 30],
  ['kubectl on a run', sum(scripts(/\/core-part-terminal-/).map(gzip)), 40],
  ['Monaco, scripts', sum(scripts(/\/monaco-(?!vim-)/).map(gzip)), 860],
  ['what the editor knows of the API', sum(scripts(/\/assist-/).map(gzip)), 85],
  ['Vim keys', sum(scripts(/\/monaco-vim-/).map(gzip)), 40],
  ['offline copy, first tier, raw', sum(assets.filter((file) => !editorFiles.includes(file)).map(raw)), 1500],
  ['offline copy, editor and core, raw', sum(editorFiles.map(raw)), 5800],
];

let failed = 0;
for (const [name, size, budget] of rows) {
  const over = size > budget || size === 0;
  failed += over ? 1 : 0;
  console.log(
    `${over ? 'OVER ' : 'fine '} ${name.padEnd(52)} ${size.toFixed(1).padStart(8)} of ${budget} KiB`,
  );
}
// The editor must never become part of what every page loads: a shared helper in its chunk is enough for that.
const early = [...lesson.scripts, ...exercise.scripts].filter(isLate);
if (early.length > 0) console.log(`OVER  ${early.join(', ')} is loaded before the editor is asked for`);
process.exitCode = failed + early.length === 0 ? 0 : 1;
