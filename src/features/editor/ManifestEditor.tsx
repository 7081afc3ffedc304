import { useEffect, useEffectEvent, useImperativeHandle, useRef, type ReactNode, type Ref } from 'react';
import type { TextEdit } from '#domain/assist/types.ts';
import type { Span } from '#domain/kubernetes/span.ts';
import { settings } from '#platform/settings.ts';
import { useStore } from '#platform/store.ts';
import type { Problem } from '#worker/protocol.ts';
import { EditorSettings } from './EditorSettings.tsx';
import styles from './ManifestEditor.module.css';
import type { SurfaceEvents } from './surface.ts';
import { isTouch } from './touch.ts';
import { usePasteLimit } from './use-paste-limit.ts';
import { useSurface } from './use-surface.ts';

export interface EditorHandle {
  text(): string;
  /** In the place of all; Undo brings the old text back. */
  replace(text: string): void;
  /** Changes a few places as one step of Undo; caret and focus stay where they are. */
  edit(edits: readonly TextEdit[]): void;
  /** Selects the span, brings it into view and puts the focus there. */
  reveal(span: Span): void;
  focus(): void;
}

interface ManifestEditorProps extends SurfaceEvents {
  /** The accessible name. */
  readonly label: string;
  /** Read once, like the caret; later texts go through the handle. */
  readonly initial: string;
  /** Objects that exist already, as YAML; read once, too. */
  readonly given: string;
  readonly caret?: number | undefined;
  readonly problems: readonly Problem[];
  /** The text that the problems' spans belong to: marks of another text are not shown. */
  readonly judged: string;
  /** What the drawing points at. */
  readonly highlights: readonly Span[];
  /** Stands below the text, at its end. */
  readonly foot?: ReactNode;
  readonly handle?: Ref<EditorHandle>;
}

const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);

interface TabHintProps {
  readonly rich: boolean;
  readonly vimKeys: boolean;
}

/** How one gets out by keyboard. Escape is Vim's where its keys are on. Room is kept for it from the start, so that nothing moves. */
function TabHint({ rich, vimKeys }: TabHintProps) {
  if (isTouch()) return null;
  return (
    <p className={styles.hint} data-shown={rich || undefined}>
      {!vimKeys && 'Tab indents. '}
      <kbd>{isMac() ? 'Ctrl+Shift+M' : 'Ctrl+M'}</kbd>, then Tab, leaves the editor
      {vimKeys ? (
        '.'
      ) : (
        <>
          ; so does <kbd>Esc</kbd>, then Tab.
        </>
      )}
    </p>
  );
}

/** Monaco draws the lines in view alone; on paper stands the whole text. */
function useWholeTextInPrint(text: () => string) {
  const printed = useRef<HTMLPreElement>(null);
  const read = useEffectEvent(text);
  useEffect(() => {
    const fill = (): void => {
      if (printed.current) printed.current.textContent = read();
    };
    addEventListener('beforeprint', fill);
    return () => removeEventListener('beforeprint', fill);
  }, []);
  return printed;
}

/** Where a manifest is written: a textarea that is there at once, and Monaco in its place when it has come. */
export function ManifestEditor(props: ManifestEditorProps) {
  const { label, initial, problems, judged, highlights, foot, handle, onNotice } = props;
  const box = useRef<HTMLDivElement>(null);
  const { kind, surface } = useSurface(box, { ...props, caret: props.caret });
  const vimKeys = useStore(settings, (chosen) => chosen.vimKeys);
  const suggestions = useStore(settings, (chosen) => chosen.suggestions);

  usePasteLimit(box, onNotice);
  const printed = useWholeTextInPrint(() => surface.current?.text() ?? initial);

  useEffect(() => {
    if (surface.current?.text() === judged) surface.current.showProblems(problems);
  }, [surface, kind, problems, judged]);
  useEffect(() => surface.current?.highlight(highlights), [surface, kind, highlights]);
  useEffect(
    () => surface.current?.configure({ vimKeys, suggestions }),
    [surface, kind, vimKeys, suggestions],
  );
  useImperativeHandle(
    handle,
    () => ({
      text: () => surface.current?.text() ?? initial,
      replace: (text) => surface.current?.replace(text),
      edit: (edits) => surface.current?.edit(edits),
      reveal: (span) => surface.current?.reveal(span),
      focus: () => surface.current?.focus(),
    }),
    [surface, initial],
  );

  return (
    <div className={styles.editor}>
      <div ref={box} className={styles.box}>
        {kind === 'plain' && (
          <div data-part="plain" className={styles.plain}>
            <div className={styles.gutter} aria-hidden="true">
              <div data-part="numbers" className={styles.numbers} />
            </div>
            <textarea
              data-part="area"
              className={styles.area}
              aria-label={label}
              defaultValue={initial}
              wrap="off"
              spellCheck={false}
              autoCapitalize="off"
              autoCorrect="off"
              autoComplete="off"
            />
          </div>
        )}
        <div data-part="rich" className={styles.rich} hidden={kind === 'plain'} />
      </div>
      <pre ref={printed} className={styles.printed} />
      <div className={styles.foot}>
        <TabHint rich={kind === 'rich'} vimKeys={vimKeys} />
        <EditorSettings />
        {foot}
      </div>
    </div>
  );
}
