import { FieldPath } from '#domain/kubernetes/field-path.ts';
import type { ConfigMap } from '#domain/kubernetes/schema/api.gen.ts';
import { decodedSize } from './base64-size.ts';
import { byteLength } from './common/bytes.ts';
import { invalidForEach } from './common/messages.ts';
import { isConfigMapKey, nameIsDNSSubdomain } from './common/names.ts';
import type { FieldErrors } from './field-errors.ts';
import { validateObjectMeta } from './metadata.ts';

/** What a ConfigMap or a Secret may hold, in bytes. */
export const MOST_BYTES = 1024 * 1024;

/** After ValidateConfigMap in pkg/apis/core/validation. */
export function validateConfigMap(configMap: ConfigMap, errors: FieldErrors): void {
  const { root } = FieldPath;
  const { data = {}, binaryData = {} } = configMap;
  validateObjectMeta(configMap.metadata, true, nameIsDNSSubdomain, root.child('metadata'), errors);
  let size = 0;
  for (const [key, value] of Object.entries(data)) {
    const path = root.child('data').key(key);
    invalidForEach(errors, path, key, isConfigMapKey(key));
    if (Object.hasOwn(binaryData, key)) errors.invalid(path, key, 'duplicate of key present in binaryData');
    size += byteLength(value);
  }
  for (const [key, value] of Object.entries(binaryData)) {
    invalidForEach(errors, root.child('binaryData').key(key), key, isConfigMapKey(key));
    size += decodedSize(value);
  }
  // An empty path prints as brackets.
  if (size > MOST_BYTES) errors.tooLong(root.printedAs('[]'), MOST_BYTES);
}
