import type { ReactNode } from 'react';
import type { Span } from '#domain/kubernetes/span.ts';
import type { Study } from '#worker/protocol.ts';
import { Disclosure } from '#ui/Disclosure.tsx';
import { Icon, type IconName } from '#ui/Icon.tsx';
import { AddedPanel } from './AddedPanel.tsx';
import { DocumentList } from './DocumentList.tsx';
import { dependsOf, documentRows, groupsOf } from './findings.ts';
import styles from './Findings.module.css';
import { Terminal } from './Terminal.tsx';
import type { Seen } from './use-study.ts';
import { verdictOf, type Tone } from './verdict.ts';

const ICONS: Readonly<Record<Tone, IconName>> = {
  plain: 'info',
  good: 'check',
  depends: 'check',
  warn: 'warning',
  bad: 'cross',
};
const COMMAND = 'kubectl apply -f answer.yaml';

/** One group of problems of the same severity. */
export interface ListPart {
  readonly problems: Study['problems'];
  /** The text that their spans belong to. */
  readonly text: string;
  readonly openFirst: boolean;
}

interface FindingsProps {
  readonly seen: Seen | undefined;
  readonly given: string;
  readonly onReveal: (span: Span) => void;
  readonly list: (part: ListPart) => ReactNode;
}

function Headline({ seen }: Pick<FindingsProps, 'seen'>) {
  const { tone, sentence } = verdictOf(seen?.study);
  return (
    <p className={styles.verdict} data-tone={tone}>
      <span className={styles.badge}>
        <Icon name={ICONS[tone]} size={17} />
      </span>
      <span>{sentence}</span>
    </p>
  );
}

/** Errors that stand alone need no heading for the eye: the verdict above them has said it. */
function Groups({ seen, list }: { readonly seen: Seen } & Pick<FindingsProps, 'list'>) {
  const groups = groupsOf(seen.study.problems);
  return groups.map(({ severity, title, meaning, problems }, index) => (
    <div key={severity} className={styles.group}>
      <h2
        className={styles.heading}
        data-severity={severity}
        data-said={(severity === 'error' && groups.length === 1) || undefined}
      >
        {title} <span className={styles.meaning}>{meaning}</span>
      </h2>
      {list({ problems, text: seen.text, openFirst: index === 0 && severity !== 'advice' })}
    </div>
  ));
}

/** Never passed over in silence, and never in the way. */
function Depends({ sentences }: { readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <div className={styles.depends}>
      <h2 className={styles.heading}>Only a cluster can tell</h2>
      <ul className={styles.sentences}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}

/** Before anything is written. */
function Beginning() {
  return (
    <p className={styles.beginning}>
      An object begins with <code>apiVersion</code>, <code>kind</code> and <code>metadata</code>. Several
      stand below each other, with a line <code>---</code> between them.
    </p>
  );
}

/** All that is said of a text: the verdict, object by object, problem by problem, and what a terminal and a cluster would show. */
export function Findings({ seen, given, onReveal, list }: FindingsProps) {
  if (!seen) return <Headline seen={seen} />;
  const { study, text } = seen;
  const isEmpty = study.documents.length === 0 && study.problems.length === 0 && study.refused === '';
  const rows = documentRows(study);
  return (
    <>
      <Headline seen={seen} />
      {isEmpty && <Beginning />}
      {rows.length > 0 && <DocumentList rows={rows} text={text} onReveal={onReveal} />}
      <Groups seen={seen} list={list} />
      <Depends sentences={dependsOf(study)} />
      {!isEmpty && study.refused === '' && (
        <div className={styles.more}>
          {study.terminal !== '' && (
            <Disclosure title="In the exam’s terminal" hint={`What ${COMMAND} would print`}>
              <Terminal command={COMMAND} answer={study.terminal} />
            </Disclosure>
          )}
          <Disclosure
            title="What the API server adds"
            hint="The object with its defaults, and why they are there"
          >
            <AddedPanel seen={seen} given={given} />
          </Disclosure>
        </div>
      )}
    </>
  );
}
