import type { Manifest } from '#domain/kubernetes/manifest.ts';
import { admit } from './admission.ts';
import { convert } from './convert.ts';
import { encode } from './encode.ts';
import { leftOut } from './left-out.ts';
import { Listing } from './lines.ts';
import type { Stored } from './types.ts';

/**
 * The object that the API server would store for a manifest, and for each field why it is there: decoded, with its defaults
 * (`Manifest.object`), converted, and with what admission adds. A half-written manifest gives what could be read of it; one of
 * which nothing could be read gives undefined. `siblings` are the manifests that are applied with it.
 */
export function storedOf(manifest: Manifest, siblings: readonly Manifest[] = []): Stored | undefined {
  const { doc, kind, object, written, accepted } = manifest;
  if (object === undefined || written === undefined) return undefined;
  const converted = convert(object, kind);
  const admitted = admit(converted, kind, siblings);
  const { lines, added } = new Listing(
    { written, defaulted: encode(converted, kind), stored: encode(admitted, kind) },
    kind,
  );
  const name = converted.metadata?.name ?? '';
  return { doc, kind, name, accepted, lines, added, leftOut: leftOut(converted, kind) };
}
