import type { Explanation } from '#domain/kubernetes/diagnostic.ts';

const THEMES: readonly { readonly when: RegExp; readonly why: string; readonly fix: string }[] = [
  {
    when: /duplicate port (name|definition)/,
    why: 'All containers of a Pod share one network namespace, so two processes cannot listen on one port.',
    fix: 'Give each container a port of its own. Declaring a port does not move the process: its configuration does.',
  },
  {
    when: /fractional byte value/,
    why: 'The suffix m means a thousandth. Half a byte cannot be reserved.',
    fix: 'Use Mi for mebibytes or M for megabytes.',
  },
  {
    when: /deprecated/,
    why: 'The field still works, but it is no longer recommended and may be removed later.',
    fix: 'Use what the warning names instead.',
  },
  {
    when: /metadata\.name/,
    why: 'The name of a Pod becomes its host name, and a host name is one DNS label.',
    fix: 'Use lower-case letters, digits and dashes, at most 63.',
  },
];

/** The API server accepts the object and prints this beside it. */
export function explainWarning(text: string): Explanation {
  const theme = THEMES.find(({ when }) => when.test(text));
  return {
    what: `The API server accepts this with a warning: ${text}.`,
    why: theme?.why ?? 'A warning points at something that is allowed and seldom meant.',
    fix: theme?.fix ?? 'Read the warning and decide; nothing is refused.',
  };
}
