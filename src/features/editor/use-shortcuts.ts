import { useEffect, useRef } from 'react';

/** `s` with Caps Lock on as well; `Shift+Enter`. */
const nameOf = ({ key, shiftKey }: KeyboardEvent): string =>
  `${shiftKey ? 'Shift+' : ''}${key.length === 1 ? key.toLowerCase() : key}`;

/** Ctrl or ⌘ with a key, wherever the focus is; before Monaco and before the browser's own (Ctrl+S) get to see it. */
export function useShortcuts(actions: Readonly<Record<string, (() => void) | undefined>>): void {
  const latest = useRef(actions);
  useEffect(() => void (latest.current = actions));
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return;
      const name = nameOf(event);
      const action = Object.hasOwn(latest.current, name) ? latest.current[name] : undefined;
      if (!action) return;
      event.preventDefault();
      event.stopPropagation();
      if (!event.repeat) action();
    };
    addEventListener('keydown', press, { capture: true });
    return () => removeEventListener('keydown', press, { capture: true });
  }, []);
}
