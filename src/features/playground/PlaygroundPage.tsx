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
  readonly onEdit: (text: string) => void;
  readonly onNotice: (notice: string) => void;
  readonly handle: Ref<WorkbenchControls>;
}

interface Said {
  readonly notice: string;
  /** What an example took the place of. */
  readonly before?: string;
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

/** The editor without an exercise: any manifest, its verdict, its topology. */
export function PlaygroundPage({ workbench }: { readonly workbench: (part: WorkbenchPart) => ReactNode }) {
  const editor = useRef<WorkbenchControls>(null);
  const [{ notice, before }, setSaid] = useState<Said>({ notice: '' });
  const onEdit = useCallback(
    (text: string) =>
      setSaid((said) => (EXAMPLES.some((example) => example.text === text) ? said : { notice: '' })),
    [],
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
      <header className={styles.header}>
        <h1>Playground</h1>
        <p className={styles.lead}>
          Write any manifest. You see what the API server would say to it, what would break later, and how its
          parts hang together.
        </p>
        <Examples onChoose={choose} />
        <div className={styles.said}>
          <StatusRegion>{notice}</StatusRegion>
          {before !== undefined && before !== '' && (
            <Button small look="quiet" onClick={() => undo(before)}>
              Undo
            </Button>
          )}
        </div>
      </header>
      <div className={styles.bench}>
        {workbench({
          draft: 'playground',
          starter: EXAMPLES[0].text,
          given: '',
          onEdit,
          onNotice: (said) => setSaid({ notice: said }),
          handle: editor,
        })}
      </div>
    </article>
  );
}
