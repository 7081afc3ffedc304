import { unsupported, type Table } from './table.ts';

/** Jobs, alone and in a CronJob. */
export const JOBS: Table = {
  'Required value': [
    [
      /completions$/,
      '',
      'The {kind} is Indexed and has no completions.',
      'Each Pod gets a number from 0 to completions less one.',
      'Add it, for example completions: 3.',
    ],
    [
      /backoffLimitPerIndex$/,
      '',
      'The {kind} has maxFailedIndexes without backoffLimitPerIndex.',
      'An index has failed when its own retries are used up.',
      'Add it, for example backoffLimitPerIndex: 1.',
    ],
    [
      /maxFailedIndexes$/,
      '',
      'The {kind} has more than 100000 completions and no maxFailedIndexes.',
      'Without a bound the list of failed indexes could grow too long.',
      'Add maxFailedIndexes, or lower completions.',
    ],
    [
      /managedBy$/,
      '',
      'managedBy of the {kind} is empty.',
      'It names another controller for this Job.',
      'Remove managedBy.',
    ],
    [
      /podFailurePolicy/,
      '',
      'A rule of podFailurePolicy has no {last}.',
      'A rule says what happens when a Pod fails in a certain way.',
      'Add it, for example action: FailJob and onExitCodes: {operator: In, values: [42]}.',
    ],
    [
      /successPolicy/,
      '',
      'The successPolicy of the {kind} does not say when the Job has succeeded.',
      'A rule names the indexes that have to succeed, or how many.',
      'Add for example rules: [{succeededIndexes: 0}].',
    ],
  ],
  'Duplicate value': [
    [
      /podFailurePolicy/,
      '',
      'A rule of podFailurePolicy lists the exit code {value} twice.',
      'Once is enough.',
      'Remove one of them.',
    ],
  ],
  'Too long': [
    [
      /managedBy$/,
      '',
      'managedBy of the {kind} is too long.',
      'It names another controller, in at most 63 letters.',
      'Remove managedBy.',
    ],
  ],
  'Too many': [
    [
      /(podFailurePolicy|successPolicy)/,
      '',
      '{a} has too many entries under {last}.',
      'The first rule that fits counts.',
      'Put what belongs together into one rule.',
    ],
  ],
  'Unsupported value': [
    unsupported(
      /podFailurePolicy.*\.action$/,
      'A rule lets the Job fail, ignores the failure, or counts it.',
    ),
    unsupported(/podFailurePolicy.*\.(operator|status)$/, 'It says which failed Pods the rule is meant for.'),
    unsupported(
      /podReplacementPolicy$/,
      'It says whether a new Pod waits until the one before has ended. With podFailurePolicy it waits.',
    ),
    unsupported(/completionMode$/, 'Indexed gives each Pod a number of its own.'),
  ],
  'Invalid value': [
    [
      /metadata\.name$/,
      /will not able|no more than 52|11 characters/,
      'The name {value} leaves no room for the names of its Pods.',
      'Jobs and Pods are named after it, with a few letters more.',
      'Shorten it.',
    ],
    [
      /spec\.selector$/,
      /auto-generated/,
      'The {kind} has a selector of its own.',
      'A Job gets its selector from the API server, so that it finds its own Pods alone.',
      'Remove selector.',
    ],
    [
      /template\.metadata\.labels\[(.*)\]$/,
      /must be '(.*)'/,
      'The template sets the label {a} to {value}.',
      'The API server gives this label itself, with the name or the identifier of the Job.',
      'Remove the label {a}.',
    ],
    [
      /template\.spec\.restartPolicy$/,
      /podFailurePolicy/,
      'The Job has a podFailurePolicy, and its Pods are restarted in place.',
      'The policy looks at Pods that have failed.',
      'Write restartPolicy: Never in the template.',
    ],
    [
      /(backoffLimitPerIndex|maxFailedIndexes|successPolicy)$/,
      /indexed completion/,
      '{last} is set, and the {kind} is not Indexed.',
      'Only an Indexed Job counts its Pods by numbers.',
      'Write completionMode: Indexed, or remove {last}.',
    ],
    [
      /(maxFailedIndexes|parallelism)$/,
      /less than or equal/,
      '{last} is {value}.',
      'It has to fit the number of completions.',
      'Lower {last} or completions.',
    ],
    [
      /managedBy$/,
      '',
      'managedBy of the {kind} is {value}.',
      'It names another controller, with a domain.',
      'Remove managedBy.',
    ],
    [
      /successPolicy.*succeededCount$/,
      '',
      'succeededCount is {value}, more than there are indexes.',
      'So many of the indexes have to succeed.',
      'Lower succeededCount.',
    ],
    [
      /successPolicy/,
      '',
      'succeededIndexes is {value}.',
      'It lists indexes and intervals in rising order, each less than completions.',
      "Write for example succeededIndexes: '0,2-4'.",
    ],
    [
      /podFailurePolicy.*containerName$/,
      '',
      'A rule of podFailurePolicy names the container {value}.',
      'It is a container of the template.',
      'Write one of {containers}.',
    ],
    [
      /podFailurePolicy.*values/,
      '',
      'The exit codes of a rule of podFailurePolicy are {value}.',
      'They are listed in rising order, at least one, and 0 is no failure.',
      'Write for example values: [1, 42].',
    ],
    [
      /podFailurePolicy/,
      '',
      'A rule of podFailurePolicy does not fit together.',
      'A rule has either onExitCodes or onPodConditions; FailIndex needs backoffLimitPerIndex.',
      'Make one rule of each.',
    ],
  ],
};
