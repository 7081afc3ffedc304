import { changeSettings, settings } from '#platform/settings.ts';
import { useStore } from '#platform/store.ts';
import { Switch } from '#ui/Switch.tsx';
import styles from './ManifestEditor.module.css';
import { isTouch } from './touch.ts';

/** What one may choose for the editor; it holds for every editor of the site. The textarea of a phone has no use for it. */
export function EditorSettings() {
  const vimKeys = useStore(settings, (chosen) => chosen.vimKeys);
  const suggestions = useStore(settings, (chosen) => chosen.suggestions);
  if (isTouch()) return null;
  return (
    <fieldset className={styles.settings} aria-label="Editor settings">
      <Switch on={suggestions} onTurn={(on) => changeSettings({ suggestions: on })}>
        Suggestions
      </Switch>
      <Switch on={vimKeys} onTurn={(on) => changeSettings({ vimKeys: on })}>
        Vim keys
      </Switch>
    </fieldset>
  );
}
