import { useState } from 'react';
import type { Stored } from '#domain/kubernetes/added/types.ts';
import { yamlOf } from '#domain/kubernetes/added/yaml.ts';
import { CopyButton } from '#ui/CopyButton.tsx';
import { ORIGINS, SIGNS, fieldsOf, legendOf, valueText } from './added-rows.ts';
import { AddedListing } from './AddedListing.tsx';
import styles from './AddedPanel.module.css';
import { count } from './verdict.ts';
import type { Seen } from './use-study.ts';
import { useAdded } from './use-added.ts';

interface Choice {
  readonly admission: boolean;
  readonly reasons: boolean;
}

function Legend({ objects, choice }: { readonly objects: readonly Stored[]; readonly choice: Choice }) {
  return (
    <ul className={styles.legend} aria-label="Signs">
      {legendOf(objects, choice).map((origin) => (
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
  return (
    <details className={styles.twin}>
      <summary>The {count(fields.length, 'field')} as a list</summary>
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

interface ObjectProps {
  readonly stored: Stored;
  readonly choice: Choice;
  readonly titled: boolean;
}

function StoredObject({ stored, choice, titled }: ObjectProps) {
  const title = `${stored.kind} ${stored.name}`.trim();
  return (
    <section className={styles.object} aria-label={`${title} as the API server keeps it`}>
      {titled && <h2 className={styles.title}>{title}</h2>}
      {!stored.accepted && (
        <p className={styles.refused}>Refused as it is: this is what could be read of it.</p>
      )}
      <div className={styles.frame}>
        <AddedListing stored={stored} choice={choice} label={`YAML of ${title}`} />
        <CopyButton
          text={() => yamlOf(stored, choice.admission)}
          what={`the YAML of ${title}`}
          className={styles.copy}
        />
      </div>
      <FieldList stored={stored} choice={choice} />
      <p className={styles.note}>{stored.leftOut}</p>
    </section>
  );
}

/** The objects as they would be stored, live: with every line that nobody wrote marked, and its reason beside. */
export function AddedPanel({ seen, given }: { readonly seen: Seen | undefined; readonly given: string }) {
  const addition = useAdded(seen, given);
  const [choice, setChoice] = useState<Choice>({ admission: false, reasons: true });
  if (!addition) return <p className={styles.note}>Asking…</p>;
  const { objects, refused } = addition;
  if (objects.length === 0)
    return (
      <p className={styles.note}>{refused === '' ? 'There is no object yet that could be kept.' : refused}</p>
    );
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        <Legend objects={objects} choice={choice} />
        <Choices choice={choice} onChoose={setChoice} />
      </div>
      {objects.map((stored) => (
        <StoredObject key={stored.doc} stored={stored} choice={choice} titled={objects.length > 1} />
      ))}
    </div>
  );
}
