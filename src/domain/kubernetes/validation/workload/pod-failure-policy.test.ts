import { expect, test } from 'vitest';
import type { JobSpec, PodFailurePolicyRule, SuccessPolicyRule } from '#domain/kubernetes/schema/api.gen.ts';
import { refusalsOf } from '#domain/kubernetes/validation/said.ts';

const job = (spec: JobSpec, restartPolicy = 'Never'): object => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'pack' },
  spec: {
    template: {
      spec: {
        restartPolicy,
        initContainers: [{ name: 'fetch', image: 'busybox' }],
        containers: [{ name: 'work', image: 'busybox' }],
      },
    },
    ...spec,
  },
});
const failing = (...rules: PodFailurePolicyRule[]): JobSpec => ({ podFailurePolicy: { rules } });
const succeeding = (...rules: SuccessPolicyRule[]): JobSpec => ({
  completionMode: 'Indexed',
  completions: 5,
  successPolicy: { rules },
});

const RULE = 'spec.podFailurePolicy.rules[0]';
const VALUES = `${RULE}.onExitCodes.values`;
const codes = { operator: 'In', values: [1, 2] };

test.each<[string, JobSpec, string[]]>([
  ['exit codes', failing({ action: 'FailJob', onExitCodes: { ...codes, containerName: 'work' } }), []],
  ['an init container', failing({ action: 'Ignore', onExitCodes: { ...codes, containerName: 'fetch' } }), []],
  [
    'a condition, which is met unless it is said',
    failing({ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget' }] }),
    [],
  ],
  ['no rules', failing(), []],
  [
    'neither codes nor conditions',
    failing({ action: 'FailJob' }),
    [`Invalid value ${RULE}: specifying one of OnExitCodes and OnPodConditions is required`],
  ],
  [
    'both',
    failing({ action: 'Count', onExitCodes: codes, onPodConditions: [{ type: 'DisruptionTarget' }] }),
    [`Invalid value ${RULE}: specifying both OnExitCodes and OnPodConditions is not supported`],
  ],
  [
    'no action',
    failing({ onExitCodes: codes }),
    [`Required value ${RULE}.action: valid values: ["Count" "FailIndex" "FailJob" "Ignore"]`],
  ],
  [
    'an action that is not there',
    failing({ action: 'Retry', onExitCodes: codes }),
    [`Unsupported value ${RULE}.action: supported values: "Count", "FailIndex", "FailJob", "Ignore"`],
  ],
  [
    'an index to fail where there is none',
    failing({ action: 'FailIndex', onExitCodes: codes }),
    [`Invalid value ${RULE}.action: requires the backoffLimitPerIndex to be set`],
  ],
  [
    'a container that is not there',
    failing({ action: 'FailJob', onExitCodes: { ...codes, containerName: 'main' } }),
    [
      `Invalid value ${RULE}.onExitCodes.containerName: must be one of the container or initContainer names in the pod template`,
    ],
  ],
  [
    'success as a failure, a code twice, and out of order',
    failing({ action: 'FailJob', onExitCodes: { operator: 'In', values: [2, 0, 2] } }),
    [
      `Duplicate value ${VALUES}[2]`,
      `Invalid value ${VALUES}: must be ordered`,
      `Invalid value ${VALUES}[1]: must not be 0 for the In operator`,
    ],
  ],
  [
    'success may be ruled out',
    failing({ action: 'FailJob', onExitCodes: { operator: 'NotIn', values: [0] } }),
    [],
  ],
  [
    'no operator and no codes',
    failing({ action: 'FailJob', onExitCodes: {} }),
    [
      `Invalid value ${VALUES}: at least one value is required`,
      `Required value ${RULE}.onExitCodes.operator: valid values: ["In" "NotIn"]`,
    ],
  ],
  [
    'a condition that is neither met nor not',
    failing({ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'Yes' }] }),
    [`Unsupported value ${RULE}.onPodConditions[0].status: supported values: "False", "True", "Unknown"`],
  ],
  [
    'more rules than twenty',
    failing(...Array.from({ length: 21 }, () => ({ action: 'FailJob', onExitCodes: codes }))),
    ['Too many spec.podFailurePolicy.rules: must have at most 20 items'],
  ],
  [
    'a replacement before the Pod has failed',
    { ...failing(), podReplacementPolicy: 'TerminatingOrFailed' },
    ['Unsupported value spec.podReplacementPolicy: supported values: "Failed"'],
  ],
])('podFailurePolicy: %s', (_, spec, expected) => {
  expect(refusalsOf(job(spec))).toEqual(expected);
});

test('podFailurePolicy looks at Pods that failed, so that none is restarted in its place', () => {
  expect(refusalsOf(job(failing(), 'OnFailure'))).toEqual([
    'Invalid value spec.template.spec.restartPolicy: only "Never" is supported when podFailurePolicy is specified',
  ]);
});

const SUCCESS = 'spec.successPolicy.rules[0]';
const unreadable = (why: string): string =>
  `Invalid value ${SUCCESS}.succeededIndexes: error parsing succeededIndexes: ${why}`;

test.each<[string, JobSpec, string[]]>([
  ['a count', succeeding({ succeededCount: 2 }), []],
  ['indexes', succeeding({ succeededIndexes: '0,2-4', succeededCount: 4 }), []],
  [
    'no rules',
    succeeding(),
    [
      'Required value spec.successPolicy.rules: at least one rules must be specified when the successPolicy is specified',
    ],
  ],
  [
    'an empty rule',
    succeeding({}),
    [`Required value ${SUCCESS}: at least one of succeededCount or succeededIndexes must be specified`],
  ],
  [
    'more than there are',
    succeeding({ succeededCount: 6 }),
    [
      `Invalid value ${SUCCESS}.succeededCount: must be less than or equal to 5 (the number of specified completions)`,
    ],
  ],
  [
    'more than are named',
    succeeding({ succeededIndexes: '0-1', succeededCount: 3 }),
    [
      `Invalid value ${SUCCESS}.succeededCount: must be less than or equal to 2 (the number of indexes in the specified succeededIndexes field)`,
    ],
  ],
  ['an index beyond the last', succeeding({ succeededIndexes: '5' }), [unreadable('too large index: "5"')]],
  [
    'a word',
    succeeding({ succeededIndexes: 'all' }),
    [unreadable('cannot convert string to integer for index: "all"')],
  ],
  [
    'backwards',
    succeeding({ succeededIndexes: '3,1' }),
    [unreadable('non-increasing order, previous: 3, current: 1')],
  ],
  [
    'a range of one',
    succeeding({ succeededIndexes: '2-2' }),
    [unreadable('non-increasing order, previous: 2, current: 2')],
  ],
  [
    'a range with three ends',
    succeeding({ succeededIndexes: '0-1-2' }),
    [
      unreadable(
        'the fragment "0-1-2" violates the requirement that an index interval can have at most two parts separated by \'-\'',
      ),
    ],
  ],
  [
    'a Job without indexes',
    { successPolicy: { rules: [{ succeededCount: 1 }] } },
    ['Invalid value spec.successPolicy: requires indexed completion mode'],
  ],
])('successPolicy: %s', (_, spec, expected) => {
  expect(refusalsOf(job(spec))).toEqual(expected);
});
