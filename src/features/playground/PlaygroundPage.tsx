import { useCallback, useRef, useState, type ReactNode, type Ref } from 'react';
import { Button } from '#ui/Button.tsx';
import { StatusRegion } from '#ui/StatusRegion.tsx';
import { EXAMPLES, type Example } from './examples.ts';
import styles from './PlaygroundPage.module.css';

interface WorkbenchControls {
  text(): string;
  replace(text: string): void;
  reveal(span: readonly [start: number, end: number]): void;
  focus(): void;
  save(): Promise<void>;
}

/** What the page hands to the editor that the app puts in. */
export interface WorkbenchPart {
  readonly draft: string;
  readonly starter: string;
  readonly given: string;
  readonly bar: ReactNode;
  readonly run: ReactNode;
  readonly onEdit: (text: string) => void;
  readonly onRun: () => void;
  readonly onNotice: (notice: string) => void;
  readonly handle: Ref<WorkbenchControls>;
}

/** What the page tells the part that shows a run. */
export interface RunPart {
  /** The text that was run last; undefined before. */
  readonly text: string | undefined;
  readonly given: string;
  readonly stale: boolean;
}

interface Said {
  readonly notice: string;
  /** What an example took the place of. */
  readonly before?: string | undefined;
}

function Examples({ onChoose }: { readonly onChoose: (example: Example) => void }) {
  return (
    <div className={styles.examples}>
      <span className={styles.label} id="examples">
        Start from
      </span>
      <ul className={styles.list} aria-labelledby="examples">
        {EXAMPLES.map((example) => (
          <li key={example.id}>
            <Button small onClick={() => onChoose(example)}>
              {example.title}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface HeaderProps extends Said {
  readonly onChoose: (example: Example) => void;
  readonly onUndo: (text: string) => void;
}

function Header({ notice, before, onChoose, onUndo }: HeaderProps) {
  return (
    <header className={styles.header}>
      <h1>Playground</h1>
      <p className={styles.lead}>
        Write any manifest. You see what the API server would say to it, what would break later, and how its
        parts hang together. Run it, and see what becomes of its containers.
      </p>
      <Examples onChoose={onChoose} />
      <div className={styles.said}>
        <StatusRegion>{notice}</StatusRegion>
        {before !== undefined && before !== '' && (
          <Button small look="quiet" onClick={() => onUndo(before)}>
            Undo
          </Button>
        )}
      </div>
    </header>
  );
}

const runKeys = (): string => (/Mac|iPhone|iPad/.test(navigator.platform) ? '⌘⇧Enter' : 'Ctrl+Shift+Enter');

/** What was run, and whether the editor still holds it. */
function useRan(text: () => string, save: () => Promise<void>) {
  const place = useRef<HTMLDivElement>(null);
  const [ran, setRan] = useState<{ readonly text: string | undefined; readonly stale: boolean }>({
    text: undefined,
    stale: false,
  });
  const onRun = (): void => {
    setRan({ text: text(), stale: false });
    void save();
    // Into view, and no further than that: the text may be changed and run again.
    requestAnimationFrame(() => place.current?.scrollIntoView({ block: 'nearest' }));
  };
  const onEdited = useCallback(
    (edited: string) => setRan((before) => ({ ...before, stale: before.text !== edited })),
    [],
  );
  return { place, ran, onRun, onEdited };
}

interface PlaygroundPageProps {
  readonly workbench: (part: WorkbenchPart) => ReactNode;
  readonly run: (part: RunPart) => ReactNode;
}

/** The editor without an exercise: any manifest, its verdict, its topology, and what becomes of it. */
export function PlaygroundPage({ workbench, run }: PlaygroundPageProps) {
  const editor = useRef<WorkbenchControls>(null);
  const [{ notice, before }, setSaid] = useState<Said>({ notice: '' });
  const { place, ran, onRun, onEdited } = useRan(
    () => editor.current?.text() ?? '',
    () => editor.current?.save() ?? Promise.resolve(),
  );
  const onEdit = useCallback(
    (text: string) => {
      onEdited(text);
      setSaid((said) => (EXAMPLES.some((example) => example.text === text) ? said : { notice: '' }));
    },
    [onEdited],
  );

  const choose = ({ title, text }: Example): void => {
    const old = editor.current?.text() ?? '';
    editor.current?.replace(text);
    setSaid({ notice: `“${title}” is in the editor.`, before: old });
  };
  const undo = (text: string): void => {
    editor.current?.replace(text);
    setSaid({ notice: 'Your text is back.' });
    editor.current?.focus();
  };

  return (
    <article className={styles.playground}>
      <Header notice={notice} before={before} onChoose={choose} onUndo={undo} />
      <div className={styles.bench}>
        {workbench({
          draft: 'playground',
          starter: EXAMPLES[0].text,
          given: '',
          bar: (
            <Button look="primary" icon="play" onClick={onRun}>
              Run <span className={styles.keys}>{runKeys()}</span>
            </Button>
          ),
          run: (
            <div ref={place} className={styles.runPlace}>
              {run({ ...ran, given: '' })}
            </div>
          ),
          onEdit,
          onRun,
          onNotice: (said) => setSaid({ notice: said }),
          handle: editor,
        })}
      </div>
    </article>
  );
}
