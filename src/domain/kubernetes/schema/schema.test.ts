import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TYPES } from './schema.gen.ts';

const script = new URL('../../../../scripts/generate-schema.mjs', import.meta.url).href;

test('the generated files are what the script makes of the installed packages', async () => {
  const { generateSchema } = (await import(/* @vite-ignore */ script)) as {
    generateSchema: () => Promise<Record<string, string>>;
  };
  for (const [file, text] of Object.entries(await generateSchema())) {
    expect(readFileSync(new URL(`./${file}`, import.meta.url), 'utf8')).toBe(text);
  }
});

test.each([
  ['a renamed key has its own name', 'NetworkPolicyIngressRule', 'from', '[]NetworkPolicyPeer'],
  ['a map is a map', 'ResourceRequirements', 'limits', 'map:quantity'],
  ['bytes are bytes', 'Secret', 'data', 'map:byte'],
  ['a port may be a name', 'HTTPGetAction', 'port', 'intOrString'],
  ['a size is a quantity', 'EmptyDirVolumeSource', 'sizeLimit', 'quantity'],
  ['what v1.36 brought is not there', 'PodSpec', 'schedulingGroup', undefined],
])('%s', (_, type, field, expected) => {
  expect(TYPES[type]?.[field]).toBe(expected);
});
