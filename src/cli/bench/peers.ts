import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';
import { getLanguageService, type SchemasSettings } from 'yaml-language-server';
import { readManifests } from '#domain/kubernetes/read.ts';
import { KINDS } from '#domain/kubernetes/schema/schema.gen.ts';
import { jsonSchemaOf, jsonSchemaOfAll } from './json-schema.ts';
import type { Contender } from './measure.ts';
import type { Sample } from './samples.ts';

/** One way to get from a text to "accepted" (true) or "refused". */
export interface Judge extends Contender<Sample> {
  readonly run: (sample: Sample) => boolean | Promise<boolean>;
}

export const tripod: Judge = {
  name: 'Tripod',
  run: ({ text }) => {
    const { manifests } = readManifests(text);
    return manifests.length > 0 && manifests.every(({ accepted }) => accepted);
  },
};

const kinds = Object.keys(KINDS);

/** A parser and ajv, which is told the kind beforehand, so that it need not look for the schema. `versions` by package. */
export function ajvJudges(versions: Readonly<Record<string, string>>): readonly Judge[] {
  const ajv = new Ajv({ strict: false });
  const compiled = new Map(kinds.map((kind) => [kind, ajv.compile(jsonSchemaOf(kind))]));
  const judge = (parser: string, read: (text: string) => unknown): Judge => ({
    name: `${parser} ${versions[parser]} + ajv ${versions['ajv']}`,
    run: ({ text, kind }) => {
      try {
        return compiled.get(kind)?.(read(text)) ?? false;
      } catch {
        return false;
      }
    },
  });
  return [
    judge('js-yaml', (text) => load(text)),
    judge('yaml', (text) => parse(text, { logLevel: 'error' })),
  ];
}

/**
 * The language service that editors use for YAML, in this process and without a network: with the schema of the kind alone, bound to
 * the file's name, and with one schema of all kinds, as it comes for Kubernetes.
 */
export function languageServiceJudges(versions: Readonly<Record<string, string>>): readonly Judge[] {
  const name = `yaml-language-server ${versions['yaml-language-server']}`;
  const bound = kinds.map((kind) => ({
    uri: `tripod:///${kind}.json`,
    fileMatch: [`${kind}.yaml`],
    schema: jsonSchemaOf(kind),
  }));
  const all = [{ uri: 'tripod:///kubernetes.json', fileMatch: ['*.yaml'], schema: jsonSchemaOfAll() }];
  return [
    { name: `${name}, schema of the kind`, run: languageService(bound) },
    { name: `${name}, schema of all kinds`, run: languageService(all) },
  ];
}

function languageService(schemas: SchemasSettings[]): Judge['run'] {
  const service = getLanguageService({
    schemaRequestService: (uri) => Promise.reject(new Error(`no network: ${uri}`)),
    workspaceContext: { resolveRelativePath: (path) => path },
  });
  service.configure({ validate: true, isKubernetes: true, schemas });
  let version = 0;
  return async ({ text, kind }) => {
    // A new version each time: the service keeps the document of a version that it has seen.
    version += 1;
    const document = TextDocument.create(`file:///${kind}.yaml`, 'yaml', version, text);
    return (await service.doValidation(document, true)).length === 0;
  };
}
