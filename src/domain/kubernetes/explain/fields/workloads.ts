import { unsupported, type Table } from './table.ts';

/** Controllers, Namespaces and NetworkPolicies. */
export const WORKLOADS: Table = {
  'Required value': [
    [
      /spec\.selector$/,
      '',
      'The {kind} has no selector.',
      'The selector finds the Pods that belong to it.',
      'Add selector: {matchLabels: {app: web}}, and the same labels in the template.',
    ],
    [
      /spec\.schedule$/,
      '',
      'The CronJob has no schedule.',
      'It is a line as of cron: minute, hour, day, month, day of the week.',
      "Add for example schedule: '*/5 * * * *'.",
    ],
    [
      /template$|template\.spec$/,
      '',
      'The {kind} has no template for its Pods.',
      'Pods are made from the template.',
      'Add template with metadata.labels and spec.',
    ],
  ],
  'Unsupported value': [
    unsupported(/policyTypes/, 'A policy rules what comes in (Ingress), what goes out (Egress), or both.'),
    unsupported(/concurrencyPolicy$/, 'It says what happens when the Job before still runs.'),
    unsupported(/completionMode$/, 'Indexed gives each Pod a number of its own.'),
    unsupported(
      /podManagementPolicy$/,
      'OrderedReady starts Pods one after the other, Parallel all at once.',
    ),
    unsupported(/(strategy|updateStrategy)\.type$/, 'It says how old Pods are replaced by new ones.'),
  ],
  'Invalid value': [
    [
      /template\.metadata\.labels$/,
      /does not match/,
      'The selector of the {kind} does not find the Pods of its own template.',
      'The labels of the template have to contain everything that the selector asks for.',
      'Write the same key and value under selector.matchLabels and template.metadata.labels.',
    ],
    [
      /spec\.selector$/,
      /empty/,
      'The selector of the {kind} is empty.',
      'An empty selector would find every Pod.',
      'Add for example matchLabels: {app: web}.',
    ],
    [
      /(replicas|parallelism|completions|backoffLimit|activeDeadlineSeconds|minReadySeconds|revisionHistoryLimit|progressDeadlineSeconds|ttlSecondsAfterFinished|\w+JobsHistoryLimit|startingDeadlineSeconds|partition)$/,
      /greater than or equal to 0/,
      '{last} of the {kind} is {value}.',
      'It counts something, and nothing is counted below 0.',
      'Write for example {last}: 1.',
    ],
    [
      /spec\.schedule$/,
      '',
      'The schedule {value} cannot be read.',
      'It is a line as of cron: minute, hour, day, month, day of the week.',
      "Write for example schedule: '*/5 * * * *'.",
    ],
    [
      /spec\.finalizers/,
      '',
      'The Namespace has the finalizer {value}.',
      'The API server writes kubernetes there itself.',
      'Remove spec.finalizers.',
    ],
  ],
};
