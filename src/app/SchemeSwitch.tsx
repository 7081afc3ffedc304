import { changeSettings, settings, type Scheme } from '#platform/settings.ts';
import { useStore } from '#platform/store.ts';
import { Icon, type IconName } from '#ui/Icon.tsx';
import styles from './SchemeSwitch.module.css';

const SCHEMES: readonly (readonly [Scheme, string, IconName])[] = [
  ['light', 'Light colours', 'sun'],
  ['system', 'Colours of the system', 'screen'],
  ['dark', 'Dark colours', 'moon'],
];

export function SchemeSwitch() {
  const chosen = useStore(settings, ({ scheme }) => scheme);
  return (
    <fieldset className={styles.switch} aria-label="Colours">
      {SCHEMES.map(([scheme, name, icon]) => (
        <button
          key={scheme}
          type="button"
          className={styles.choice}
          title={name}
          aria-label={name}
          aria-pressed={chosen === scheme}
          onClick={() => changeSettings({ scheme })}
        >
          <Icon name={icon} size={16} />
        </button>
      ))}
    </fieldset>
  );
}
