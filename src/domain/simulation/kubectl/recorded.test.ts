/**
 * What the real kubectl 1.32 said of the objects of `objects.test-data.json`, served by a small API server; in its words of v1.35
 * where they differ (`deleted from default namespace`, names of ports, `Optional:` of projected volumes).
 */
import { expect, it } from 'vitest';
import { TestCluster } from './cluster.test-data.ts';
import recorded from './recorded.test-data.json';
import { kubectl } from './run.ts';

it.each(recorded.map(({ args, ...answer }) => [args.join(' '), args, answer] as const))(
  'kubectl %s',
  (_line, args, answer) => {
    expect(kubectl(args, new TestCluster())).toEqual(answer);
  },
);
