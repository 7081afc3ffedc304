import { useMemo, useState, type KeyboardEvent } from 'react';
import type { Topology } from '#domain/course/types.ts';
import { partAt, partOf, rangesOf } from '#domain/topology/highlight.ts';
import { FittedDrawing } from './FittedDrawing.tsx';
import styles from './FlowTopology.module.css';
import { linesIn, linesOf, rangeOfLine } from './lines.ts';
import { Listing } from './Listing.tsx';
import { Stepper } from './Stepper.tsx';
import { TextTwin } from './TextTwin.tsx';
import { useRoom } from './use-room.ts';

/** A drawing of real manifests with its flow, one hop at a time, and the manifests beside it. */
export function FlowTopology({ topology }: { readonly topology: Topology }) {
  const { flow, graph, layout, narrow, story, listing, manifests } = topology;
  const [at, setAt] = useState(0);
  const [pointed, setPointed] = useState<string>();
  const roomy = useRoom();
  const lines = useMemo(() => linesOf(manifests), [manifests]);
  const hop = flow.hops[at];

  const shown = pointed ?? hop?.to;
  const marked = useMemo(() => linesIn(lines, rangesOf(partOf(graph, shown))), [lines, graph, shown]);
  const onLine = (line: number | undefined) => {
    setPointed(line === undefined ? undefined : partAt(graph, ...rangeOfLine(lines, line, manifests)));
  };
  const go = (to: number) => setAt(Math.min(Math.max(to, 0), flow.hops.length - 1));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(at + step);
  };
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.title}>{flow.title}</figcaption>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrow keys step the flow from wherever the focus is in here */}
      <div onKeyDown={onKeyDown}>
        <div className={styles.canvas}>
          <FittedDrawing
            layout={layout}
            narrow={narrow}
            title={flow.title}
            hop={hop}
            marked={pointed === undefined ? undefined : new Set([pointed])}
            onPoint={setPointed}
          />
        </div>
        {hop && <Stepper hops={flow.hops} at={at} onGo={go} />}
      </div>
      <details className={styles.manifests} open={roomy}>
        <summary>Manifests</summary>
        <Listing lines={listing} marked={marked} onLine={onLine} />
      </details>
      <TextTwin story={story} />
    </figure>
  );
}
