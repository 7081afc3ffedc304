import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
  type ReactNode,
  type Ref,
  type RefObject,
} from 'react';
import type { Span } from '#domain/kubernetes/span.ts';
import type { Study } from '#worker/protocol.ts';
import { Findings } from './Findings.tsx';
import { ManifestEditor, type EditorHandle } from './ManifestEditor.tsx';
import { ProblemList } from './ProblemList.tsx';
import { Rival, SaveState } from './SaveState.tsx';
import { useDraft } from './use-draft.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useStudy, type Seen } from './use-study.ts';
import styles from './Workbench.module.css';

export interface DrawingPart {
  readonly study: Study;
  /** The text that the study's spans belong to. */
  readonly text: string;
  /** Offset of the caret; undefined before it was moved. */
  readonly caret: number | undefined;
  /** The learner points at a part of the drawing (or at none): its lines light up. */
  readonly onPoint: (spans: readonly Span[]) => void;
  /** He chose one: the editor goes there. */
  readonly onChoose: (span: Span) => void;
}

export interface WorkbenchHandle extends EditorHandle {
  /** Saves now. */
  save(): Promise<void>;
}

export interface WorkbenchProps {
  /** The id that the text is kept under. Give the component a key with it. */
  readonly draft: string;
  readonly starter: string;
  /** Objects that exist already, as YAML; empty for none. */
  readonly given: string;
  readonly drawing: (part: DrawingPart) => ReactNode;
  /** Buttons below the editor. */
  readonly bar?: ReactNode;
  /** What stands between the editor and what is found in the text. */
  readonly children?: ReactNode;
  /** Called with every text that differs from the one before. */
  readonly onEdit?: (text: string) => void;
  /** Ctrl+Enter (⌘Enter), wherever on the page. */
  readonly onCheck?: () => void;
  /** Something to say to the learner: saved by Ctrl+S (⌘S), a paste that was not let in. */
  readonly onNotice?: (notice: string) => void;
  readonly handle?: Ref<WorkbenchHandle>;
}

const NO_SPANS: readonly Span[] = [];
const NO_PROBLEMS: Study['problems'] = [];

function Problems({
  seen,
  given,
  onReveal,
}: {
  readonly seen: Seen | undefined;
  readonly given: string;
  readonly onReveal: (span: Span) => void;
}) {
  return (
    <section className={styles.problems} aria-label="Problems">
      <Findings
        seen={seen}
        given={given}
        onReveal={onReveal}
        list={({ problems, text, openFirst }) => (
          <ProblemList problems={problems} text={text} onReveal={onReveal} openFirst={openFirst} />
        )}
      />
    </section>
  );
}

function Drawing({ draw, ...part }: DrawingPart & { readonly draw: WorkbenchProps['drawing'] }) {
  return draw(part);
}

/** What the text is, where the caret stands and what is pointed at: kept for the drawing, the draft and the judge. */
function useWriting(
  { draft, starter, given, onEdit }: WorkbenchProps,
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
  return { place, keeper, opened, seen, drawn, caret, onText, onCaret };
}

/** The editor with everything that is said of its text while it is typed: verdict, problems, drawing, and whether it is saved. */
export function Workbench(props: WorkbenchProps) {
  const { drawing, bar, children, onCheck, onNotice, handle } = props;
  const editor = useRef<EditorHandle>(null);
  const { place, keeper, opened, seen, drawn, caret, onText, onCaret } = useWriting(props, editor);
  const [pointed, setPointed] = useState(NO_SPANS);
  const reveal = useCallback((span: Span) => editor.current?.reveal(span), []);
  const replace = useCallback((text: string) => editor.current?.replace(text), []);
  useShortcuts({ Enter: onCheck, s: () => void keeper.flush().then(() => onNotice?.('Saved.')) });
  useImperativeHandle(
    handle,
    () => ({
      text: () => editor.current?.text() ?? place.current.text,
      replace,
      reveal,
      focus: () => editor.current?.focus(),
      save: () => keeper.flush(),
    }),
    [place, keeper, replace, reveal],
  );

  return (
    <>
      <section className={styles.editing} aria-label="Editor">
        {opened ? (
          <ManifestEditor
            label="Manifest"
            initial={opened.text}
            caret={opened.caret}
            problems={seen?.study.problems ?? NO_PROBLEMS}
            judged={seen?.text ?? ''}
            highlights={pointed}
            onRefused={(reason) => onNotice?.(reason)}
            foot={<SaveState keeper={keeper} />}
            handle={editor}
            onText={onText}
            onCaret={onCaret}
          />
        ) : (
          <div className={styles.waiting} aria-hidden="true" />
        )}
        <Rival keeper={keeper} onTake={replace} />
      </section>
      {bar && <div className={styles.bar}>{bar}</div>}
      {children}
      <Problems seen={seen} given={props.given} onReveal={reveal} />
      <section className={styles.topology} aria-label="Topology">
        {drawn && (
          <Drawing
            draw={drawing}
            study={drawn.study}
            text={drawn.text}
            caret={caret}
            onPoint={setPointed}
            onChoose={reveal}
          />
        )}
      </section>
    </>
  );
}
