import { describe, expect, test } from 'vitest';
import { carryOver, normalised, type Selection, type Surface } from './surface.ts';

function fake(start: {
  selection?: Selection;
  scroll?: number;
  focused?: boolean;
}): Surface & { readonly log: string[] } {
  let selection = start.selection ?? { anchor: 0, active: 0 };
  let scroll = start.scroll ?? 0;
  let focused = start.focused ?? false;
  const log: string[] = [];
  return {
    log,
    text: () => 'kind: Pod',
    replace: () => undefined,
    edit: () => undefined,
    selection: () => selection,
    select: (next) => void (selection = next),
    scroll: () => scroll,
    scrollTo: (line) => void (scroll = line),
    reveal: () => undefined,
    hasFocus: () => focused,
    focus() {
      focused = true;
      log.push('focus');
    },
    showProblems: () => undefined,
    highlight: () => undefined,
    configure: () => undefined,
    dispose: () => undefined,
  };
}

describe('what the learner has in hand', () => {
  test.each([
    ['a caret', { anchor: 4, active: 4 }],
    ['a selection', { anchor: 2, active: 7 }],
    ['a selection drawn backwards', { anchor: 7, active: 2 }],
  ])('goes along: %s', (_name, selection) => {
    const to = fake({});
    carryOver(fake({ selection, scroll: 12.5, focused: true }), to);
    expect(to.selection()).toEqual(selection);
    expect(to.scroll()).toBe(12.5);
    expect(to.hasFocus()).toBe(true);
  });

  test('the focus is not stolen from elsewhere on the page', () => {
    const to = fake({});
    carryOver(fake({ focused: false }), to);
    expect(to.log).toEqual([]);
  });
});

test.each([
  ['LF stays', 'a\nb\n', 'a\nb\n'],
  ['CRLF becomes LF', 'a\r\nb\r\n', 'a\nb\n'],
  ['a lone CR ends a line too', 'a\rb', 'a\nb'],
  ['a byte order mark goes', '\uFEFFkind: Pod', 'kind: Pod'],
  ['one inside the text stays', 'a\uFEFFb', 'a\uFEFFb'],
])('line ends: %s', (_name, text, expected) => expect(normalised(text)).toBe(expected));
