import { expect, test } from 'vitest';
import { readManifests } from './read.ts';
import type { ServiceSpec } from './schema/api.gen.ts';

const dependsOf = (spec: ServiceSpec): readonly string[] | undefined => {
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { selector: { app: 'web' }, ports: [{ port: 80 }], ...spec },
  };
  return readManifests(JSON.stringify(service)).manifests[0]?.depends;
};
const SIXTH = 'The cluster has to give IPv6 addresses to Services.';

test.each<[string, ServiceSpec, string[]]>([
  ['nothing that it does not give itself', {}, []],
  ['nothing for a headless one', { clusterIP: 'None' }, []],
  [
    'an address',
    { clusterIP: '10.96.0.7' },
    ["10.96.0.7 has to be free, and in the cluster's range for Services."],
  ],
  [
    'a node port',
    { type: 'NodePort', ports: [{ port: 80, nodePort: 30_080 }] },
    ['Node port 30080 has to be free.'],
  ],
  ['two families', { ipFamilyPolicy: 'RequireDualStack' }, [SIXTH]],
  ['two families if it can', { ipFamilyPolicy: 'PreferDualStack' }, []],
  [
    'an IPv6 address',
    { clusterIP: 'fd00::7' },
    ["fd00::7 has to be free, and in the cluster's range for Services.", SIXTH],
  ],
])('of the cluster a Service needs %s', (_, spec, expected) => {
  expect(dependsOf(spec)).toEqual(expected);
});
