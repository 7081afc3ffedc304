import type { RunRecord } from '#domain/simulation/record/types.ts';
import { Disclosure } from '#ui/Disclosure.tsx';
import { Icon } from '#ui/Icon.tsx';
import { secondsOf } from './axis.ts';
import styles from './RunPanel.module.css';
import lists from './Lists.module.css';

/** What of this run is not verified, said before anything else is. */
export function Unverified({ record: { length, cutShort, unmodelled } }: { readonly record: RunRecord }) {
  const sentences = [
    ...(cutShort === '' ? [] : [`the run was cut short at ${secondsOf(length)}: ${cutShort}.`]),
    ...unmodelled.map((what) => `${what} is not modelled.`),
  ];
  if (sentences.length === 0) return null;
  return (
    <ul className={styles.unverified}>
      {sentences.map((sentence) => (
        <li key={sentence}>
          <Icon name="unknown" size={16} />
          <span>
            <strong>Not verified:</strong> {sentence}
          </span>
        </li>
      ))}
    </ul>
  );
}

const NOT_MODELLED = [
  'CPU and memory: nothing is throttled, evicted or OOMKilled.',
  'Pulls of images: an image that the model knows is there at once, of any other nothing is said but that it runs.',
  'Scheduling: there is one node, and it has room.',
  'TLS itself: a connection is marked as encrypted, and the files of its certificate have to be there.',
  'UDP, IPv6, seccomp, AppArmor and most capabilities.',
  'How long things take: a Pod’s first container starts after 0.2 s, the kubelet looks once a second, and a changed ConfigMap is in its volume within a minute. On a cluster these vary.',
];

export function NotModelled() {
  return (
    <Disclosure title="What the model does not know" hint="The Pod runs in your browser, on a virtual clock">
      <ul className={lists.limits}>
        {NOT_MODELLED.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Disclosure>
  );
}
