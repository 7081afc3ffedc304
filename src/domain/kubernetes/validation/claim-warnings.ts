import { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { PersistentVolumeClaim, PersistentVolumeClaimSpec } from '#domain/kubernetes/schema/api.gen.ts';
import { isWhole } from './common/quantity.ts';
import { quantityOf } from './common/resources.ts';
import type { FieldErrors } from './field-errors.ts';

const BETA_CLASS = 'volume.beta.kubernetes.io/storage-class';

/** GetWarningsForPersistentVolumeClaim in pkg/api/persistentvolumeclaim/util.go. */
export function warnOfClaim(claim: PersistentVolumeClaim, errors: FieldErrors): void {
  if (Object.hasOwn(claim.metadata?.annotations ?? {}, BETA_CLASS)) {
    const path = FieldPath.root.child('metadata', 'annotations').key(BETA_CLASS);
    errors.warn(path, `${path.toString()}: deprecated since v1.8; use "storageClassName" attribute instead`);
  }
  warnOfClaimSpec(claim.spec ?? {}, FieldPath.root.child('spec'), 'spec', errors);
}

/** GetWarningsForPersistentVolumeClaimSpec: `500m` is half a byte. `printed` is the path that Kubernetes gives. */
export function warnOfClaimSpec(
  spec: PersistentVolumeClaimSpec,
  path: FieldPath,
  printed: string,
  errors: FieldErrors,
): void {
  for (const list of ['requests', 'limits'] as const) {
    const amounts = spec.resources?.[list] ?? {};
    const text = Object.hasOwn(amounts, 'storage') ? amounts['storage'] : undefined;
    if (text === undefined || isWhole(quantityOf(text))) continue;
    const shown = `${printed}.resources.${list}[storage]`;
    const detail = `fractional byte value ${JSON.stringify(text)} is invalid, must be an integer`;
    errors.warn(path.child('resources', list).key('storage'), `${shown}: ${detail}`);
  }
}
