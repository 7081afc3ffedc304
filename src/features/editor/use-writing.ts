import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { EditorHandle } from './ManifestEditor.tsx';
import { saidOf, useDraft } from './use-draft.ts';
import { useStudy } from './use-study.ts';

export interface WritingProps {
  /** The id that the text is kept under. Give the component a key with it. */
  readonly draft: string;
  readonly starter: string;
  /** Objects that exist already, as YAML; empty for none. */
  readonly given: string;
  /** Called with every text that differs from the one before. */
  readonly onEdit?: (text: string) => void;
  /** Something to say to the learner: what became of saving, a paste that was not let in, a quick fix. */
  readonly onNotice?: (notice: string) => void;
}

/** What the text is, where the caret stands and what is pointed at: kept for the drawing, the draft and the judge. */
export function useWriting(
  { draft, starter, given, onEdit, onNotice }: WritingProps,
  editor: RefObject<EditorHandle | null>,
) {
  const place = useRef({ text: '', caret: 0 });
  const onNewer = useCallback(
    (text: string) => {
      if (text !== place.current.text) editor.current?.replace(text);
    },
    [editor],
  );
  const { keeper, opened } = useDraft(draft, starter, onNewer);
  const { seen, drawn, look } = useStudy(given);
  const [caret, setCaret] = useState<number>();

  useEffect(() => {
    if (!opened) return;
    place.current = { text: opened.text, caret: opened.caret ?? 0 };
    look(opened.text, 0);
  }, [opened, look]);
  const onText = useCallback(
    (text: string) => {
      if (text === place.current.text) return;
      place.current = { ...place.current, text };
      keeper.change(text, place.current.caret);
      look(text);
      onEdit?.(text);
    },
    [keeper, look, onEdit],
  );
  const onCaret = useCallback(
    (at: number) => {
      place.current = { ...place.current, caret: at };
      keeper.moved(at);
      setCaret(at);
    },
    [keeper],
  );
  const save = async (): Promise<string> => {
    await keeper.flush();
    const said = saidOf(keeper.state.get().saving);
    onNotice?.(said);
    return said;
  };
  return { place, keeper, opened, seen, drawn, look, caret, onText, onCaret, save };
}
