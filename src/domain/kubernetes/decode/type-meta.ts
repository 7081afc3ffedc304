import { KINDS } from '#domain/kubernetes/schema/schema.gen.ts';
import { nodeAt } from '#domain/kubernetes/locate.ts';
import type { YamlNode } from '#domain/kubernetes/yaml/node.ts';
import { jsonKind } from './go-names.ts';
import { nearest } from './nearest.ts';
import type { DecodeProblem } from './problem.ts';

/** Kind and version as written, empty where they cannot be read, and why no kind of the schema can be decoded. */
export interface TypeMeta {
  readonly kind: string;
  readonly apiVersion: string;
  readonly problem?: DecodeProblem;
}

/** What kubectl looks at first: an object with a kind and an apiVersion that the API server knows. */
export function readTypeMeta(root: YamlNode): TypeMeta {
  if (root.kind !== 'map') {
    const message = `json: cannot unmarshal ${jsonKind(root)} into Go value of type v1.TypeMeta`;
    return {
      kind: '',
      apiVersion: '',
      problem: {
        ...problem('decode/not-an-object', message, [], '', jsonKind(root)),
        client: 'invalid object to validate',
      },
    };
  }
  const apiVersion = textAt(root, 'apiVersion');
  const kind = textAt(root, 'kind');
  const wrong = wrongText(root);
  const client = clientErrors(root);
  if (wrong !== undefined) return { kind: '', apiVersion, problem: { ...wrong, client } };
  if (kind === '' || apiVersion === '') return { kind, apiVersion, problem: { ...missing(kind), client } };
  return isKnown(kind, apiVersion)
    ? { kind, apiVersion }
    : { kind, apiVersion, problem: noMatch(kind, apiVersion) };
}

/** After GetObjectKind in k8s.io/kubectl/pkg/util/openapi/validation: what kubectl says of both fields at once. */
function clientErrors(root: YamlNode): string {
  const errors = ['apiVersion', 'kind'].flatMap((field) => {
    const node = nodeAt(root, [field]);
    if (node === undefined || node.kind === 'null' || (node.kind === 'string' && node.value === ''))
      return [`${field} not set`];
    return node.kind === 'string' ? [] : [`${field} isn't string type`];
  });
  return errors.length > 1 ? `[${errors.join(', ')}]` : errors.join('');
}

function missing(kind: string): DecodeProblem {
  const field = kind === '' ? 'kind' : 'apiVersion';
  const wanted = field === 'apiVersion' ? versionOf(kind) : '';
  return problem('decode/missing-kind', 'apiVersion or kind not set', [field], wanted, field);
}

/** The apiVersion of a kind, or ''. */
const versionOf = (kind: string): string => (Object.hasOwn(KINDS, kind) ? (KINDS[kind] ?? '') : '');

/** A group that is empty may be written: `/v1` is `v1`. */
function isKnown(kind: string, apiVersion: string): boolean {
  return (kind === LIST && apiVersion === 'v1') || versionOf(kind) === apiVersion.replace(/^\//, '');
}

/** kubectl takes a list apart; one without items is decoded itself, and nothing can be created from it. */
export const LIST = 'List';

function textAt(root: YamlNode, field: string): string {
  const node = nodeAt(root, [field]);
  return node?.kind === 'string' ? node.value : '';
}

function wrongText(root: YamlNode): DecodeProblem | undefined {
  for (const field of ['apiVersion', 'kind']) {
    const node = nodeAt(root, [field]);
    if (node === undefined || node.kind === 'string' || node.kind === 'null') continue;
    const message = `json: cannot unmarshal ${jsonKind(node)} into Go struct field TypeMeta.${field} of type string`;
    return { ...problem('decode/wrong-type', message, [field], 'string', jsonKind(node)), field };
  }
  return undefined;
}

function noMatch(kind: string, apiVersion: string): DecodeProblem {
  const message = `no matches for kind ${JSON.stringify(kind)} in version ${JSON.stringify(apiVersion)}`;
  const known = Object.hasOwn(KINDS, kind);
  const wanted = known ? `apiVersion: ${KINDS[kind]}` : nearest(kind, Object.keys(KINDS));
  return {
    ...problem('decode/no-match', message, [known ? 'apiVersion' : 'kind'], wanted, `${apiVersion} ${kind}`),
    type: 'NoMatch',
  };
}

function problem(
  code: DecodeProblem['code'],
  message: string,
  path: readonly string[],
  wanted: string,
  found: string,
): DecodeProblem {
  return { type: 'Decode', code, message, path, field: '', wanted, found };
}

/** A list without items creates nothing. */
export const emptyList: DecodeProblem = { ...noMatch(LIST, 'v1'), message: 'no objects passed to create' };
