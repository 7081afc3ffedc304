/** What every cluster and every namespace holds before anybody makes anything. */
import type { ObjectStore } from './store.ts';

/** Of no authority at all. */
const CERTIFICATE = '-----BEGIN CERTIFICATE-----\nMIIBtripod\n-----END CERTIFICATE-----\n';

const API_SERVER_IP = '10.96.0.1';

export function createApiServerService(store: ObjectStore): void {
  ensureNamespace(store, 'default');
  store.create('Service', {
    apiVersion: 'v1',
    metadata: {
      name: 'kubernetes',
      namespace: 'default',
      labels: { component: 'apiserver', provider: 'kubernetes' },
    },
    spec: {
      type: 'ClusterIP',
      clusterIP: API_SERVER_IP,
      clusterIPs: [API_SERVER_IP],
      ports: [{ name: 'https', port: 443, protocol: 'TCP', targetPort: 6443 }],
    },
  });
}

/** A namespace that is only named is taken to be there: whoever writes the manifest was told its name. */
export function ensureNamespace(store: ObjectStore, name: string): void {
  if (!store.get('Namespace', '', name))
    store.create('Namespace', {
      apiVersion: 'v1',
      metadata: { name, labels: { 'kubernetes.io/metadata.name': name } },
      spec: { finalizers: ['kubernetes'] },
      status: { phase: 'Active' },
    });
  if (!store.get('ServiceAccount', name, 'default'))
    store.create('ServiceAccount', { apiVersion: 'v1', metadata: { name: 'default', namespace: name } });
  if (!store.get('ConfigMap', name, 'kube-root-ca.crt'))
    store.create('ConfigMap', {
      apiVersion: 'v1',
      metadata: { name: 'kube-root-ca.crt', namespace: name },
      data: { 'ca.crt': CERTIFICATE },
    });
}
