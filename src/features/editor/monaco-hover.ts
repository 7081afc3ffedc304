/** The API's own words for the field under the pointer or, by Ctrl+K Ctrl+I, at the caret. */
import { languages, Range, type editor, type IDisposable } from 'monaco-editor/editor';
import { helpText } from './help-text.ts';
import { loadAssist } from './load-assist.ts';

export function offerHelp(model: editor.ITextModel): IDisposable {
  return languages.registerHoverProvider('yaml', {
    async provideHover(asked, position) {
      if (asked !== model) return undefined;
      const [version, text, offset] = [model.getVersionId(), model.getValue(), model.getOffsetAt(position)];
      const help = (await loadAssist())?.helpAt(text, offset);
      if (!help || model.isDisposed() || model.getVersionId() !== version) return undefined;
      const [start, end] = help.span;
      return {
        range: Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end)),
        contents: helpText(help).map((value) => ({ value, isTrusted: false, supportHtml: false })),
      };
    },
  });
}
