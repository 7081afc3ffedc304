import { useState } from 'react';
import type { Stored } from '#domain/kubernetes/added/types.ts';
import { yamlOf } from '#domain/kubernetes/added/yaml.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { Tabs } from '#ui/Tabs.tsx';
import { ORIGINS, SIGNS, fieldsOf, legendOf, valueText } from './added-rows.ts';
import { AddedListing } from './AddedListing.tsx';
import styles from './AddedPanel.module.css';
import type { Seen } from './use-study.ts';
import { useAdded } from './use-added.ts';

interface Choice {
  readonly admission: boolean;
  readonly reasons: boolean;
}

function Legend({ stored, choice }: { readonly stored: Stored; readonly choice: Choice }) {
  return (
    <ul className={styles.legend} aria-label="Signs">
      {legendOf(stored, choice).map((origin) => (
        <li key={origin}>
          <span className={styles.sign} data-origin={origin} aria-hidden="true">
            {SIGNS[origin]}
          </span>
          {ORIGINS[origin]}
        </li>
      ))}
    </ul>
  );
}

function Choices({
  choice,
  onChoose,
}: {
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
}) {
  return (
    <div className={styles.choices}>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={choice.reasons}
          onChange={({ target }) => onChoose({ ...choice, reasons: target.checked })}
        />
        Reasons
      </label>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={choice.admission}
          onChange={({ target }) => onChoose({ ...choice, admission: target.checked })}
        />
        With admission
      </label>
    </div>
  );
}

/** The same as text: each added field with its value and its reason. */
function FieldList({ stored, choice }: { readonly stored: Stored; readonly choice: Choice }) {
  const fields = fieldsOf(stored, choice);
  if (fields.length === 0) return <p className={styles.note}>Nothing is added to it.</p>;
  return (
    <details className={styles.twin}>
      <summary>{fields.length === 1 ? 'The field' : `The ${fields.length} fields`} as a list</summary>
      <dl className={styles.fields}>
        {fields.map((field) => (
          <div key={field.path}>
            <dt>
              <code>{field.path}</code> {valueText(field) !== '' && <code>{valueText(field)}</code>}{' '}
              <span className={styles.origin}>{ORIGINS[field.origin]}</span>
            </dt>
            <dd>{field.because}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

const titleOf = ({ kind, name }: Stored): string => `${kind} ${name}`.trim();

function StoredObject({ stored, choice }: { readonly stored: Stored; readonly choice: Choice }) {
  const what = `YAML of ${titleOf(stored)}`;
  return (
    <div className={styles.object}>
      {!stored.accepted && (
        <p className={styles.refused}>Refused as it is: this is what could be read of it.</p>
      )}
      <div className={styles.frame}>
        <AddedListing stored={stored} choice={choice} label={what} />
        <CopyButton
          text={() => yamlOf(stored, choice.admission)}
          what={`the ${what}`}
          className={styles.copy}
        />
      </div>
      <FieldList stored={stored} choice={choice} />
      <p className={styles.note}>{stored.leftOut}</p>
    </div>
  );
}

interface ObjectsProps {
  readonly objects: readonly Stored[];
  readonly choice: Choice;
  readonly shown: Stored;
  readonly onShow: (doc: string) => void;
}

/** One object at a time: each is long. */
function Objects({ objects, choice, shown, onShow }: ObjectsProps) {
  const object = <StoredObject key={shown.doc} stored={shown} choice={choice} />;
  if (objects.length === 1) return object;
  const tabs = objects.map((stored) => ({
    id: stored.doc,
    title: titleOf(stored),
    panel: stored === shown && object,
  }));
  return (
    <Tabs
      label="Objects kept"
      tabs={tabs}
      selected={shown.doc}
      onSelect={onShow}
      panelClassName={styles.tab}
    />
  );
}

/** The objects as they would be stored, live: with every line that nobody wrote marked, and its reason beside. */
export function AddedPanel({ seen, given }: { readonly seen: Seen | undefined; readonly given: string }) {
  const addition = useAdded(seen, given);
  const [choice, setChoice] = useState<Choice>({ admission: false, reasons: true });
  const [doc, setDoc] = useState<string>();
  if (!addition) return <p className={styles.note}>Asking…</p>;
  const { objects, refused } = addition;
  const shown = objects.find((stored) => stored.doc === doc) ?? objects[0];
  if (!shown)
    return (
      <p className={styles.note}>{refused === '' ? 'There is no object yet that could be kept.' : refused}</p>
    );
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <Legend stored={shown} choice={choice} />
        <Choices choice={choice} onChoose={setChoice} />
      </div>
      <Objects objects={objects} choice={choice} shown={shown} onShow={setDoc} />
    </div>
  );
}
