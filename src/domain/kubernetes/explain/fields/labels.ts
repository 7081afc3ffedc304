import type { Table } from './table.ts';

const KEY =
  'A key is a name of at most 63 letters, digits, dashes, underscores and dots, if need be after a DNS name and a slash.';

/** Labels, and everything that looks for labels. */
export const LABELS: Table = {
  'Invalid value': [
    [
      /(labels|matchLabels|nodeSelector|spec\.selector)$/,
      /^a valid label/,
      'The value {value} under {last} is no legal value of a label.',
      'Values of labels are letters, digits, dashes, underscores and dots, with a letter or digit at both ends, or empty. Free text belongs under annotations.',
      'Write for example {labelValue}.',
    ],
    [
      /values$/,
      /^a valid label/,
      'The selector asks for the value {value}, which no label can have.',
      'Values of labels are letters, digits, dashes, underscores and dots, with a letter or digit at both ends.',
      'Write the value that the label has, for example {labelValue}.',
    ],
    [
      /(labels|matchLabels|nodeSelector|spec\.selector)$/,
      /^must be no more than (\d+)/,
      'A value under {last} is longer than {1} characters: {value}.',
      'Labels are short so that they can be searched quickly.',
      'Shorten it. Free text belongs under annotations.',
    ],
    [
      /tolerations\.(operator|value)$/,
      /^a valid label|^must be no more/,
      'The toleration {item} has the value {value}, which no taint can have.',
      'Values of taints are made like values of labels: letters, digits, dashes, underscores and dots.',
      'Write the value that kubectl describe node shows under Taints.',
    ],
    [
      /(topologyKey|atchLabelKeys|expressions\.key|Expressions\.key|tolerations\.key)$/,
      /^(name|prefix) part|qualified name/,
      '{last} is {value}, which is no legal key of a label.',
      KEY,
      'Write the key of a label that nodes or Pods have, for example {keyExample}.',
    ],
    [
      /annotations$/,
      /^(name|prefix) part|qualified name/,
      'The annotation key {value} is not legal.',
      KEY,
      'Write for example example.com/note. Only the value may be free text.',
    ],
    [
      /(labels|matchLabels|nodeSelector|spec\.selector)$/,
      /^(name|prefix) part|qualified name/,
      'The key {value} under {last} is no legal key of a label.',
      KEY,
      'Write for example app, or app.kubernetes.io/name.',
    ],
    [
      /[eE]xpressions\.operator$/,
      /selector operator/,
      'The operator is {value}, which a selector does not know.',
      'A selector compares with In, NotIn, Exists or DoesNotExist; node affinity knows Gt and Lt too.',
      '{operatorMend}',
    ],
  ],
  'Required value': [
    [
      /[eE]xpressions\.values$/,
      /In/,
      'The expression has no values to compare with.',
      'In and NotIn ask whether the label has one of the listed values.',
      'Add values, for example values: [web], or use operator: Exists.',
    ],
    [
      /[eE]xpressions\.values$/,
      /Lt/,
      'The expression does not have exactly one value.',
      'Gt and Lt compare the label with one whole number.',
      "Give one number in quotes, for example values: ['4'].",
    ],
  ],
  Forbidden: [
    [
      /[eE]xpressions\.values$/,
      /Exists/,
      'The expression has values that nothing looks at.',
      'Exists and DoesNotExist ask only whether the label is there.',
      'Remove values, or use operator: In.',
    ],
    [
      /atchLabelKeys$/,
      /labelSelector is not set/,
      '{last} is set without a labelSelector.',
      'Its keys are added to the labelSelector, with the values that this Pod has.',
      'Add a labelSelector, for example matchLabels: {app: web}.',
    ],
  ],
};
