import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readManifests } from '#domain/kubernetes/read.ts';
import { findFaults } from '#domain/world/faults.ts';
import { buildWorld } from '#domain/world/world.ts';

const FOLDER = new URL('right/', import.meta.url);

const textsIn = (file: string): readonly (readonly [title: string, text: string])[] =>
  readFileSync(new URL(file, FOLDER), 'utf8')
    .split(/^#### /m)
    .slice(1)
    .map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n'))]);

describe.each(readdirSync(FOLDER))('no right manifest raises anything: %s', (file) => {
  test.each(textsIn(file))('%s', (_, text) => {
    const { manifests, problems } = readManifests(text);
    // Whether the API server takes them is tested where its rules are.
    const own = problems.filter(({ severity }) => severity === 'fault' || severity === 'advice');
    const found = [...own, ...findFaults(buildWorld(manifests))];
    expect(found.map(({ severity, code, text: says }) => `${severity} ${code}: ${says}`)).toEqual([]);
  });
});
