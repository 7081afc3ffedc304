import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { Topology } from '#domain/course/types.ts';
import { classes } from '#ui/classes.ts';
import { elementsOf } from '#ui/prose-elements.ts';
import styles from './Listing.module.css';

interface ListingProps {
  readonly lines: Topology['listing'];
  /** Numbers of the lines that stand out, from 0. */
  readonly marked: ReadonlySet<number>;
  /** A line is hovered, or reached by the arrow keys. */
  readonly onLine: (line: number | undefined) => void;
}

/** The manifests beside their drawing. One stop for Tab; inside, the arrow keys go from line to line. */
export function Listing({ lines, marked, onLine }: ListingProps) {
  const hint = useId();
  const frame = useRef<HTMLPreElement>(null);
  const [current, setCurrent] = useState<number>();
  const first = marked.size > 0 ? Math.min(...marked) : undefined;
  useEffect(() => {
    if (current === undefined && first !== undefined) bringIntoView(frame.current, first);
  }, [first, current]);

  const go = (line: number | undefined) => {
    setCurrent(line);
    onLine(line);
    if (line !== undefined) bringIntoView(frame.current, line);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    go(Math.min(Math.max((current ?? first ?? -1) + step, 0), lines.length - 1));
  };
  return (
    <>
      <p id={hint} className={styles.hint}>
        Point at a line, or use the arrow keys, to see its part in the drawing.
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys read it line by line */}
      <pre
        ref={frame}
        className={styles.listing}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        tabIndex={0}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a name for code that scrolls, not a set of fields
        role="group"
        aria-label="Manifests"
        aria-describedby={hint}
        onKeyDown={onKeyDown}
        onBlur={() => go(undefined)}
        onPointerLeave={() => go(undefined)}
      >
        <code>
          {lines.map((nodes, line) => (
            // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
            <span
              key={line}
              className={classes(
                styles.line,
                marked.has(line) && styles.marked,
                line === current && styles.current,
              )}
              onPointerEnter={() => {
                setCurrent(line);
                onLine(line);
              }}
            >
              {elementsOf(nodes)}
              {'\n'}
            </span>
          ))}
        </code>
      </pre>
    </>
  );
}

/** Scrolls the listing alone: the page must not jump while a drawing is being read. */
function bringIntoView(frame: HTMLElement | null, line: number): void {
  const element = frame?.querySelectorAll<HTMLElement>('code > span')[line];
  if (!frame || !element) return;
  const top = element.offsetTop - frame.offsetTop;
  const height = frame.clientHeight;
  if (top < frame.scrollTop || top + element.offsetHeight > frame.scrollTop + height)
    frame.scrollTop = Math.max(0, top - height / 4);
}
