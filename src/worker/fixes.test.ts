import { expect, test } from 'vitest';
import { readManifests } from '#domain/kubernetes/read.ts';
import { withFixes } from './fixes.ts';

const TEXT = `apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  restartPolcy: Never
  nodeNam: one
  dnsPolcy: Default
  priorit: 1
  containers: [{name: app, image: nginx, imagePullPolcy: Always}]
`;

test.each([
  ['every finding of an answer gets its fixes', TEXT, [true, true, true, true, true]],
  [
    'of a very long text only the first ones do, for the verdict must not wait',
    `${TEXT}${'# a long comment\n'.repeat(3000)}`,
    [true, true, true, false, false],
  ],
])('%s', (_name, text, expected) => {
  let judged = 0;
  const problemsOf = (copy: string) => {
    judged += 1;
    return readManifests(copy).problems;
  };
  const problems = withFixes(text, readManifests(text).problems, problemsOf);
  expect(problems.map(({ fixes }) => fixes.length > 0)).toEqual(expected);
  expect(judged).toBeLessThanOrEqual(6);
});
