import { Link, NavLink, useLocation } from 'react-router';
import styles from './Header.module.css';
import { classes } from '#ui/classes.ts';
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
      <path d="M13 9.5L5 23.5M13 9.5V23.5M13 9.5l8 14" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" />
      <rect x="5.5" y="2.5" width="15" height="8" rx="2.8" fill="currentColor" />
    </svg>
  );
}

export function Header() {
  const { pathname } = useLocation();
  return (
    <header className={styles.header}>
      <div className={styles.inner}>
        <Link to="/" className={styles.wordmark} aria-label="Tripod, home">
          <Mark />
          Tripod
        </Link>
        <nav className={styles.nav} aria-label="Main">
          {PLACES.map(([to, name]) => (
            <NavLink
              key={to}
              to={to}
              end={to === '/'}
              className={classes(styles.place)}
              // A lesson has an address of its own, but it belongs to what Home lists.
              data-here={(to === '/' && pathname.startsWith('/lessons/')) || undefined}
            >
              {name}
            </NavLink>
          ))}
        </nav>
        <SchemeSwitch />
      </div>
    </header>
  );
}
