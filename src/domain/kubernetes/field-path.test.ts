import { expect, test } from 'vitest';
import { FieldPath } from './field-path.ts';

const { root } = FieldPath;
const containers = root.child('spec', 'containers');

test.each([
  ['the whole object has no name', root, '', []],
  [
    'names are joined by dots',
    root.child('spec').child('os', 'name'),
    'spec.os.name',
    ['spec', 'os', 'name'],
  ],
  ['an item is known by its number', containers.index(2), 'spec.containers[2]', ['spec', 'containers', 2]],
  [
    'a field of an item follows it',
    containers.index(0).child('env').index(1).child('name'),
    'spec.containers[0].env[1].name',
    ['spec', 'containers', 0, 'env', 1, 'name'],
  ],
  ['a key of a map stands in brackets', root.child('data').key('a.b'), 'data[a.b]', ['data', 'a.b']],
  ['an empty name is a step that is not printed', root.child('', 'x'), 'x', ['', 'x']],
  [
    'another printed name leaves the place as it is',
    containers.index(0).printedAs('spec.osName'),
    'spec.osName',
    ['spec', 'containers', 0],
  ],
  [
    'what follows another printed name is printed after it',
    containers.printedAs('odd').index(0).child('name'),
    'odd[0].name',
    ['spec', 'containers', 0, 'name'],
  ],
])('%s', (_, path, printed, steps) => {
  expect([path.toString(), path.steps]).toEqual([printed, steps]);
});
