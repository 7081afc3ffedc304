import { expect, test } from 'vitest';
import type { JobSpec, ObjectMeta, PodSpec, PodTemplateSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { refusalsOf } from '#domain/kubernetes/validation/said.ts';

const containers = [{ name: 'work', image: 'busybox:1.36' }];
const templateOf = (labels?: ObjectMeta['labels'], spec: PodSpec = {}): PodTemplateSpec => ({
  ...(labels === undefined ? {} : { metadata: { labels } }),
  spec: { containers, restartPolicy: 'Never', ...spec },
});
const job = (spec: JobSpec, metadata: ObjectMeta = { name: 'pack' }): object => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata,
  spec: { template: templateOf(), ...spec },
});

const AT_LEAST_0 = 'must be greater than or equal to 0';
const UID_LABELS = 'spec.template.metadata.labels';
const indexed = { completionMode: 'Indexed' };

test.each<[string, JobSpec, string[]]>([
  ['the fewest fields', {}, []],
  [
    'Pods that are restarted always',
    { template: { spec: { containers } } },
    ['Required value spec.template.spec.restartPolicy: valid values: "OnFailure", "Never"'],
  ],
  [
    'a restart policy that is not there is an error of the Pod and of the Job',
    { template: templateOf({}, { restartPolicy: 'Sometimes' }) },
    [
      'Unsupported value spec.template.spec.restartPolicy: supported values: "Always", "OnFailure", "Never"',
      'Unsupported value spec.template.spec.restartPolicy: supported values: "OnFailure", "Never"',
    ],
  ],
  [
    'numbers below zero',
    {
      parallelism: -1,
      completions: -1,
      activeDeadlineSeconds: -1,
      backoffLimit: -1,
      ttlSecondsAfterFinished: -1,
    },
    [
      `Invalid value spec.activeDeadlineSeconds: ${AT_LEAST_0}`,
      `Invalid value spec.backoffLimit: ${AT_LEAST_0}`,
      `Invalid value spec.completions: ${AT_LEAST_0}`,
      `Invalid value spec.parallelism: ${AT_LEAST_0}`,
      `Invalid value spec.ttlSecondsAfterFinished: ${AT_LEAST_0}`,
    ],
  ],
  [
    'a Pod template with a deadline of its own',
    { template: templateOf({}, { activeDeadlineSeconds: 5 }) },
    [],
  ],
  [
    'a replacement policy that is not there',
    { podReplacementPolicy: 'Never' },
    ['Unsupported value spec.podReplacementPolicy: supported values: "Failed", "TerminatingOrFailed"'],
  ],
  [
    'a manager without a domain',
    { managedBy: 'kueue' },
    ['Invalid value spec.managedBy: must be a domain-prefixed path (such as "acme.io/foo")'],
  ],
  ['a manager', { managedBy: 'kueue.x-k8s.io/multikueue' }, []],
  ['no manager at all', { managedBy: '' }, ['Required value spec.managedBy']],
  [
    'a manager with a long name',
    { managedBy: `example.com/${'a'.repeat(60)}` },
    ['Too long spec.managedBy: may not be more than 63 bytes'],
  ],
  [
    'a completion mode that is not there',
    { completionMode: 'Ordered' },
    ['Unsupported value spec.completionMode: supported values: "NonIndexed", "Indexed"'],
  ],
])('Job: %s', (_, spec, expected) => {
  expect(refusalsOf(job(spec))).toEqual(expected);
});

