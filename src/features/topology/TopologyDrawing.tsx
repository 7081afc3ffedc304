import { useEffect, useId, useMemo, useRef, type ReactNode } from 'react';
import { drawingOf, type Drawn, type DrawnEdge, type Mark } from '#domain/topology/drawing.ts';
import { pathOfHop, type Step } from '#domain/topology/flow.ts';
import type { Hop, Layout } from '#domain/topology/types.ts';
import { classes } from '#ui/classes.ts';
import styles from './TopologyDrawing.module.css';

export interface TopologyDrawingProps {
  readonly layout: Layout;
  readonly title: string;
  readonly description?: string | undefined;
  /** Ids of parts that are pointed at elsewhere. */
  readonly marked?: ReadonlySet<string> | undefined;
  /** The hop that the reader is at: its lines stand out, and a dot runs along them where motion is welcome. */
  readonly hop?: Hop | undefined;
  /** A part is hovered or focused; undefined when none is any more. */
  readonly onPoint?: ((id: string | undefined) => void) | undefined;
  readonly className?: string | undefined;
}

/** Maps the layout's numbers to SVG. All that it knows of Kubernetes stands in the marks that it is given. */
export function TopologyDrawing({
  layout,
  title,
  description,
  marked,
  hop,
  onPoint,
  className,
}: TopologyDrawingProps) {
  const id = useId();
  const drawing = useMemo(() => drawingOf(layout), [layout]);
  const steps = useMemo(
    () =>
      hop
        ? pathOfHop(
            layout.edges.map(({ edge }) => edge),
            hop,
          )
        : [],
    [layout, hop],
  );
  const active = new Set([...steps.map(({ edge }) => edge.id), ...(hop ? [hop.from, hop.to] : [])]);
  const state = { marked, active, onPoint };
  return (
    <svg
      className={classes(styles.drawing, hop && styles.stepped, className)}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      width={layout.width}
      height={layout.height}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- SVG has no such tag
      role="group"
      aria-labelledby={`${id}title`}
      aria-describedby={description ? `${id}desc` : undefined}
    >
      <title id={`${id}title`}>{title}</title>
      {description && <desc id={`${id}desc`}>{description}</desc>}
      {drawing.pods.map((part, index) => (
        <Part key={index} part={part} {...state} focusable />
      ))}
      {drawing.edges.map((part, index) => (
        <Part key={index} part={part} {...state} />
      ))}
      {drawing.nodes.map((part, index) => (
        <Part key={index} part={part} {...state} focusable />
      ))}
      {steps.length > 0 && <Runner key={`${hop?.from}>${hop?.to}`} steps={steps} edges={drawing.edges} />}
    </svg>
  );
}

interface PartProps extends Pick<TopologyDrawingProps, 'marked' | 'onPoint'> {
  readonly part: Drawn;
  readonly active: ReadonlySet<string>;
  readonly focusable?: boolean;
}

function Part({ part, marked, active, onPoint, focusable = false }: PartProps) {
  const point = onPoint && {
    onPointerEnter: () => onPoint(part.id),
    onPointerLeave: () => onPoint(undefined),
    ...(focusable && { tabIndex: 0, onFocus: () => onPoint(part.id), onBlur: () => onPoint(undefined) }),
  };
  return (
    <g
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- SVG has no such tag
      role="img"
      aria-label={part.says}
      className={classes(
        styles.part,
        ...part.look.map((name) => styles[name]),
        marked?.has(part.id) && styles.marked,
        active.has(part.id) && styles.active,
      )}
      {...point}
    >
      <title>{part.says}</title>
      {part.marks.map(rendered)}
    </g>
  );
}

function rendered(mark: Mark, index: number): ReactNode {
  const className = styles[mark.part];
  switch (mark.mark) {
    case 'path':
      return <path key={index} className={className} d={mark.d} />;
    case 'circle':
      return <circle key={index} className={className} cx={mark.x} cy={mark.y} r={mark.r} />;
    case 'text':
      return (
        <text key={index} className={className} x={mark.x} y={mark.y} textAnchor={mark.anchor}>
          {mark.text}
        </text>
      );
  }
}

const STEP_MS = 900;
/** Then it rests: what moves for longer than five seconds would need a way to stop it (WCAG 2.2.2). */
const ROUNDS = 2;

/** A dot that runs along the hop. Started by script, so that nothing moves, not even once, for who asked for that. */
function Runner({ steps, edges }: { readonly steps: readonly Step[]; readonly edges: readonly DrawnEdge[] }) {
  const dot = useRef<SVGCircleElement>(null);
  useEffect(() => {
    const element = dot.current;
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (!element || still || typeof element.animate !== 'function') return undefined;
    const legs = steps.map(({ edge, backwards }) => ({
      backwards,
      path: edges.find(({ id }) => id === edge.id)?.path ?? '',
    }));
    const frames = legs.flatMap(({ path, backwards }) => {
      const offsetPath = `path("${path}")`;
      const [start, end] = backwards ? ['100%', '0%'] : ['0%', '100%'];
      return [
        { offsetPath, offsetDistance: start, opacity: 1 },
        { offsetPath, offsetDistance: end, opacity: 1 },
      ];
    });
    const motion = element.animate(withOffsets(frames), {
      duration: STEP_MS * legs.length,
      iterations: ROUNDS,
      easing: 'linear',
    });
    // To be cancelled is its usual end, not a failure.
    motion.finished.catch(() => undefined);
    return () => motion.cancel();
  }, [steps, edges]);
  return <circle ref={dot} className={styles.runner} r={5} aria-hidden="true" />;
}

/** Each leg takes the same share of the time; between two legs the dot is at the end of one and the start of the next at once. */
function withOffsets(frames: readonly Keyframe[]): Keyframe[] {
  return frames.map((frame, index) => ({ ...frame, offset: Math.ceil(index / 2) / (frames.length / 2) }));
}
