/** What of Monaco is loaded: the editor, YAML's colours, and the commands that one expects when writing YAML. */
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/clipboard/register';
import 'monaco-editor/features/codeAction/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/cursorUndo/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/lineSelection/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/longLinesHelper/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/smartSelect/register';
import 'monaco-editor/features/snippet/register';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/wordHighlighter/register';
import 'monaco-editor/features/wordOperations/register';
// `features/suggest/register` brings inline completions alone.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController.js';
// oxlint-disable-next-line import/default -- Vite makes it of the query
import editorWorkerUrl from 'monaco-editor/editor/editor.worker.js?worker&url';
import type { Environment } from 'monaco-editor/editor';
import { startWorker } from '#worker/client/start.ts';
import './monaco-yaml.ts';

(globalThis as { MonacoEnvironment?: Environment }).MonacoEnvironment = {
  getWorker: () => startWorker(editorWorkerUrl, 'editor'),
};
