import type { Layout } from '#domain/topology/types.ts';
import { FittedDrawing } from './FittedDrawing.tsx';
import styles from './LiveTopology.module.css';
import { TextTwin } from './TextTwin.tsx';

interface LiveTopologyProps {
  readonly layout: Layout;
  readonly narrow?: Layout | undefined;
  readonly story: readonly string[];
  readonly title: string;
  readonly marked?: ReadonlySet<string> | undefined;
  readonly onPoint?: ((id: string | undefined) => void) | undefined;
}

/** The learner's own manifests, drawn as they are typed. The region around it and its name are the page's. */
export function LiveTopology({ layout, narrow, story, title, marked, onPoint }: LiveTopologyProps) {
  if (layout.nodes.length === 0) {
    return (
      <p className={styles.nothing}>Nothing to draw yet. Write a Pod or a Service, and it appears here.</p>
    );
  }
  return (
    <div className={styles.live}>
      <FittedDrawing layout={layout} narrow={narrow} title={title} marked={marked} onPoint={onPoint} />
      <TextTwin story={story} />
    </div>
  );
}
