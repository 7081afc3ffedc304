import { test } from 'vitest';
import { readFileSync } from 'node:fs';
import { readManifests } from '#domain/kubernetes/read.ts';
import { buildWorld } from '#domain/world/world.ts';
import { graphOf } from './graph.ts';
import { layoutOf } from './layout.ts';
import { storyOf } from './story.ts';
import { svgOf } from './svg.ts';
test('speed', () => {
  const t = (n: string, f: () => unknown) => { for (let i = 0; i < 1; i++) f(); const s = performance.now(); for (let i = 0; i < 2; i++) f(); console.log(n, ((performance.now() - s) / 2).toFixed(2), 'ms'); };
  for (const [name, text] of [['weighted', readFileSync('content/topologies/weighted-ambassador/manifests.yaml', 'utf8')],
    ['10k', `apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [${Array.from({ length: 10000 }, (_, i) => `{ name: c${i}, image: nginx, volumeMounts: [{ name: v, mountPath: /x }] }`).join(',')}], volumes: [{ name: v }] }`],
    ['1000 pods', Array.from({ length: 1000 }, (_, i) => `apiVersion: v1\nkind: Pod\nmetadata: { name: a${i}, labels: { a: b } }\nspec: { containers: [{ name: c, image: nginx }] }\n---\napiVersion: v1\nkind: Service\nmetadata: { name: a${i} }\nspec: { type: LoadBalancer, selector: { a: b }, ports: [{ port: 80 }] }\n`).join('---\n')]] as const) {
    const world = buildWorld(readManifests(text, 'm').manifests);
    const g = graphOf(world);
    console.log(name, g.nodes.length, g.edges.length);
    t(`${name} graph`, () => graphOf(world)); t(`${name} layout`, () => layoutOf(g)); t(`${name} narrow`, () => layoutOf(g, { width: 'narrow' })); t(`${name} story`, () => storyOf(g)); t(`${name} svg`, () => svgOf(layoutOf(g), 't', 'd'));
  }
}, 120000);
