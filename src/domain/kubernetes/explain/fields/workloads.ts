import { unsupported, type Table } from './table.ts';

/** Deployments, StatefulSets, DaemonSets, ReplicaSets, and Namespaces. */
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
      /template$|template\.spec$/,
      '',
      'The {kind} has no template for its Pods.',
      'Pods are made from the template.',
      'Add template with metadata.labels and spec.',
    ],
    [
      /maxUnavailable$/,
      '',
      'Neither maxUnavailable nor maxSurge lets a Pod be replaced.',
      'A rolling update takes one Pod away or adds one first.',
      'Write maxUnavailable: 1, or remove both.',
    ],
  ],
  'Unsupported value': [
    [
      /spec\.(strategy|updateStrategy)(\.type)?$/,
      '',
      'The type of {a} of the {kind} {isNoWord}.',
      'It says how old Pods are replaced by new ones: one after the other, or all at once (Recreate), or when you delete them (OnDelete).',
      '{typeMend}',
    ],
    unsupported(
      /podManagementPolicy$/,
      'OrderedReady starts Pods one after the other, Parallel all at once.',
    ),
    unsupported(/RetentionPolicy/, 'It says whether claims stay when Pods or the StatefulSet go.'),
  ],
  Forbidden: [
    [
      /rollingUpdate$/,
      '',
      'The {kind} has rollingUpdate, and its strategy is Recreate.',
      'Recreate ends all old Pods before it starts new ones.',
      'Remove rollingUpdate, or write type: RollingUpdate.',
    ],
    [
      /template\.spec\.activeDeadlineSeconds$/,
      '',
      'The template of the {kind} has activeDeadlineSeconds.',
      'Its Pods run until they are replaced; a Job has a deadline.',
      'Remove activeDeadlineSeconds.',
    ],
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
      /spec\.selector$/,
      /invalid label selector|^$/,
      'The selector of the {kind} cannot be used.',
      'Its labels or expressions have an error of their own.',
      'Write for example matchLabels: {app: web}.',
    ],
    [
      /(replicas|parallelism|completions|backoffLimit|activeDeadlineSeconds|minReadySeconds|revisionHistoryLimit|progressDeadlineSeconds|ttlSecondsAfterFinished|\w+JobsHistoryLimit|startingDeadlineSeconds|partition)$/,
      /greater than or equal to 0/,
      '{last} of the {kind} is {value}.',
      'It counts something, and nothing is counted below 0.',
      'Write for example {last}: 1.',
    ],
    [
      /progressDeadlineSeconds$/,
      '',
      'progressDeadlineSeconds is {value}, not more than minReadySeconds.',
      'A Pod counts as available only after minReadySeconds, so the rollout would always be late.',
      'Raise progressDeadlineSeconds, or lower minReadySeconds.',
    ],
    [
      /(maxUnavailable|maxSurge)$/,
      /percent|100%|greater than/,
      '{last} of the {kind} is {value}.',
      'It is a number of Pods, or a part of them from 0% to 100%.',
      'Write for example {last}: 25%.',
    ],
    [
      /(maxUnavailable|maxSurge)$/,
      '',
      'maxUnavailable and maxSurge of the {kind} do not fit together.',
      'A rolling update takes one Pod away or adds one first; a DaemonSet does one of the two.',
      'Write maxUnavailable: 1, or remove both.',
    ],
    [
      /(updateStrategy|podManagementPolicy)$/,
      /must be (.*)$/,
      '{last} of the {kind} {isNoWord}.',
      'It takes one of two words, in their letter case.',
      'Write {1}.',
    ],
    [
      /rollingUpdate$/,
      '',
      'The {kind} has rollingUpdate, and its strategy is another.',
      'It counts for type: RollingUpdate alone.',
      'Remove rollingUpdate, or write type: RollingUpdate.',
    ],
    [
      /labels\[(pod-security\.kubernetes\.io\/.*-version)\]$/,
      '',
      'The label {a} is {value}.',
      'It is the version of Kubernetes whose rules count.',
      'Write latest, or for example v1.35.',
    ],
    [
      /labels\[(pod-security\.kubernetes\.io\/.*)\]$/,
      '',
      'The label {a} is {value}.',
      'It names how strictly Pods of the namespace are looked at.',
      'Write privileged, baseline or restricted.',
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
