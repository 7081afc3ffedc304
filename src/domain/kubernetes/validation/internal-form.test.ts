import { expect, test } from 'vitest';
import { readManifests } from '#domain/kubernetes/read.ts';
import { printed } from './printed.ts';

const textsOf = (object: object): string[] =>
  readManifests(JSON.stringify(object)).problems.map(({ text }) => text);
const pod = (spec: object, container: object = {}): object => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'a' },
  spec: { containers: [{ name: 'a', image: 'b', ...container }], ...spec },
});
const workload = (kind: string, spec: object): object => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name: 'a' },
  spec: {
    selector: { matchLabels: { a: 'b' } },
    template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'a', image: 'b' }] } },
    ...spec,
  },
});

/** The first as of kubectl before a v1.34 server; the others by the same rule and the fields of pkg/apis. */
test.each([
  [
    'a port that stands twice',
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'a' },
      spec: {
        ports: [
          { name: 'a', port: 22216 },
          { name: 'b', port: 22216 },
        ],
      },
    },
    'spec.ports[1]: Duplicate value: {"Name":"","Protocol":"TCP","AppProtocol":null,"Port":22216,"TargetPort":0,"NodePort":0}',
  ],
  [
    'a security context',
    pod({}, { securityContext: { privileged: true, allowPrivilegeEscalation: false } }),
    'spec.containers[0].securityContext: Invalid value: {"Capabilities":null,"Privileged":true,"SELinuxOptions":null,"WindowsOptions":null,"RunAsUser":null,"RunAsGroup":null,"RunAsNonRoot":null,"ReadOnlyRootFilesystem":null,"AllowPrivilegeEscalation":false,"ProcMount":null,"SeccompProfile":null,"AppArmorProfile":null}: cannot set `allowPrivilegeEscalation` to false and `privileged` to true',
  ],
  [
    'a resource claim',
    pod({ resourceClaims: [{ name: 'a' }] }),
    'spec.resourceClaims[0]: Invalid value: {"Name":"a","ResourceClaimName":null,"ResourceClaimTemplateName":null}: must specify one of: `resourceClaimName`, `resourceClaimTemplateName`',
  ],
  [
    'a strategy',
    workload('Deployment', { strategy: { type: 'Canary' } }),
    'spec.strategy: Unsupported value: {"Type":"Canary","RollingUpdate":null}: supported values: "Recreate", "RollingUpdate"',
  ],
  [
    'an update strategy',
    workload('StatefulSet', { serviceName: 'a', updateStrategy: { type: 'Recreate' } }),
    'spec.updateStrategy: Invalid value: {"Type":"Recreate","RollingUpdate":null}: must be \'RollingUpdate\' or \'OnDelete\'',
  ],
  [
    'labels that are not there',
    workload('Deployment', { template: { spec: { containers: [{ name: 'a', image: 'b' }] } } }),
    'spec.template.metadata.labels: Invalid value: null: `selector` does not match template `labels`',
  ],
  [
    'labels, by their names',
    workload('Deployment', {
      template: { metadata: { labels: { b: 'c' } }, spec: { containers: [{ name: 'a', image: 'b' }] } },
    }),
    'spec.template.metadata.labels: Invalid value: {"b":"c"}: `selector` does not match template `labels`',
  ],
])('%s', (_, object, text) => {
  expect(textsOf(object).find((each) => each.startsWith(text.split(': ')[0] ?? ''))).toContain(text);
});

test('letters that cannot be printed are those of Go', () => {
  expect(printed('a\u0001\u0007\t\u007f\\u0001\ufeffé')).toBe(String.raw`"a\x01\a\t\x7f\\u0001\ufeffé"`);
});
