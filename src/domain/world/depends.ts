import type { Manifest } from '#domain/kubernetes/manifest.ts';
import { identityOf, namespaceOf } from './identity.ts';
import { namedObjects, type NamedObject } from './named-objects.ts';
import type { World } from './types.ts';

/**
 * What only a cluster can tell about a manifest, one short sentence each: first the objects that it names and that do not
 * stand beside it, then what no other object of the text can settle. What an exercise gives counts as there. Of a manifest that is refused nothing
 * depends any more.
 */
export function dependsOn(manifest: Manifest, world: World): readonly string[] {
  if (!manifest.accepted) return [];
  const there = present(world);
  const named = namedObjects(manifest).filter(
    ({ kind, namespace, name }) => !there.has(key(kind, namespace, name)),
  );
  return [...new Set([...ofNamespace(manifest, there), ...named.map(sentence), ...manifest.depends])];
}

const key = (kind: string, namespace: string, name: string): string =>
  JSON.stringify([kind, namespace, name]);

/** Objects that will be there. A refused one will not. */
function present({ workloads, services, configMaps, secrets, others }: World): ReadonlySet<string> {
  const facts = [...workloads, ...services, ...configMaps, ...secrets, ...others];
  return new Set(
    facts
      .map(({ origin }) => origin.manifest)
      .filter(({ accepted }) => accepted)
      .map(identityOf),
  );
}

/** These are there in every cluster. */
const BUILT_IN: ReadonlySet<string> = new Set(['default', 'kube-system', 'kube-public', 'kube-node-lease']);

function ofNamespace(manifest: Manifest, there: ReadonlySet<string>): readonly string[] {
  const name = namespaceOf(manifest);
  // A Namespace itself is in none; as an object of the text it is known by its name alone.
  const made = there.has(key('Namespace', 'default', name));
  return manifest.kind === 'Namespace' || BUILT_IN.has(name) || made
    ? []
    : [`Namespace ${name} has to exist.`];
}

function sentence({ kind, name, namespace, keys }: NamedObject): string {
  const place = namespace === 'default' ? '' : ` in namespace ${namespace}`;
  const [first, ...more] = keys;
  const last = more.at(-1);
  if (first === undefined) return `${kind} ${name} has to exist${place}.`;
  return last === undefined
    ? `${kind} ${name} has to exist${place}, with key ${first}.`
    : `${kind} ${name} has to exist${place}, with keys ${[first, ...more.slice(0, -1)].join(', ')} and ${last}.`;
}