test.each<[string, JobSpec, string[]]>([
  [
    "a selector of one's own, which was meant to find the Pods",
    { selector: { matchLabels: { app: 'pack' } }, template: templateOf({ app: 'pack' }) },
    ['Invalid value spec.selector: `selector` not auto-generated'],
  ],
  [
    "a selector of one's own that finds nothing either",
    { selector: { matchLabels: { app: 'pack' } } },
    [
      'Invalid value spec.selector: `selector` not auto-generated',
      `Invalid value ${UID_LABELS}: \`selector\` does not match template \`labels\``,
    ],
  ],
  [
    'by hand',
    {
      manualSelector: true,
      selector: { matchLabels: { app: 'pack' } },
      template: templateOf({ app: 'pack' }),
    },
    [],
  ],
  [
    'by hand, and none written',
    { manualSelector: true },
    [
      `Invalid value ${UID_LABELS}: \`selector\` does not match template \`labels\``,
      'Required value spec.selector',
    ],
  ],
  ['by hand, and for everything', { manualSelector: true, selector: {} }, []],
  [
    "a label that is the server's own",
    { template: templateOf({ 'job-name': 'other' }) },
    [`Invalid value ${UID_LABELS}[job-name]: must be 'pack'`],
  ],
  ['the label that the server would write', { template: templateOf({ 'job-name': 'pack' }) }, []],
])('selector of a Job: %s', (_, spec, expected) => {
  expect(refusalsOf(job(spec))).toEqual(expected);
});

test.each<[string, JobSpec, string[]]>([
  ['three of them', { ...indexed, completions: 3 }, []],
  [
    'how many is not said',
    { ...indexed, parallelism: 2 },
    ['Required value spec.completions: when completion mode is Indexed'],
  ],
  [
    'too many at once',
    { ...indexed, completions: 5, parallelism: 100_001 },
    ['Invalid value spec.parallelism: must be less than or equal to 100000 when completion mode is Indexed'],
  ],
  [
    'more may fail than there are',
    { ...indexed, completions: 3, maxFailedIndexes: 4, backoffLimitPerIndex: 1 },
    ['Invalid value spec.maxFailedIndexes: must be less than or equal to completions'],
  ],
  [
    'how many may fail, but not how often',
    { ...indexed, completions: 3, maxFailedIndexes: 1 },
    ['Required value spec.backoffLimitPerIndex: when maxFailedIndexes is specified'],
  ],
  [
    'very many, each with a limit of its own',
    { ...indexed, completions: 100_001, parallelism: 10_001, backoffLimitPerIndex: 1 },
    [
      'Invalid value spec.parallelism: must be less than or equal to 10000 when completions are above 100000 and used with backoff limit per index',
      'Required value spec.maxFailedIndexes: must be specified when completions is above 100000',
    ],
  ],
  [
    'limits for each index of a Job that has none',
    { backoffLimitPerIndex: 1, maxFailedIndexes: 1 },
    [
      'Invalid value spec.backoffLimitPerIndex: requires indexed completion mode',
      'Invalid value spec.maxFailedIndexes: requires indexed completion mode',
    ],
  ],
  [
    'so many that the server cannot keep count of them',
    { ...indexed, completions: 100_001, parallelism: 10_001 },
    [
      'Warning: spec: In Indexed Jobs with a number of completions higher than 10^5 and a parallelism higher than 10^4, Kubernetes might not be able to track completedIndexes when a big number of indexes fail',
    ],
  ],
])('indexed Job: %s', (_, spec, expected) => {
  expect(refusalsOf(job(spec))).toEqual(expected);
});

test('the host name of the last index has to fit', () => {
  const name = 'a'.repeat(62);
  expect(refusalsOf(job({ ...indexed, completions: 10 }, { name }))).toEqual([
    `Invalid value metadata.name: will not able to create pod with invalid DNS label: ${name}-9`,
  ]);
  expect(refusalsOf(job({ ...indexed, completions: 10 }, { name: name.slice(1) }))).toEqual([]);
});

test('a name is a label of the Pods, and with their labels becomes one of the Job', () => {
  const name = 'a'.repeat(64);
  const long = 'must be no more than 63 bytes';
  const twice = (field: string): string[] => [
    `Invalid value ${field}: ${long}`,
    `Invalid value ${field}: ${long}`,
  ];
  expect(refusalsOf(job({}, { name }))).toEqual(twice('spec.template.labels'));
  expect(refusalsOf(job({ template: templateOf({ app: 'pack' }) }, { name }))).toEqual([
    ...twice('metadata.labels'),
    ...twice('spec.template.labels'),
  ]);
});

test('a Job without labels takes those of its template, and their faults', () => {
  const errors = refusalsOf(job({ template: templateOf({ app: 'a b' }) }));
  expect(errors.map((error) => error.split(':')[0])).toEqual([
    'Invalid value metadata.labels',
    'Invalid value spec.template.labels',
  ]);
});
