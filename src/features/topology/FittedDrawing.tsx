import type { Layout } from '#domain/topology/types.ts';
import { classes } from '#ui/classes.ts';
import styles from './FittedDrawing.module.css';
import { TopologyDrawing, type TopologyDrawingProps } from './TopologyDrawing.tsx';

interface FittedDrawingProps extends Omit<TopologyDrawingProps, 'className'> {
  readonly narrow?: Layout | undefined;
}

/** Widths of the place, in CSS pixels, from which on the wide drawing is shown. */
const STEPS = [520, 600, 680, 760, 840, 920, 980, 1020] as const;

/** Below this scale the small text of a drawing is hard to read. */
const LEAST_SCALE = 0.8;

/**
 * The wide drawing where there is room for it, else the narrow one. The style sheet chooses by the width of the place, so
 * that the first paint is right already.
 */
export function FittedDrawing({ narrow, layout, ...rest }: FittedDrawingProps) {
  const need = layout.width * LEAST_SCALE;
  const step = STEPS.find((width) => width >= need);
  if (!narrow) return <Scroller layout={layout} {...rest} />;
  return (
    <div className={styles.place}>
      <div
        className={classes(
          styles.wide,
          styles[`from${step ?? STEPS.at(-1)}`],
          step === undefined && styles.scrolls,
        )}
      >
        <TopologyDrawing
          layout={layout}
          {...rest}
          className={step === undefined ? styles.whole : undefined}
        />
      </div>
      <div className={classes(styles.narrow, styles[`below${step ?? STEPS.at(-1)}`])}>
        <TopologyDrawing layout={narrow} {...rest} />
      </div>
    </div>
  );
}

/** What scrolls is a stop for the keyboard. */
function Scroller(props: TopologyDrawingProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- what scrolls must be reachable by keyboard
    <div className={styles.scrolls} tabIndex={0} role="group" aria-label={props.title}>
      <TopologyDrawing {...props} className={styles.whole} />
    </div>
  );
}
