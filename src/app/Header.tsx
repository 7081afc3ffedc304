import { Link } from '#ui/Link.tsx';
import styles from './Header.module.css';
import { SchemeSwitch } from './SchemeSwitch.tsx';

const PLACES = [
  ['/', 'Lessons'],
  ['/exercises', 'Exercises'],
  ['/questions', 'Questions'],
  ['/playground', 'Playground'],
  ['/progress', 'Progress'],
] as const;

function Mark() {
  return (
    <svg className={styles.mark} width="26" height="26" viewBox="0 0 26 26" fill="none" aria-hidden="true">
      <path
        d="M13 9.5L5 23.5M13 9.5V23.5M13 9.5l8 14"
        stroke="currentColor"
        strokeWidth="2.2"
        strokeLinecap="round"
      />
      <rect x="5.5" y="2.5" width="15" height="8" rx="2.8" fill="currentColor" />
    </svg>
  );
}

/** A page below a place belongs to it, and a lesson to the list that Home is. */
function isHere(to: string, path: string): boolean {
  if (to === '/') return path === '/' || path.startsWith('/lessons/');
  return path === to || path.startsWith(`${to}/`);
}

/** `page` on the page itself, `true` on those below it. */
function currentOf(to: string, path: string): 'page' | 'true' | undefined {
  if (path === to) return 'page';
  return isHere(to, path) ? 'true' : undefined;
}

export function Header({ path }: { readonly path: string }) {
  return (
    <header className={styles.header}>
      <div className={styles.inner}>
        <Link to="/" className={styles.wordmark} aria-label="Tripod, home">
          <Mark />
          Tripod
        </Link>
        <nav className={styles.nav} aria-label="Main">
          {PLACES.map(([to, name]) => (
            <Link key={to} to={to} className={styles.place} aria-current={currentOf(to, path)}>
              {name}
            </Link>
          ))}
        </nav>
        <SchemeSwitch />
      </div>
    </header>
  );
}
