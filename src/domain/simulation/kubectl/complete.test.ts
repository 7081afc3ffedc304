import { expect, it } from 'vitest';
import { TestCluster } from './cluster.test-data.ts';
import { completeKubectl } from './complete.ts';

it.each([
  ['a command', 'kubectl des', ['describe']],
  ['a command after the alias', 'k lo', ['logs']],
  ['all commands', 'kubectl ', 'contains get'],
  ['the program itself', 'kub', ['kubectl']],
  ['another program: nothing', 'ls ', []],
  ['a type', 'kubectl get endpoi', ['endpoints', 'endpointslices.discovery.k8s.io']],
  ['names of a type', 'kubectl get po c', ['crash']],
  ['names of a type that is not named yet', 'kubectl describe svc ', ['alone', 'balanced', 'front', 'web']],
  ['type and name', 'kubectl get deploy/f', ['deploy/front']],
  ['a name that is there already is not offered again', 'kubectl delete pod web w', []],
  ['names in another namespace', 'kubectl get pod -n other ', ['web']],
  ['names in another namespace, joined', 'kubectl get pod --namespace=other ', ['web']],
  ['Pods for logs', 'kubectl logs p', ['pending', 'pi-abcde']],
  ['workloads for logs', 'kubectl logs job/', ['job/pi']],
  ['containers after -c', 'kubectl logs web -c ', ['nginx', 'writer', 'setup', 'shipper']],
  ['containers after -c before it is over', 'kubectl exec web -c w', ['writer']],
  ['containers after pod/', 'kubectl exec -it pod/web -c n', ['nginx']],
  ['containers in place of -c', 'kubectl logs web s', ['setup', 'shipper']],
  ['no containers of a Pod that is not there', 'kubectl logs nope -c ', []],
  ['namespaces', 'kubectl get pods -n o', ['other']],
  ['formats', 'kubectl get pods -o j', ['json', 'jsonpath=']],
  ['flags', 'kubectl logs web --prev', ['--previous']],
  ['what to wait for', 'kubectl wait pod/web --for con', ['condition=']],
  ['what of the rollout', 'kubectl rollout st', ['status']],
  ['whose rollout', 'kubectl rollout status deploy/', ['deploy/front']],
  ['nothing inside the container', 'kubectl exec web -- l', []],
  ['nothing for a type that is not known', 'kubectl get toString ', []],
  ['nothing for a command that is not known', 'kubectl constructor ', []],
])('offers %s', (_says, line, expected) => {
  const offered = completeKubectl(line, new TestCluster());
  if (typeof expected === 'string') expect(offered).toContain(expected.replace('contains ', ''));
  else expect(offered).toEqual(expected);
});
