#!/usr/bin/env node
// Writes src/domain/kubernetes/schema/{api,schema,docs}.gen.ts from the two development packages that carry Kubernetes' API:
// @kubernetes/client-node (JSON names and number formats, in attributeTypeMap) and kubernetes-models (quantities, enums, docs).
// Run it by hand after either is updated: node scripts/generate-schema.mjs. A test compares its answer with the files.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { NO_DOCS, documentationOf, documentationTable } from './schema-docs.mjs';
import { KINDS, addedFields, addedTypes, enumTypes, removedFields } from './schema-facts.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const models = join(root, 'node_modules/@kubernetes/client-node/dist/gen/models');
const declarations = [
  ...['v1', 'apps/v1', 'batch/v1', 'networking.k8s.io/v1'].map(
    (group) => `node_modules/kubernetes-models/${group}`,
  ),
  'node_modules/@kubernetes-models/apimachinery/apis/meta/v1',
].map((folder) => join(root, folder));

/** `CoreV1ResourceClaim` and `V1Pod` are ResourceClaim and Pod in Kubernetes. */
const plainName = (name) => name.replace(/^(Core|Networking)?V1(?=[A-Z])/, '');

/** One field's type in the notation of schema.gen.ts; client-node says everything except which strings are quantities. */
function fieldType(type, format, quantity) {
  const list = /^Array<(.+)>$/.exec(type);
  if (list) return `[]${fieldType(list[1], format, quantity)}`;
  const map = /^\{ \[key: string\]: (.+); \}$/.exec(type);
  if (map) return `map:${fieldType(map[1], format, quantity)}`;
  if (quantity) return 'quantity';
  if (type === 'number') return NUMBERS.has(format) ? format : 'float64';
  if (type === 'string') return format === 'byte' ? 'byte' : 'string';
  return PLAIN.get(type) ?? plainName(type);
}

const NUMBERS = new Set(['int32', 'int64']);
const PLAIN = new Map([
  ['boolean', 'bool'],
  ['any', 'any'],
  ['Date', 'time'],
  ['V1MicroTime', 'time'],
  ['IntOrString', 'intOrString'],
]);

/** The interface's source in kubernetes-models, or '' where it has none. */
function declarationOf(name) {
  const file = declarations.map((folder) => join(folder, `${name}.d.ts`)).find((path) => existsSync(path));
  if (file === undefined) return '';
  const text = readFileSync(file, 'utf8');
  const start = text.indexOf(`export interface I${name} `);
  return text.slice(start, text.indexOf('\n}', start));
}

