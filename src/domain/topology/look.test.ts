import { test } from 'vitest';
import { writeFileSync, mkdirSync } from 'node:fs';
import { layoutOf } from './layout.ts';
import { svgOf } from './svg.ts';
import * as G from './graphs.test-data.ts';
test('look', () => {
  mkdirSync('/tmp/topo', { recursive: true });
  for (const [name, graph] of Object.entries({ tls: G.TLS, weighted: G.WEIGHTED, redis: G.REDIS, busy: G.BUSY })) {
    writeFileSync(`/tmp/topo/${name}.svg`, svgOf(layoutOf(graph), name, 'd'));
    writeFileSync(`/tmp/topo/${name}-n.svg`, svgOf(layoutOf(graph, { width: 'narrow' }), name, 'd'));
  }
});
