import { describe, expect, test } from 'vitest';
import * as worker from './added.ts';
import type { Addition } from './protocol.ts';

const POD = `apiVersion: v1
kind: Pod
metadata: {name: share}
spec:
  containers:
    - name: writer
      image: busybox:1.37
      command: [sh, -c, "while true; do date >> /out/dates.txt; sleep 5; done"]
      volumeMounts: [{name: data, mountPath: /out}]
    - name: reader
      image: busybox:1.37
      command: [sh, -c, "tail -F /in/dates.txt"]
      volumeMounts: [{name: data, mountPath: /in}]
  volumes: [{name: data, emptyDir: {}}]
`;

const addition = (text: string, given = ''): Addition => worker.addition(text, given);

describe('what the API server adds', () => {
  test('comes object by object, with what admission adds', () => {
    const { objects, refused } = addition(
      `${POD}---\napiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n`,
    );
    expect(refused).toBe('');
    expect(objects.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['Pod share', 'Namespace a']);
    expect(objects[0]?.added.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['spec.dnsPolicy', 'spec.serviceAccountName']),
    );
  });

  test('heeds the ServiceAccount that stands in the exercise already', () => {
    const given =
      'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: default}\nautomountServiceAccountToken: false\n';
    const token = (given: Addition): boolean => JSON.stringify(given).includes('kube-api-access');
    expect([token(addition(POD)), token(addition(POD, given))]).toEqual([true, false]);
  });

  test('is nothing where nothing can be read, and said in words over a limit', () => {
    expect(addition('kind')).toEqual({ objects: [], refused: '' });
    expect(addition('['.repeat(10_000)).refused).not.toBe('');
  });

  test('can be sent between threads', () => expect(structuredClone(addition(POD))).toEqual(addition(POD)));
});
