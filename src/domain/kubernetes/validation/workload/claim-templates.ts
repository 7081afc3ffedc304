import { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { PersistentVolumeClaim, PodTemplateSpec, Volume } from '#domain/kubernetes/schema/api.gen.ts';
import { validateClaimSpec } from '#domain/kubernetes/validation/claim.ts';
import { FieldErrors } from '#domain/kubernetes/validation/field-errors.ts';
import { validatePodTemplate } from './template.ts';

/** validateVolumeClaimTemplates in pkg/apis/apps/validation: the specs alone, names may repeat. */
export function validateClaimTemplates(
  claims: readonly PersistentVolumeClaim[],
  path: FieldPath,
  errors: FieldErrors,
): void {
  for (const [at, { spec = {} }] of claims.entries())
    validateClaimSpec(spec, path.index(at).child('spec'), errors);
}

/** A volume of the template as it is validated, and where it is written. */
interface PlacedVolume {
  readonly volume: Volume;
  readonly steps: readonly (string | number)[];
}

/**
 * The Pod template with the volumes that its Pods will have: one for each claim template in front, which hides a volume of the
 * same name. After volumesToAddForTemplates in pkg/apis/apps/validation. Printed indices of volumes count the claims.
 */
export function validateTemplateWithClaims(
  template: PodTemplateSpec,
  claims: readonly PersistentVolumeClaim[],
  path: FieldPath,
  errors: FieldErrors,
): void {
  const placed = placedVolumes(template, claims);
  const spec = { ...template.spec, volumes: placed.map(({ volume }) => volume) };
  const inner = new FieldErrors();
  const templatePath = path.child('template');
  validatePodTemplate({ ...template, spec }, templatePath, inner);
  const before = templatePath.child('spec', 'volumes').steps.length;
  for (const error of inner.errors) {
    const { steps } = error.path;
    const at = steps[before];
    const home = steps[before - 1] === 'volumes' && typeof at === 'number' ? placed[at]?.steps : undefined;
    const found = home === undefined ? error.path : pathTo([...home, ...steps.slice(before + 1)]);
    errors.errors.push({ ...error, path: found.printedAs(error.path.toString()) });
  }
}

function placedVolumes(
  { spec = {} }: PodTemplateSpec,
  claims: readonly PersistentVolumeClaim[],
): readonly PlacedVolume[] {
  const ofClaims = new Map<string, PlacedVolume>();
  for (const [at, { metadata = {} }] of claims.entries()) {
    const name = metadata.name ?? '';
    const volume = { name, persistentVolumeClaim: { claimName: name } };
    if (!ofClaims.has(name))
      ofClaims.set(name, { volume, steps: ['spec', 'volumeClaimTemplates', at, 'metadata'] });
  }
  const own = (spec.volumes ?? []).map((volume, at): PlacedVolume => ({
    volume,
    steps: ['spec', 'template', 'spec', 'volumes', at],
  }));
  return [...ofClaims.values(), ...own.filter(({ volume }) => !ofClaims.has(volume.name ?? ''))];
}

function pathTo(steps: readonly (string | number)[]): FieldPath {
  let path = FieldPath.root;
  for (const step of steps) path = typeof step === 'number' ? path.index(step) : path.child(step);
  return path;
}
