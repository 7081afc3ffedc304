/** Monaco's colours, read from the design tokens as they are now: one truth for both, in light and in dark. */
import { editor } from 'monaco-editor/editor';

const NAME = 'tripod';

/** The probe's colour as `#rrggbb` or `#rrggbbaa`, since Monaco reads no other form. */
function hex(colour: string): string {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!canvas) return '#808080';
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 255] = canvas.getImageData(0, 0, 1, 1).data;
  return `#${[red, green, blue, alpha].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

type Read = (colour: string) => string;

/** Runs `use` with a function that resolves any CSS colour, tokens included, where the editor stands. */
function withProbe<T>(host: HTMLElement, use: (read: Read) => T): T {
  const probe = document.createElement('span');
  // Where the system chooses the colours, every other colour would be read as that of its text.
  probe.style.setProperty('forced-color-adjust', 'none');
  // With reduced motion every change takes a millisecond (ui/base.css), and each colour would be read as the one before.
  probe.style.setProperty('transition', 'none', 'important');
  host.append(probe);
  try {
    return use((colour) => {
      probe.style.color = colour;
      return hex(getComputedStyle(probe).color);
    });
  } finally {
    probe.remove();
  }
}

const isDark = (paper: string): boolean => Number.parseInt(paper.slice(1, 3), 16) < 128;

/** Of what opens above the text: suggestions, hovers, the menu of the light bulb, and the stops of a snippet. */
function widgetColoursOf(read: Read): editor.IColors {
  const [ink, soft, accent] = [read('var(--ink)'), read('var(--ink-soft)'), read('var(--accent)')];
  const [chosen, line] = [read('var(--accent-wash)'), read('var(--line)')];
  const kinds = ['property', 'enumeratorMember', 'reference', 'snippet'];
  return {
    'widget.shadow': read('rgb(20 20 30 / 16%)'),
    'editorSuggestWidget.background': read('var(--surface)'),
    'editorSuggestWidget.foreground': ink,
    'editorSuggestWidget.border': read('var(--line-strong)'),
    'editorSuggestWidget.selectedBackground': chosen,
    'editorSuggestWidget.selectedForeground': ink,
    'editorSuggestWidget.selectedIconForeground': accent,
    'editorSuggestWidget.highlightForeground': accent,
    'editorSuggestWidget.focusHighlightForeground': accent,
    'editorSuggestWidgetStatus.foreground': soft,
    'list.hoverBackground': chosen,
    'list.hoverForeground': ink,
    'list.focusBackground': chosen,
    'list.focusForeground': ink,
    'list.focusOutline': '#00000000',
    'menu.background': read('var(--surface)'),
    'menu.foreground': ink,
    'menu.border': read('var(--line-strong)'),
    'editorLightBulb.foreground': read('var(--warn)'),
    'editorLightBulbAutoFix.foreground': accent,
    'editorHoverWidget.statusBarBackground': read('var(--sunken)'),
    'textLink.foreground': accent,
    'textLink.activeForeground': read('var(--accent-strong)'),
    'textPreformat.foreground': ink,
    'textPreformat.background': read('var(--sunken)'),
    'keybindingLabel.foreground': soft,
    'keybindingLabel.background': read('var(--sunken)'),
    'keybindingLabel.border': line,
    'keybindingLabel.bottomBorder': line,
    descriptionForeground: soft,
    'editor.snippetTabstopHighlightBackground': chosen,
    'editor.snippetFinalTabstopHighlightBorder': line,
    ...Object.fromEntries(kinds.map((kind) => [`symbolIcon.${kind}Foreground`, soft])),
  };
}

function coloursOf(read: Read): editor.IColors {
  return {
    'editor.background': read('var(--surface)'),
    'editor.foreground': read('var(--ink)'),
    'editorLineNumber.foreground': read('var(--ink-faint)'),
    'editorLineNumber.activeForeground': read('var(--ink)'),
    'editorCursor.foreground': read('var(--accent)'),
    'editor.selectionBackground': read('color-mix(in srgb, var(--accent) 24%, transparent)'),
    'editor.inactiveSelectionBackground': read('color-mix(in srgb, var(--accent) 14%, transparent)'),
    'editor.lineHighlightBackground': read('color-mix(in srgb, var(--accent) 5%, transparent)'),
    'editor.lineHighlightBorder': '#00000000',
    'editorIndentGuide.background1': read('var(--line)'),
    'editorIndentGuide.activeBackground1': read('var(--line-strong)'),
    'editorError.foreground': read('var(--bad)'),
    'editorWarning.foreground': read('var(--warn)'),
    'editorInfo.foreground': read('var(--accent)'),
    'editorWidget.background': read('var(--surface)'),
    'editorWidget.foreground': read('var(--ink)'),
    'editorWidget.border': read('var(--line-strong)'),
    'editorHoverWidget.background': read('var(--surface)'),
    'editorHoverWidget.foreground': read('var(--ink)'),
    'editorHoverWidget.border': read('var(--line-strong)'),
    'editorOverviewRuler.border': '#00000000',
    'scrollbarSlider.background': read('color-mix(in srgb, var(--ink) 18%, transparent)'),
    'scrollbarSlider.hoverBackground': read('color-mix(in srgb, var(--ink) 28%, transparent)'),
    focusBorder: read('var(--accent)'),
    ...widgetColoursOf(read),
  };
}

/** The colours of `.tok-*` in ui/base.css, which listings of lessons have. */
const TOKENS: readonly (readonly [token: string, colour: string, fontStyle?: string])[] = [
  ['type', 'light-dark(#25358f, #a9b9ff)'],
  ['string', 'light-dark(#1b6435, #8fd6a3)'],
  ['number', 'light-dark(#8a3b12, #f0b183)'],
  ['keyword', 'light-dark(#8a3b12, #f0b183)'],
  ['namespace', 'light-dark(#7a3f8f, #d3a2e6)'],
  ['tag', 'light-dark(#7a3f8f, #d3a2e6)'],
  ['comment', 'var(--ink-faint)', 'italic'],
  ['operators', 'var(--ink-soft)'],
  ['delimiter', 'var(--ink-soft)'],
];

/** For YAML by name too: Monaco's own themes have rules for `string.yaml`, and the longer name wins. */
function rulesOf(read: Read): editor.ITokenThemeRule[] {
  return TOKENS.flatMap(([token, colour, fontStyle = '']) => {
    const foreground = read(colour).slice(1, 7);
    return [token, `${token}.yaml`].map((name) => ({ token: name, foreground, fontStyle }));
  });
}

const forced = (): MediaQueryList => matchMedia('(forced-colors: active)');

function apply(host: HTMLElement): void {
  withProbe(host, (read) => {
    if (forced().matches) return editor.setTheme(isDark(read('Canvas')) ? 'hc-black' : 'hc-light');
    const base = isDark(read('var(--paper)')) ? 'vs-dark' : 'vs';
    editor.defineTheme(NAME, { base, inherit: true, colors: coloursOf(read), rules: rulesOf(read) });
    editor.setTheme(NAME);
  });
}

/** Follows the system's scheme, its own colours where it forces them, and the page's switch. Returns what ends it. */
export function followScheme(host: HTMLElement): () => void {
  apply(host);
  const queries = [matchMedia('(prefers-color-scheme: dark)'), forced()];
  const change = (): void => apply(host);
  const observer = new MutationObserver(change);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-scheme'] });
  for (const query of queries) query.addEventListener('change', change);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener('change', change);
  };
}
