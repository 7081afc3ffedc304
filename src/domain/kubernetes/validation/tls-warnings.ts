/** A block of PEM text, such as `CERTIFICATE`. */
const BLOCK = /-----BEGIN ([^\n-]*)-----[\s\S]*?-----END \1-----/g;

const typesIn = (text: string): readonly string[] => [...text.matchAll(BLOCK)].map((block) => block[1] ?? '');

const listed = (types: readonly string[]): string => `[${types.join(' ')}]`;

/**
 * What crypto/tls.X509KeyPair says before it looks into certificate and key, and the API server with it
 * (warningsForSecret in pkg/registry/core/secret/strategy.go); '' where both are there. Whether they belong together is not judged.
 */
export function keyPairProblem(certificate: string, key: string): string {
  const ofCertificate = typesIn(certificate);
  if (!ofCertificate.includes('CERTIFICATE')) return certificateProblem(ofCertificate);
  const ofKey = typesIn(key);
  return ofKey.some((type) => type.endsWith('PRIVATE KEY')) ? '' : keyProblem(ofKey);
}

function certificateProblem(types: readonly string[]): string {
  if (types.length === 0) return 'tls: failed to find any PEM data in certificate input';
  return types.length === 1 && types[0]?.endsWith('PRIVATE KEY') === true
    ? 'tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched'
    : `tls: failed to find "CERTIFICATE" PEM block in certificate input after skipping PEM blocks of the following types: ${listed(types)}`;
}

function keyProblem(types: readonly string[]): string {
  if (types.length === 0) return 'tls: failed to find any PEM data in key input';
  return types.length === 1 && types[0] === 'CERTIFICATE'
    ? 'tls: found a certificate rather than a key in the PEM for the private key'
    : `tls: failed to find PEM block with type ending in "PRIVATE KEY" in key input after skipping PEM blocks of the following types: ${listed(types)}`;
}
