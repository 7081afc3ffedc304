import { expect, test } from 'vitest';
import { readManifests } from '#domain/kubernetes/read.ts';

const NGINX = 'Image nginx has to exist in its registry, and the node has to be able to pull it.';

const dependsOf = (spec: string): readonly string[] | undefined =>
  readManifests(`apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {${spec}}\n`).manifests[0]?.depends;

test.each<[string, string, string[]]>([
  ['its image', 'containers: [{name: a, image: nginx}]', [NGINX]],
  [
    'all its images, each once and in one sentence',
    'initContainers: [{name: i, image: busybox}], containers: [{name: a, image: nginx}, {name: b, image: busybox}], volumes: [{name: v, image: {reference: r/x}}]',
    [
      'Images busybox, nginx and r/x have to exist in their registries, and the node has to be able to pull them.',
    ],
  ],
  [
    'an image that is never pulled',
    'containers: [{name: a, image: mine, imagePullPolicy: Never}]',
    ['The node has to have mine already: imagePullPolicy is Never.'],
  ],
  [
    'a node that has what is asked for',
    'nodeSelector: {disk: ssd}, containers: [{name: a, image: nginx, resources: {limits: {memory: 1Gi}, requests: {cpu: 1}}, ports: [{containerPort: 80, hostPort: 8080}]}]',
    [
      'A node with the labels of nodeSelector has to exist.',
      'A node has to have the requested cpu and memory free.',
      'Port 8080 of the node has to be free.',
      NGINX,
    ],
  ],
  [
    'directories of the node, but for those that are made',
    'containers: [{name: a, image: nginx}], volumes: [{name: v, hostPath: {path: /v}}, {name: w, hostPath: {path: /w, type: DirectoryOrCreate}}]',
    ['The node has to have /v.', NGINX],
  ],
  [
    'classes of the cluster, but for those that are always there',
    'priorityClassName: gold, runtimeClassName: gvisor, containers: [{name: a, image: nginx}]',
    ['PriorityClass gold has to exist.', 'RuntimeClass gvisor has to exist.', NGINX],
  ],
  [
    'no class that every cluster has',
    'priorityClassName: system-node-critical, containers: [{name: a, image: nginx}]',
    [NGINX],
  ],
  [
    'storage for a volume of its own',
    'containers: [{name: a, image: nginx}], volumes: [{name: v, ephemeral: {volumeClaimTemplate: {spec: {accessModes: [ReadWriteOnce], storageClassName: fast, resources: {requests: {storage: 1Gi}}}}}}]',
    ['StorageClass fast has to exist.', NGINX],
  ],
])('of the cluster a Pod needs %s', (_, spec, expected) => {
  expect(dependsOf(spec)).toEqual(expected);
});
