import { expect, test } from 'vitest';
import { readImage, sameImage } from './image-reference.ts';

test.each([
  ['a bare name is an official image of any tag latest', 'nginx', 'nginx', 'latest', ''],
  ['the registry and library fall away', 'docker.io/library/nginx:1.27', 'nginx', '1.27', ''],
  ['an owner stays', 'docker.io/oliver006/redis_exporter:v1.66.0', 'oliver006/redis_exporter', 'v1.66.0', ''],
  ['a port of the registry is no tag', 'registry:5000/web', 'registry:5000/web', 'latest', ''],
  ['another registry stays', 'ghcr.io/library/nginx', 'ghcr.io/library/nginx', 'latest', ''],
  ['a digest alone gives no tag', 'nginx@sha256:ab', 'nginx', '', 'sha256:ab'],
])('%s', (_name, text, repository, tag, digest) => {
  expect(readImage(text)).toEqual({ text, repository, tag, digest });
});

test.each([
  ['a name and its full form', 'nginx', 'docker.io/library/nginx:latest', true],
  ['two tags', 'nginx:1.26', 'nginx:1.27', false],
  ['a tag, and the same tag with a digest', 'nginx:1.27', 'nginx:1.27@sha256:ab', true],
])('same image: %s', (_name, a, b, expected) => {
  expect(sameImage(readImage(a), readImage(b))).toBe(expected);
});
