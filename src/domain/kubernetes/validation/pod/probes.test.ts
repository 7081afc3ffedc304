import { expect, test } from 'vitest';
import type { Container, Probe } from '#domain/kubernetes/schema/api.gen.ts';
import { containerWith, refusalsOf } from './refusals.ts';

const P = 'spec.containers[0].livenessProbe';
const httpGet = { path: '/', port: 80, scheme: 'HTTP' };

test.each<[string, Probe, string[]]>([
  ['a command', { exec: { command: ['true'] }, successThreshold: 1 }, []],
  ['a port by name that no container has', { httpGet: { ...httpGet, port: 'web' }, successThreshold: 1 }, []],
  ['nothing to do', { successThreshold: 1 }, [`Required value ${P}: must specify a handler type`]],
  [
    'two things to do',
    { exec: { command: ['true'] }, httpGet, successThreshold: 1 },
    [`Forbidden ${P}.httpGet: may not specify more than 1 handler type`],
  ],
  ['no command', { exec: {}, successThreshold: 1 }, [`Required value ${P}.exec.command`]],
  [
    'a port as text',
    { tcpSocket: { port: '80' }, successThreshold: 1 },
    [`Invalid value ${P}.tcpSocket.port: must contain at least one letter (a-z)`],
  ],
  [
    'no gRPC port',
    { grpc: {}, successThreshold: 1 },
    [`Invalid value ${P}.grpc.port: must be between 1 and 65535, inclusive`],
  ],
  [
    'a scheme in small letters',
    { httpGet: { ...httpGet, scheme: 'https' }, successThreshold: 1 },
    [`Unsupported value ${P}.httpGet.scheme: supported values: "HTTP", "HTTPS"`],
  ],
  ['two successes', { httpGet, successThreshold: 2 }, [`Invalid value ${P}.successThreshold: must be 1`]],
  [
    'a delay below zero',
    { httpGet, successThreshold: 1, initialDelaySeconds: -1 },
    [`Invalid value ${P}.initialDelaySeconds: must be greater than or equal to 0`],
  ],
  [
    'no grace at all',
    { httpGet, successThreshold: 1, terminationGracePeriodSeconds: 0 },
    [`Invalid value ${P}.terminationGracePeriodSeconds: must be greater than 0`],
  ],
])('liveness probe: %s', (_, livenessProbe, refusals) => {
  expect(refusalsOf({ containers: [containerWith({ livenessProbe })] })).toEqual(refusals);
});

test.each<[string, Container, string[]]>([
  ['a readiness probe may want two successes', { readinessProbe: { httpGet, successThreshold: 2 } }, []],
  [
    'a readiness probe ends nothing',
    { readinessProbe: { httpGet, terminationGracePeriodSeconds: 5 } },
    [
      'Invalid value spec.containers[0].readinessProbe.terminationGracePeriodSeconds: must not be set for readinessProbes',
    ],
  ],
  ['a hook sleeps as long as the grace period', { lifecycle: { preStop: { sleep: { seconds: 30 } } } }, []],
  [
    'a hook sleeps longer',
    { lifecycle: { preStop: { sleep: { seconds: 31 } } } },
    [
      'Invalid value spec.containers[0].lifecycle.preStop.sleep: must be non-negative and less than terminationGracePeriodSeconds (30)',
    ],
  ],
  [
    'an empty hook',
    { lifecycle: { postStart: {} } },
    ['Required value spec.containers[0].lifecycle.postStart: must specify a handler type'],
  ],
])('%s', (_, fields, refusals) => {
  expect(refusalsOf({ containers: [containerWith(fields)] })).toEqual(refusals);
});
