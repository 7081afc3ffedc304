import type { Manifest } from '#domain/kubernetes/manifest.ts';
import { configMapFact, secretFact } from './config-facts.ts';
import { identityOf, nameOf, namespaceOf } from './identity.ts';
import { neighboursIn } from './references.ts';
import { serviceFact } from './service-facts.ts';
import type { World } from './types.ts';
import { isWorkload, workloadFact } from './workloads.ts';

/**
 * What the manifests amount to before anything runs. Objects of the answer shadow given ones of the same kind, namespace
 * and name; of two in one text the later counts, as `kubectl apply` leaves it. Works on half-written manifests.
 */
export function buildWorld(answer: readonly Manifest[], given: readonly Manifest[] = []): World {
  const chosen = new Map<string, { readonly manifest: Manifest; readonly given: boolean }>();
  for (const manifest of answer) chosen.set(identityOf(manifest), { manifest, given: false });
  // The learner's own come first, in drawings too.
  const beside = new Map(given.map((manifest) => [identityOf(manifest), { manifest, given: true }]));
  for (const [id, each] of beside) if (!chosen.has(id)) chosen.set(id, each);
  const all = [...chosen.values()].filter(({ manifest }) => manifest.object !== undefined);
  const of = (kind: string) => all.filter(({ manifest }) => manifest.kind === kind);
  const configMaps = of('ConfigMap').map((each) => configMapFact(each.manifest, each.given));
  const secrets = of('Secret').map((each) => secretFact(each.manifest, each.given));
  const workloads = all
    .filter(({ manifest }) => isWorkload(manifest.kind))
    .map((each) => {
      const neighbours = neighboursIn(namespaceOf(each.manifest), configMaps, secrets);
      return workloadFact(each.manifest, neighbours, each.given);
    });
  const services = of('Service').map((each) => serviceFact(each.manifest, each.given));
  const others = all
    .filter(({ manifest }) => !KNOWN.has(manifest.kind) && !isWorkload(manifest.kind))
    .map(({ manifest }) => ({ kind: manifest.kind, name: nameOf(manifest), origin: { manifest, path: [] } }));
  return { workloads, services, configMaps, secrets, others };
}

const KNOWN: ReadonlySet<string> = new Set(['ConfigMap', 'Secret', 'Service']);
