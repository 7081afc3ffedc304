import type { Diagnostic } from '#domain/kubernetes/diagnostic.ts';
import type { Manifest } from '#domain/kubernetes/manifest.ts';

/**
 * An object that comes from a cluster carries what nobody may write on create: `kubectl debug` adds ephemeral containers,
 * and the API server then holds them. That is no error of the learner, so these findings are dropped; every other stays.
 */
export function withoutLiveErrors(manifest: Manifest): Manifest {
  if (manifest.accepted || manifest.stage !== 'validate' || !isLive(manifest)) return manifest;
  const diagnostics = manifest.diagnostics.filter((one) => !isOfTheCluster(one));
  const { stage, ...rest } = manifest;
  const accepted = diagnostics.every(({ severity }) => severity !== 'error');
  return { ...rest, diagnostics, accepted, ...(accepted ? {} : { stage }) };
}

/** Only the API server gives a uid. */
function isLive({ written }: Manifest): boolean {
  const metadata = written?.metadata as Readonly<Record<string, unknown>> | undefined;
  return typeof metadata?.['uid'] === 'string' && metadata['uid'] !== '';
}

const isOfTheCluster = ({ field, severity }: Diagnostic): boolean =>
  severity === 'error' && /^spec\.ephemeralContainers\b/.test(field);
