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
    why: 'Without a labelSelector the rule counts no Pods, so it has no effect.',
    fix: 'Add for example labelSelector: {matchLabels: {app: web}}.',
  },
  {
    when: /duplicated path with ServiceAccountToken/,
    why: 'Two files of the projected volume have the same path, and one hides the other.',
    fix: 'Give one of them another path.',
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
    when: /metadata\.name/,
    why: 'The name of a Pod becomes its host name, and a host name is one DNS label.',
    fix: 'Use lower-case letters, digits and dashes, at most 63.',
  },
  {
    when: /finalizer/,
    why: 'Finalizers without a domain may collide with those of others.',
    fix: 'Remove it, or write a domain before it, for example example.com/cleanup.',
  },
  {
    when: /externalIPs|loadBalancerIP|sessionAffinity|externalName|publishNotReady/,
    why: 'The Service is created, but this field does not do what one might think.',
    fix: 'Read the warning, and remove the field if it is not needed.',
  },
  {
    when: /leading zeros?|IP address|CIDR/,
    why: 'Addresses that are not written in their usual form are read differently by different programs.',
    fix: 'Write the address without leading zeros and in its short form.',
  },
];

/** The API server accepts the object and prints this beside it. */
export function explainWarning(text: string): Explanation {
  const words = WORDS.find(({ when }) => when.test(text));
  const caught = words?.when.exec(text)?.[1] ?? '';
  return {
    what: `The API server accepts this with a warning: ${shortened(text, 150)}.`,
    why: words?.why ?? 'A warning points at something that is allowed and seldom meant.',
    fix: (words?.fix ?? 'Read the warning and decide; nothing is refused.').replace('{1}', caught),
  };
}
