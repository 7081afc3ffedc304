/** Quick fixes in Monaco: the light bulb and Ctrl+. offer what was found for the problems in the text as it stands. */
import { editor, languages, Range, type IDisposable } from 'monaco-editor/editor';
import type { QuickFix } from '#domain/assist/types.ts';
import type { Problem } from '#worker/protocol.ts';
import { toMarker } from './markers.ts';

export interface Fixes extends IDisposable {
  /** The problems of the text as it is now. */
  know(problems: readonly Problem[]): void;
}

/** Each editor has a command of its own: they are known to the whole page by name. */
let editors = 0;

export function offerFixes(model: editor.ITextModel, onFix: (fix: QuickFix, text: string) => void): Fixes {
  const command = `tripod.fix.${(editors += 1)}`;
  let known: { readonly version: number; readonly problems: readonly Problem[] } | undefined;
  const action = (problem: Problem, fix: QuickFix, isFirst: boolean): languages.CodeAction => ({
    title: fix.title,
    kind: 'quickfix',
    diagnostics: [toMarker(model, problem)],
    isPreferred: isFirst,
    command: { id: command, title: fix.title, arguments: [fix, model.getValue()] },
  });
  const provider = languages.registerCodeActionProvider(
    'yaml',
    {
      provideCodeActions(asked, range) {
        if (asked !== model || known?.version !== model.getVersionId()) return undefined;
        const actions = known.problems
          .filter((problem) => Range.areIntersectingOrTouching(toMarker(model, problem), range))
          .flatMap((problem) => problem.fixes.map((fix, index) => action(problem, fix, index === 0)));
        return { actions, dispose: () => undefined };
      },
    },
    { providedCodeActionKinds: ['quickfix'] },
  );
  const deed = editor.registerCommand(command, (_accessor, fix: QuickFix, text: string) => onFix(fix, text));
  return {
    know: (problems) => void (known = { version: model.getVersionId(), problems }),
    dispose() {
      provider.dispose();
      deed.dispose();
    },
  };
}
