import { useCallback, useReducer, useRef } from 'react';
import type { Exercise } from '#domain/course/types.ts';
import type { Span } from '#domain/kubernetes/span.ts';
import { after, begin } from './attempt.ts';
import { check, type ExerciseEvent } from './check.ts';

export interface WorkbenchControls {
  text(): string;
  replace(text: string): void;
  reveal(span: Span): void;
  focus(): void;
  save(): Promise<void>;
}

interface Sitting {
  readonly exercise: Exercise;
  /** From earlier sittings. */
  readonly past: { readonly checks: number; readonly hints: number };
  readonly onEvent: (event: ExerciseEvent) => void;
}

/** The deeds of one sitting, bound to the editor and to the log. */
export function useAttempt({ exercise, past, onEvent }: Sitting) {
  const [attempt, act] = useReducer(after, past, begin);
  const editor = useRef<WorkbenchControls>(null);
  const busy = useRef(false);
  const onCheck = useCallback(async () => {
    if (busy.current || !editor.current) return;
    busy.current = true;
    const text = editor.current.text();
    act({ kind: 'check' });
    await editor.current.save();
    const marked = await check(exercise, text, onEvent);
    act({ kind: 'checked', marked, text });
    busy.current = false;
  }, [exercise, onEvent]);

  const replace = (text: string): void => editor.current?.replace(text);
  return {
    attempt,
    editor,
    onCheck: () => void onCheck(),
    onEdit: useCallback(() => act({ kind: 'edited' }), []),
    onRan: useCallback((summary: string) => act({ kind: 'ran', summary }), []),
    onNotice: (notice: string) => act({ kind: 'said', notice }),
    onReveal: (span: Span) => editor.current?.reveal(span),
    onHint: () => {
      if (attempt.hints >= exercise.hints.length) return;
      onEvent({ kind: 'hint-shown', exercise: exercise.id, hint: attempt.hints });
      act({ kind: 'hinted', of: exercise.hints.length });
    },
    onSolution: () => act({ kind: 'solution' }),
    onReset: () => {
      const before = editor.current?.text() ?? '';
      replace(exercise.starter);
      act({ kind: 'reset', before });
    },
    onUndo: () => {
      if (attempt.before !== undefined) replace(attempt.before);
      act({ kind: 'undone' });
      editor.current?.focus();
    },
  };
}
