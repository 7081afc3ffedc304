import styles from './TextTwin.module.css';

/** The same as text, for whoever reads rather than looks: complete, and always one step away. */
export function TextTwin({ story }: { readonly story: readonly string[] }) {
  return (
    <details className={styles.twin}>
      <summary>As text</summary>
      <ul className={styles.story}>
        {story.map((line, index) => (
          <li key={index} data-level={Math.min(levelOf(line), 3)}>
            {line.trim()}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Two spaces a level. */
function levelOf(line: string): number {
  return (line.length - line.trimStart().length) / 2;
}
