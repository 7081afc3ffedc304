import { expect, test } from 'vitest';
import type { Container, PodSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { containerWith, refusalsOf } from './refusals.ts';

const two = (first: Container, second: Container): PodSpec => ({
  containers: [containerWith(first), containerWith(second)],
});
const one = (fields: Container): PodSpec => ({ containers: [containerWith(fields)] });

test.each<[string, PodSpec, string[]]>([
  ['one container', {}, []],
  ['two containers with names of their own', two({ name: 'a' }, { name: 'b' }), []],
  ['no container', { containers: [] }, ['Required value spec.containers']],
  ['two of one name', two({ name: 'a' }, { name: 'a' }), ['Duplicate value spec.containers[1].name']],
  ['no name', one({ name: '' }), ['Required value spec.containers[0].name']],
  ['no image', one({ image: '' }), ['Required value spec.containers[0].image']],
  [
    'dots in the name',
    one({ name: 'a.b' }),
    ['Invalid value spec.containers[0].name: must not contain dots'],
  ],
  [
    'a pull policy in small letters',
    one({ imagePullPolicy: 'always' }),
    [
      'Unsupported value spec.containers[0].imagePullPolicy: supported values: "Always", "IfNotPresent", "Never"',
    ],
  ],
  [
    'an unknown message policy',
    one({ terminationMessagePolicy: 'Log' }),
    [
      'Unsupported value spec.containers[0].terminationMessagePolicy: supported values: "File", "FallbackToLogsOnError"',
    ],
  ],
  [
    'a resize policy twice, and one that restarts where nothing may',
    {
      restartPolicy: 'Never',
      ...one({
        resizePolicy: [
          { resourceName: 'cpu', restartPolicy: 'NotRequired' },
          { resourceName: 'cpu', restartPolicy: 'RestartContainer' },
        ],
      }),
    },
    [
      'Duplicate value spec.containers[0].resizePolicy[1]',
      "Invalid value spec.containers[0].resizePolicy: must be 'NotRequired' when `restartPolicy` is 'Never'",
    ],
  ],
])('containers: %s', (_, spec, refusals) => {
  expect(refusalsOf(spec)).toEqual(refusals);
});

const init = (fields: Container): PodSpec => ({
  initContainers: [containerWith({ name: 'init', ...fields })],
});
const NOT_FOR_INIT = 'may not be set for init containers without restartPolicy=Always';

test.each<[string, PodSpec, string[]]>([
  ['one that runs to its end', init({}), []],
  [
    'a sidecar with probe and hook',
    init({
      restartPolicy: 'Always',
      startupProbe: { exec: { command: ['true'] }, successThreshold: 1 },
      lifecycle: { preStop: { sleep: { seconds: 5 } } },
    }),
    [],
  ],
  ['the name of a container', init({ name: 'app' }), ['Duplicate value spec.initContainers[0].name']],
  [
    'a probe',
    init({ readinessProbe: { exec: { command: ['true'] } } }),
    [`Forbidden spec.initContainers[0].readinessProbe: ${NOT_FOR_INIT}`],
  ],
  [
    'a hook',
    init({ lifecycle: { preStop: {} } }),
    [`Forbidden spec.initContainers[0].lifecycle: ${NOT_FOR_INIT}`],
  ],
  ['a stop signal alone, which the server drops', init({ lifecycle: { stopSignal: 'SIGTERM' } }), []],
])('init containers: %s', (_, spec, refusals) => {
  expect(refusalsOf(spec)).toEqual(refusals);
});

const NOT_FOR_EPHEMERAL = 'cannot be set for an Ephemeral Container';
const debug = (fields: object): PodSpec => ({
  ephemeralContainers: [{ ...containerWith({ name: 'debug' }), ...fields }],
});

test.each<[string, PodSpec, string[]]>([
  ['a plain one is left to the rule of creation', debug({ targetContainerName: 'app' }), []],
  [
    'ports and a limit',
    debug({ ports: [], resources: { limits: { cpu: '1' } } }),
    [
      `Forbidden spec.ephemeralContainers[0].ports: ${NOT_FOR_EPHEMERAL}`,
      `Forbidden spec.ephemeralContainers[0].resources: ${NOT_FOR_EPHEMERAL}`,
    ],
  ],
  [
    'an unknown target',
    debug({ targetContainerName: 'db' }),
    ['Not found spec.ephemeralContainers[0].targetContainerName'],
  ],
  ['the name of a container', debug({ name: 'app' }), ['Duplicate value spec.ephemeralContainers[0].name']],
  ['a stop signal alone, which the server drops', debug({ lifecycle: { stopSignal: 'SIGTERM' } }), []],
  ['no resources at all', debug({ resources: {} }), []],
  [
    'a part of a volume',
    {
      ...debug({ volumeMounts: [{ name: 'v', mountPath: '/v', subPath: 'a' }] }),
      volumes: [{ name: 'v', emptyDir: {} }],
    },
    [`Forbidden spec.ephemeralContainers[0].volumeMounts[0].subPath: ${NOT_FOR_EPHEMERAL}`],
  ],
])('ephemeral containers: %s', (_, spec, refusals) => {
  expect(refusalsOf(spec)).toEqual(refusals);
});
