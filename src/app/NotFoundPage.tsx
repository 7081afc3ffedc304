import { Link } from '#ui/Link.tsx';
import styles from './Message.module.css';
import { Page } from './Page.tsx';

export function NotFoundPage({ path }: { readonly path: string }) {
  return (
    <Page title="Page not found">
      <div className={styles.message}>
        <h1>No such page</h1>
        <p>
          Nothing is at <code>{path}</code>. The address may have been mistyped, or it belongs to another
          version of the site.
        </p>
        <ul>
          <li>
            <Link to="/">Lessons</Link>: the course from its beginning
          </li>
          <li>
            <Link to="/exercises">Exercises</Link>: manifests to write
          </li>
          <li>
            <Link to="/questions">Questions</Link>: a few minutes of recall
          </li>
          <li>
            <Link to="/playground">Playground</Link>: any manifest, checked and drawn
          </li>
        </ul>
      </div>
    </Page>
  );
}
