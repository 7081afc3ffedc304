import {
  useCallback,
  useImperativeHandle,
  useRef,
  useState,
  type ReactNode,
  type Ref,
  type RefObject,
} from 'react';
import type { Span } from '#domain/kubernetes/span.ts';
import type { Study } from '#worker/protocol.ts';
import { ManifestEditor, type EditorHandle } from './ManifestEditor.tsx';
import { Problems } from './Problems.tsx';
import { Rival, SaveState } from './SaveState.tsx';
import { useFix } from './use-fix.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useWriting, type WritingProps } from './use-writing.ts';
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

export interface WorkbenchHandle extends Omit<EditorHandle, 'edit'> {
  /** Saves now. */
  save(): Promise<void>;
}

export interface WorkbenchProps extends WritingProps {
  readonly drawing: (part: DrawingPart) => ReactNode;
  /** Buttons below the editor. */
  readonly bar?: ReactNode;
  /** What stands between the editor and what is found in the text. */
  readonly children?: ReactNode;
  /** What became of the text when it was run. */
  readonly run?: ReactNode;
  /** Ctrl+Enter (⌘Enter), wherever on the page. */
  readonly onCheck?: () => void;
  /** The same with Shift. */
  readonly onRun?: () => void;
  readonly handle?: Ref<WorkbenchHandle>;
}

const NO_SPANS: readonly Span[] = [];
const NO_PROBLEMS: Study['problems'] = [];

function Drawing({ draw, ...part }: DrawingPart & { readonly draw: WorkbenchProps['drawing'] }) {
  return draw(part);
}

/** What the page may do with the editor. */
function useHandle(
  { handle }: Pick<WorkbenchProps, 'handle'>,
  editor: RefObject<EditorHandle | null>,
  { place, keeper }: Pick<ReturnType<typeof useWriting>, 'place' | 'keeper'>,
) {
  const reveal = useCallback((span: Span) => editor.current?.reveal(span), [editor]);
  const replace = useCallback((text: string) => editor.current?.replace(text), [editor]);
  useImperativeHandle(
    handle,
    () => ({
      text: () => editor.current?.text() ?? place.current.text,
      replace,
      reveal,
      focus: () => editor.current?.focus(),
      save: () => keeper.flush(),
    }),
    [editor, place, keeper, replace, reveal],
  );
  return { reveal, replace };
}

/** The editor with everything that is said of its text while it is typed: verdict, problems, drawing, and whether it is saved. */
export function Workbench(props: WorkbenchProps) {
  const { drawing, bar, children, run, onCheck, onRun } = props;
  const editor = useRef<EditorHandle>(null);
  const problems = useRef<HTMLElement>(null);
  const writing = useWriting(props, editor);
  const { keeper, opened, seen, drawn } = writing;
  const { reveal, replace } = useHandle(props, editor, writing);
  const say = (notice: string): void => props.onNotice?.(notice);
  const onFix = useFix(editor, problems, writing.look, say);
  const [pointed, setPointed] = useState(NO_SPANS);
  useShortcuts({ Enter: onCheck, 'Shift+Enter': onRun, s: () => void writing.save() });

  return (
    <>
      <div className={styles.writing}>
        <section className={styles.editing} aria-label="Editor">
          {opened ? (
            <ManifestEditor
              label="Manifest"
              initial={opened.text}
              given={props.given}
              caret={opened.caret}
              problems={seen?.study.problems ?? NO_PROBLEMS}
              judged={seen?.text ?? ''}
              highlights={pointed}
              foot={<SaveState keeper={keeper} />}
              handle={editor}
              onText={writing.onText}
              onCaret={writing.onCaret}
              onFix={onFix}
              onSave={writing.save}
              onNotice={say}
            />
          ) : (
            <div className={styles.waiting} aria-hidden="true" />
          )}
          <Rival keeper={keeper} onTake={replace} />
        </section>
        {bar && <div className={styles.bar}>{bar}</div>}
        {children}
      </div>
      <div className={styles.found}>
        <Problems seen={seen} given={props.given} place={problems} onReveal={reveal} onFix={onFix} />
        {run}
        <section className={styles.topology} aria-label="Topology">
          {drawn && (
            <Drawing
              draw={drawing}
              study={drawn.study}
              text={drawn.text}
              caret={writing.caret}
              onPoint={setPointed}
              onChoose={reveal}
            />
          )}
        </section>
      </div>
    </>
  );
}
