import { describe, expect, it } from 'vitest';
import { eventsOf, linesOf, podYaml, rowsOf, runOf, startsOf } from './runs.test-data.ts';

describe('a simple Pod', () => {
  it('starts', () => {
    const run = runOf(
      podYaml('  containers:\n  - name: c\n    image: test:1\n    command: [do, "echo:hi", forever]\n'),
    );
    run.advance(5);
    expect(rowsOf(run)).toEqual(['0 Pending 0/1 0', '0 ContainerCreating 0/1 0', '0.2 Running 1/1 0']);
    expect(startsOf(run)).toEqual(['c 0.2']);
    expect(linesOf(run)).toEqual(['hi']);
    expect(eventsOf(run)).toEqual([
      'Normal Scheduled Successfully assigned default/p to kind-control-plane',
      'Normal Pulled Container image "test:1" already present on machine and can be accessed by the pod',
      'Normal Created Container created',
      'Normal Started Container started',
    ]);
  });
});