const withoutComments = (declaration) => declaration.replace(/\/\*\*[\s\S]*?\*\//g, '');

function memberOf(declaration, field) {
  const start = declaration.indexOf(`"${field}"`);
  if (start < 0) return '';
  const next = declaration.slice(start + 1).search(/\n {4}"/);
  return next < 0 ? declaration.slice(start) : declaration.slice(start, start + 1 + next);
}

const enumOf = (member) =>
  /:\s*(?:Array<)?("[^"]*"(?: \| "[^"]*")*)/
    .exec(member)?.[1]
    .split(' | ')
    .map((word) => JSON.parse(word)) ?? [];

async function readType(clientName) {
  const module = await import(pathToFileURL(join(models, `${clientName}.js`)).href);
  const map = module[clientName].attributeTypeMap;
  const name = plainName(clientName);
  const documented = declarationOf(name);
  const declaration = withoutComments(documented);
  const fields = {};
  const enums = {};
  const references = [];
  for (const { baseName, type, format } of map) {
    if (removedFields.has(`${name}.${baseName}`)) continue;
    const member = memberOf(declaration, baseName);
    const plain = fieldType(type, format, member.includes('ApiResourceQuantity'));
    const goType = enumTypes[`${name}.${baseName}`];
    fields[baseName] = goType === undefined ? plain : plain.replace(/string$/, `string:${goType}`);
    if (enumOf(member).length > 0 && !['apiVersion', 'kind'].includes(baseName))
      enums[baseName] = enumOf(member);
    references.push(...(type.match(/\b(?:[A-Z][a-z]+)?V1[A-Z]\w*/g) ?? []));
  }
  const docs = documentationOf(documented);
  return { name, fields: { ...fields, ...addedFields[name] }, enums, references, docs };
}

async function readTypes() {
  const types = new Map();
  const queue = Object.keys(KINDS).map((kind) => `V1${kind}`);
  const seen = new Set(queue);
  while (queue.length > 0) {
    const type = await readType(queue.shift());
    types.set(type.name, type);
    for (const reference of type.references.filter((each) => !seen.has(each) && each !== 'V1MicroTime')) {
      seen.add(reference);
      queue.push(reference);
    }
  }
  dropUnused(types);
  for (const [name, fields] of Object.entries(addedTypes))
    types.set(name, { name, fields, enums: {}, docs: NO_DOCS });
  return [...types.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Types that only a removed field named. */
function dropUnused(types) {
  const used = new Set(Object.keys(KINDS));
  for (const { fields } of types.values())
    for (const type of Object.values(fields)) used.add(type.replace(/^(\[\]|map:)+/, ''));
  for (const name of types.keys()) if (!used.has(name)) types.delete(name);
}

const property = (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

function typescriptType(type) {
  if (type.startsWith('[]')) return `readonly ${typescriptType(type.slice(2))}[]`;
  if (type.startsWith('map:')) return `Readonly<Record<string, ${typescriptType(type.slice(4))}>>`;
  if (type.startsWith('string')) return 'string';
  const plain = {
    bool: 'boolean',
    int32: 'number',
    int64: 'number',
    float64: 'number',
    byte: 'string',
    time: 'string',
    any: 'unknown',
  };
  return plain[type] ?? { quantity: 'Quantity', intOrString: 'IntOrString' }[type] ?? type;
}

const head = (source) => `// Generated by scripts/generate-schema.mjs from ${source}. Do not edit.\n`;

function interfaces(types) {
  const lines = [
    head('@kubernetes/client-node and kubernetes-models'),
    '/** A number with an optional suffix, as text: `500m`, `64Mi`. A bare number of the manifest is its text here. */',
    'export type Quantity = string;',
    '/** A number, or a name (of a port), or a percentage. */',
    'export type IntOrString = number | string;',
  ];
  for (const { name, fields } of types) {
    lines.push('', `export interface ${name} {`);
    for (const [field, type] of Object.entries(fields))
      lines.push(`  readonly ${property(field)}?: ${typescriptType(type)};`);
    lines.push('}');
  }
  return `${lines.join('\n')}\n`;
}

function table(types) {
  const lines = [
    head('@kubernetes/client-node and kubernetes-models'),
    '/** apiVersion of each kind that is decoded. */',
    `export const KINDS: Readonly<Record<string, string>> = ${JSON.stringify(KINDS, null, 2)};`,
    '',
    '/**',
    " * Every type's fields. A field's type: string, bool, int32, int64, float64, byte, time, quantity, intOrString, any, the name of",
    ' * another type, `[]` or `map:` and any of these; `string:PullPolicy` is a string that Go calls v1.PullPolicy.',
    ' */',
    'export const TYPES: Readonly<Record<string, Readonly<Record<string, string>>>> = {',
  ];
  for (const { name, fields } of types) {
    const members = Object.entries(fields).map(([field, type]) => `${property(field)}: '${type}'`);
    lines.push(`  ${name}: { ${members.join(', ')} },`);
  }
  lines.push('};', '', '/** The words that a field takes, where it has a closed list. */');
  lines.push('export const ENUMS: Readonly<Record<string, readonly string[]>> = {');
  for (const { name, enums } of types) {
    for (const [field, words] of Object.entries(enums))
      lines.push(`  '${name}.${field}': ${JSON.stringify(words)},`);
  }
  lines.push('};');
  return `${lines.join('\n')}\n`;
}

/** File names and what they should hold. */
export async function generateSchema() {
  const types = await readTypes();
  return {
    'api.gen.ts': interfaces(types),
    'schema.gen.ts': table(types),
    'docs.gen.ts': head('kubernetes-models') + documentationTable(types),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, text] of Object.entries(await generateSchema())) {
    writeFileSync(join(root, 'src/domain/kubernetes/schema', file), text);
  }
}
