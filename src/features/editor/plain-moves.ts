/** Where one is in a textarea, and how one gets to another place of it. */
import { positionAt } from '#domain/kubernetes/span.ts';
import type { Selection, Surface } from './surface.ts';

type Moves = Pick<Surface, 'selection' | 'select' | 'scroll' | 'scrollTo' | 'reveal'> & {
  /** Scrolls, if the offset is out of view. */
  readonly comeTo: (offset: number) => void;
};

function selectionOf({ selectionStart, selectionEnd, selectionDirection }: HTMLTextAreaElement): Selection {
  return selectionDirection === 'backward'
    ? { anchor: selectionEnd, active: selectionStart }
    : { anchor: selectionStart, active: selectionEnd };
}

export function movesIn(area: HTMLTextAreaElement): Moves {
  const lineHeight = (): number => Number.parseFloat(getComputedStyle(area).lineHeight) || 22;
  const lineOf = (offset: number): number => positionAt(area.value, offset).line - 1;
  const scroll = (): number => area.scrollTop / lineHeight();
  const scrollTo = (line: number): void => void (area.scrollTop = line * lineHeight());
  const select = ({ anchor, active }: Selection): void =>
    area.setSelectionRange(
      Math.min(anchor, active),
      Math.max(anchor, active),
      active < anchor ? 'backward' : 'forward',
    );
  return {
    selection: () => selectionOf(area),
    select,
    scroll,
    scrollTo,
    reveal([start, end]) {
      area.focus({ preventScroll: true });
      select({ anchor: start, active: end });
      scrollTo(Math.max(lineOf(start) - 3, 0));
      area.scrollIntoView({ block: 'nearest' });
    },
    comeTo(offset) {
      const line = lineOf(offset);
      const last = scroll() + area.clientHeight / lineHeight() - 2;
      if (line < scroll() || line > last) scrollTo(Math.max(line - 3, 0));
    },
  };
}
