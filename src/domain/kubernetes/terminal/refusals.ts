import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { handledAs, isOfMetadata } from '#domain/kubernetes/diagnostics.ts';
import type { Manifest } from '#domain/kubernetes/manifest.ts';
import { kindOf, metadataOf, nameOf, pluralOf, quoted, resourceOf } from './names.ts';

/** An error is printed in one form when it is the only one of the command, and in another among several. */
export interface Refusal {
  readonly alone: string;
  readonly among: string;
}

/** What an admission plugin refuses: the API server prints it without a field. */
const ADMISSION = /^(the string value of PreemptionPolicy|Pod Overhead set without)/;

/** The API server's answer to an object that it does not create; undefined where it does. */
export function refusalOf(manifest: Manifest, file: string): Refusal | undefined {
  if (manifest.accepted) return undefined;
  const [first] = manifest.said;
  if (manifest.stage === 'decode' || manifest.stage === 'unsupported')
    return status('BadRequest', decodeMessage(manifest), file);
  if (first?.type === 'BadRequest') return status('BadRequest', first.text, file);
  if (first !== undefined && ADMISSION.test(first.detail))
    return status('Forbidden', `${about(manifest)} is forbidden: ${first.detail}`, file);
  return invalid(manifest, file);
}

export const alreadyExists = (manifest: Manifest, file: string): Refusal =>
  status('AlreadyExists', `${about(manifest)} already exists`, file);

const about = (manifest: Manifest): string => `${resourceOf(manifest)} ${quoted(nameOf(manifest))}`;

/** After StandardErrorMessage and AddSourceToErr in k8s.io/kubectl/pkg/cmd/util/helpers.go. */
function status(reason: string, message: string, file: string): Refusal {
  const line = `Error from server (${reason}): error when creating ${quoted(file)}: ${message}`;
  return { alone: line, among: line };
}

function decodeMessage({ kind, apiVersion, said }: Manifest): string {
  const first = said[0];
  if (first?.type !== 'Strict') return first?.text ?? '';
  const all = said.map(({ detail }) => detail).join(', ');
  return `${handledAs(kind, apiVersion)}strict decoding error: ${all}`;
}

/** After NewInvalid in k8s.io/apimachinery/pkg/api/errors and checkErr of kubectl: the same line is not told twice. */
function invalid(manifest: Manifest, file: string): Refusal {
  const lines = [...new Set(manifest.said.map(({ text }: Diagnostic) => text))];
  const one = lines.length === 1;
  const head = `The ${manifest.kind} ${quoted(nameOf(manifest))} is invalid: `;
  const message = `${kindOf(manifest)} ${quoted(nameOf(manifest))} is invalid: `;
  return {
    alone: one ? `${head}${lines[0]}` : [head, ...lines.map((line) => `* ${line}`)].join('\n'),
    among: status('Invalid', `${message}${one ? lines[0] : `[${lines.join(', ')}]`}`, file).among,
  };
}

/** `kubectl apply` looks whether the object is there, so it needs a name before it asks the API server. */
export function namelessApply(manifest: Manifest, file: string): Refusal | undefined {
  const { name, generateName, namespace } = metadataOf(manifest);
  if (name !== '') return undefined;
  if (generateName !== '') return ofKubectl(`from ${generateName}: cannot use generate name with apply`);
  const { kind, apiVersion } = manifest;
  const version = apiVersion.includes('/') ? apiVersion : `/${apiVersion}`;
  const lines = [
    'error when retrieving current configuration of:',
    `Resource: "${version}, Resource=${pluralOf(manifest)}", GroupVersionKind: "${version}, Kind=${kind}"`,
    `Name: "", Namespace: ${quoted(kind === 'Namespace' ? '' : namespace || 'default')}`,
    `from server for: ${quoted(file)}: resource name may not be empty`,
  ];
  return ofKubectl(lines.join('\n'));
}

const ofKubectl = (message: string): Refusal => ({ alone: `error: ${message}`, among: message });

/** What kubectl itself cannot place: no such kind, or metadata of a wrong type. After infoForData in k8s.io/cli-runtime/pkg/resource. */
export function unplaced(manifest: Manifest, file: string): string | undefined {
  const [first] = manifest.said;
  if (first === undefined) return undefined;
  const ofMetadata = first.type === 'Decode' && isOfMetadata(first.facts?.['field'] ?? '');
  if (ofMetadata) return `unable to decode ${quoted(file)}: ${first.text}`;
  return first.text.startsWith('no matches for kind') ? noMatch(manifest, first.text, file) : undefined;
}

function noMatch(manifest: Manifest, words: string, file: string): string {
  const { name, namespace } = metadataOf(manifest);
  const object = `name: ${quoted(name)} namespace: ${quoted(namespace)} from ${quoted(file)}`;
  return `resource mapping not found for ${object}: ${words}\nensure CRDs are installed first`;
}
