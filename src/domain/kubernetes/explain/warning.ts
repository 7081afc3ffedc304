import type { Explanation } from '#domain/kubernetes/diagnostic.ts';
import { shortened } from './subject.ts';

interface Words {
  readonly when: RegExp;
  readonly why: string;
  readonly fix: string;
}

/** What the API server accepts with a warning. The first that fits counts; {1} is what its group caught. */
const WORDS: readonly Words[] = [
  {
    when: /duplicate port name/,
    why: 'A Service or probe that names this port finds the first one only.',
    fix: 'Give the second port another name.',
  },
  {
    when: /(?:duplicate|overlapping|dangerously ambiguous) port definition/,
    why: 'All containers of a Pod share one network, so two processes cannot listen on one port.',
    fix: 'Give each container a port of its own. Declaring a port does not move the process: its configuration does.',
  },
  {
    when: /hostIP set without hostPort/,
    why: 'hostIP says at which address of the node hostPort is opened. Alone it does nothing.',
    fix: 'Remove hostIP, or add hostPort.',
  },
  {
    when: /fractional byte value/,
    why: 'The suffix m means a thousandth. Half a byte cannot be set aside.',
    fix: 'Use Mi for mebibytes or M for megabytes, for example memory: 64Mi.',
  },
  {
    when: /hides previous definition of "([^"]*)"/,
    why: 'The last of two variables of one name counts. kubectl apply may drop the others.',
    fix: 'Remove one of the two lines of {1}.',
  },
  {
    when: /terminationGracePeriodSeconds/,
    why: 'It is how many seconds the Pod has to end. Less than 0 is taken as 1.',
    fix: 'Write for example terminationGracePeriodSeconds: 30, or remove it.',
  },
  {
    when: /null labelSelector/,
    why: 'Without a labelSelector the rule counts no Pods: an affinity is never met, an anti-affinity does nothing.',
    fix: 'Add for example labelSelector: {matchLabels: {app: web}}.',
  },
  {
    when: /overlapping paths/,
    why: 'Two files of one volume have the same path, or one lies below the other, and one hides the other.',
    fix: 'Give one of them another path.',
  },
  {
    when: /no sources provided/,
    why: 'An item under sources without content shows nothing.',
    fix: 'Remove the item, or write for example configMap: {name: settings}.',
  },
  {
    when: /duplicate ip/,
    why: 'Two entries of hostAliases have the same address.',
    fix: 'Put all hostnames of one address into one entry.',
  },
  {
    when: /imagePullSecrets.*(?:duplicate|empty) name/,
    why: 'Each entry names one Secret with the password of a registry.',
    fix: 'Remove the entry, or write the name of the Secret.',
  },
  {
    when: /use "([^"]+)" (?:field )?instead/,
    why: 'This was replaced, and newer versions no longer look at it.',
    fix: 'Use {1} instead.',
  },
  {
    when: /volumes\[\d+\]\.(\w+): deprecated/,
    why: 'Volumes of this kind are no longer maintained, and most no longer work.',
    fix: 'Use a persistentVolumeClaim or a CSI driver instead of {1}.',
  },
  {
    when: /deprecated|non-functional/,
    why: 'It still may be written, but it is no longer recommended and may be removed.',
    fix: 'Use what the warning names instead.',
  },
  {
    when: /DNS label is recommended/,
    why: 'The name becomes part of host names, and a host name is one DNS label.',
    fix: 'Use lower-case letters, digits and dashes, at most 63.',
  },
  {
    when: /^spec\.(\w+) is ignored for headless/,
    why: 'A headless Service has no address, so nothing stands between client and Pods.',
    fix: 'Remove {1}, or clusterIP: None.',
  },
  {
    when: /^spec\.(\w+) is ignored when/,
    why: 'An ExternalName is an alias in DNS; all other types forward to Pods.',
    fix: 'Remove {1}, or change type.',
  },
  {
    when: /non-standard|canonical form|ambiguous/,
    why: 'Addresses that are not written in their usual form are read differently by different programs.',
    fix: 'Write the address as the warning shows it.',
  },
  {
    when: /^tls: /,
    why: 'The API server stores the Secret, but a server that reads it would not start.',
    fix: 'Make it with kubectl create secret tls web --cert=FILE --key=FILE.',
  },
  {
    when: /fractional|storage/,
    why: 'Storage comes in whole bytes.',
    fix: 'Write for example storage: 1Gi.',
  },
  {
    when: /completedIndexes/,
    why: 'The status of the Job has room for so many indexes only.',
    fix: 'Lower parallelism or completions.',
  },
  {
    when: /revisionHistoryLimit/,
    why: 'It is how many old versions are kept to go back to.',
    fix: 'Write for example revisionHistoryLimit: 10, or remove it.',
  },
];

/** The API server accepts the object and prints this beside it. */
export function explainWarning(text: string): Explanation {
  const words = WORDS.find(({ when }) => when.test(text));
  const caught = words?.when.exec(text)?.[1] ?? '';
  return {
    what: `The API server accepts this with a warning: ${shortened(text, 150).replace(/[^…]$/, '$&.')}`,
    why: words?.why ?? 'A warning points at something that is allowed and seldom meant.',
    fix: (words?.fix ?? 'Read the warning and decide; nothing is refused.').replace('{1}', caught),
  };
}
