import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import { isWhole } from '#domain/world/context.ts';
import { namespaceOf } from '#domain/world/identity.ts';
import { isSlip } from '#domain/world/nearness.ts';
import { within } from '#domain/world/origin.ts';
import type { VolumeFact, Workload, World } from '#domain/world/types.ts';
import { finding } from './finding.ts';

/** Claims that a Pod names and that are not there: the scheduler waits for them (volume_binding of the scheduler's plug-ins). */
export function claimFaults(workload: Workload, world: World): readonly Diagnostic[] {
  return workload.volumes.flatMap((volume) => missingClaim(volume, workload, world));
}

function missingClaim(volume: VolumeFact, workload: Workload, world: World): readonly Diagnostic[] {
  // A template makes its claims itself.
  const isOwn = volume.origin.path.includes('volumeClaimTemplates');
  if (volume.source !== 'persistentVolumeClaim' || volume.of === '' || isOwn) return [];
  const { namespace } = workload;
  const claims = world.others
    .filter(({ kind }) => kind === 'PersistentVolumeClaim')
    .map(({ name, origin }) => ({ name, namespace: namespaceOf(origin.manifest) }));
  if (claims.some((claim) => claim.name === volume.of && claim.namespace === namespace)) return [];
  const elsewhere = claims.find(({ name }) => name === volume.of);
  const meant = claims.find((claim) => claim.namespace === namespace && isSlip(claim.name, volume.of));
  if (elsewhere === undefined && meant === undefined && !isWhole(world)) return [];
  return [
    finding('fault', 'missing-object', within(volume.origin, 'persistentVolumeClaim', 'claimName'), {
      what: `There is no PersistentVolumeClaim ${volume.of} in namespace ${namespace}; the Pod stays Pending: persistentvolumeclaim "${volume.of}" not found`,
      why:
        elsewhere === undefined
          ? 'A Pod is put on a node only when its claims exist in its own namespace.'
          : `The claim ${volume.of} is in namespace ${elsewhere.namespace}, and a Pod sees only its own.`,
      fix:
        meant === undefined
          ? `Create the claim in namespace ${namespace}, or correct the name.`
          : `Is ${meant.name} meant?`,
    }),
  ];
}
