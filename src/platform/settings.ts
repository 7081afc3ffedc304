/**
 * Settings stand in localStorage, not in IndexedDB: they are needed before the first paint, which only something synchronous
 * can give (public/scheme.js reads the same key).
 */
import { createStore, type Store } from './store.ts';

export type Scheme = 'system' | 'light' | 'dark';

export interface Settings {
  readonly scheme: Scheme;
  /** The editor is worked as vim is. */
  readonly vimKeys: boolean;
  /** The editor suggests while one types; the exam's terminal does not. */
  readonly suggestions: boolean;
}

const KEY = 'tripod-settings';
const SCHEMES: readonly unknown[] = ['system', 'light', 'dark'] satisfies Scheme[];
const isScheme = (value: unknown): value is Scheme => SCHEMES.includes(value);

function parsed(text: string | null): Readonly<Record<keyof Settings, unknown>> | Record<string, never> {
  try {
    return (JSON.parse(text ?? '{}') ?? {}) as Record<keyof Settings, unknown>;
  } catch {
    return {};
  }
}

/** Anything but known values is the default: the text may come from another version, or from a curious hand. */
export function readSettings(text: string | null): Settings {
  const { scheme, vimKeys, suggestions } = parsed(text);
  return {
    scheme: isScheme(scheme) ? scheme : 'system',
    vimKeys: vimKeys === true,
    suggestions: suggestions !== false,
  };
}

function stored(): Settings {
  try {
    return readSettings(localStorage.getItem(KEY));
  } catch {
    return readSettings(null);
  }
}

export const settings: Store<Settings> = createStore(stored());

export function changeSettings(change: Partial<Settings>): void {
  settings.update((old) => ({ ...old, ...change }));
  try {
    localStorage.setItem(KEY, JSON.stringify(settings.get()));
  } catch {
    // Storage denied: it holds until the tab closes.
  }
}

function applyScheme({ scheme }: Settings): void {
  if (scheme === 'system') delete document.documentElement.dataset['scheme'];
  else document.documentElement.dataset['scheme'] = scheme;
}

/** Keeps the page's scheme true to the settings, those of other tabs too. */
export function startSettings(): void {
  applyScheme(settings.get());
  settings.subscribe(() => applyScheme(settings.get()));
  addEventListener('storage', ({ key, newValue }) => {
    if (key === KEY) settings.update(() => readSettings(newValue));
  });
}
