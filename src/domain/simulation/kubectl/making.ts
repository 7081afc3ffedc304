/** Objects that kubectl makes from flags: printed on a dry run, else given to the cluster, which judges them first. */
import type { KubernetesObject } from '#domain/kubernetes/manifest.ts';
import { readManifests } from '#domain/kubernetes/read.ts';
import { terminalOf } from '#domain/kubernetes/terminal.ts';
import { Refusal } from './answer.ts';
import type { Call } from './call.ts';
import { defineFlags } from './flags.ts';
import { jsonText, yamlText } from './formats.ts';
import { objectNamed, type ApiObject } from './objects.ts';
import { groupedPlural, groupedSingular, resourceOfKind, type Resource } from './resources.ts';

/** Flags of every command that makes something. */
export const MAKING_FLAGS = defineFlags('dry-run string unchanged', 'output,o string', 'save-config bool', 'field-manager string', 'validate string', 'allow-missing-template-keys bool'); // prettier-ignore

/** The namespace stands in the object only where it was asked for. */
export function metadataFor(
  { flags, namespace }: Call,
  name: string,
  labels: Readonly<Record<string, string>> = {},
): object {
  return {
    ...(Object.keys(labels).length > 0 ? { labels } : {}),
    name,
    ...(flags.has('namespace') ? { namespace } : {}),
  };
}

/** Prints or makes it; the object that is there then, or undefined after a dry run. Throws `Refusal`. */
export function make(call: Call, object: KubernetesObject): ApiObject | undefined {
  const resource = resourceOfKind(object.kind ?? '');
  if (!resource) throw new Refusal(`error: no kind ${object.kind}`);
  const isDry = call.flags.has('dry-run') && call.flags.text('dry-run') !== 'none';
  const made = isDry ? undefined : created(call, object, resource);
  printMade(call, made ?? object, `${groupedSingular(resource)}/${object.metadata?.name}`, isDry);
  return made;
}

function printMade({ flags, output }: Call, object: KubernetesObject, name: string, isDry: boolean): void {
  const format = flags.text('output');
  if (format === 'yaml') output.stdout += yamlText(object);
  else if (format === 'json') output.stdout += jsonText(object);
  else if (format === 'name') output.print(name);
  else if (format === '') output.print(`${name} created${isDry ? ' (dry run)' : ''}`);
  else throw new Refusal(`error: -o ${format} is not modelled here: -o yaml, -o json and -o name are`);
}

function created(
  { cluster, namespace }: Call,
  object: KubernetesObject,
  resource: Resource,
): ApiObject | undefined {
  const name = object.metadata?.name ?? '';
  if (objectNamed(cluster, resource.kind, namespace, name))
    throw new Refusal(
      `Error from server (AlreadyExists): ${groupedPlural(resource)} "${name}" already exists`,
    );
  const { manifests } = readManifests(yamlText(object), 'STDIN');
  const [manifest] = manifests;
  if (!manifest?.object || !manifest.accepted) throw new Refusal(terminalOf(manifests, 'STDIN', 'create'));
  const place = resource.isNamespaced ? { namespace } : {};
  cluster.apply(resource.kind, { ...manifest.object, metadata: { ...manifest.object.metadata, ...place } });
  return objectNamed(cluster, resource.kind, namespace, name);
}
